import type { Io } from './io.ts'
import type { ExitCode } from './exit-code.ts'

/** One command as data: the arguments it takes, how help and completion speak of it, and where its code is. */
export interface CommandRow {
  /** One word, or the words of a group and a word: `cidr check`, `cidr ops merge`. */
  readonly name: string
  /** What the command does, in one line without a final period. */
  readonly summary: string
  /** Markdown for docs/cli.md: what the summary has no room for. */
  readonly notes?: string
  readonly positional?: Positional
  readonly options: readonly OptionRow[]
  readonly examples: readonly Example[]
  /** The command's module, loaded when the command runs and not before. */
  readonly load: () => Promise<CommandModule>
}

/** The one positional argument of a command. */
export interface Positional {
  /** As help shows it, in capitals: `SPEC`. */
  readonly word: string
  readonly summary: string
  /** How often it may stand: once, once or not at all, any number of times, at least once. */
  readonly count: 'one' | 'optional' | 'any' | 'some'
  readonly choices?: readonly string[]
  /** What completion offers; absent: nothing but the choices. */
  readonly complete?: 'file' | 'directory'
}

/** One option. Without `takes` it is a switch. */
export interface OptionRow {
  /** Without the hyphens, in kebab case. */
  readonly name: string
  /** A single letter. */
  readonly alias?: string
  readonly summary: string
  readonly takes?: {
    /** As help shows it, in capitals: `DIR`. */
    readonly word: string
    readonly choices?: readonly string[]
    readonly complete?: 'file' | 'directory'
    readonly default?: string
  }
  /** May be given several times; only with `takes`. */
  readonly repeatable?: true
}

export interface Example {
  readonly command: string
  readonly summary: string
}

/** The values of options by their names: boolean for a switch, a list for a repeatable option. */
export type Values = Readonly<Record<string, boolean | string | readonly string[] | undefined>>

/** What the command line asks of a command. */
export interface Invocation<Options = Values> {
  readonly positionals: readonly string[]
  readonly options: Options
}

/** The values that some rows of options give. */
export type OptionsOf<Row extends OptionRow> = { readonly [O in Row as O['name']]: ValueOf<O> }

/** The type of an option's value: boolean, text, one of the choices, or a list of them; undefined when not given. */
export type ValueOf<O extends OptionRow> = O extends { readonly takes: infer T }
  ? O extends { readonly repeatable: true }
    ? readonly TextOf<T>[]
    : T extends { readonly default: string }
      ? TextOf<T>
      : TextOf<T> | undefined
  : boolean

type TextOf<T> = T extends { readonly choices: readonly (infer C)[] } ? C : string

/** What a command's module exports. A method, so that a command may narrow the invocation to its own row's. */
export interface CommandModule {
  run(invocation: Invocation, io: Io): ExitCode | Promise<ExitCode>
}
