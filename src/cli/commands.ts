import type { CommandModule, CommandRow, Invocation, OptionRow, OptionsOf } from './command-row.ts'
import { CIDR_COMMANDS } from './rows/cidr-commands.ts'
import { FILE_COMMANDS } from './rows/file-commands.ts'
import { POLICY_COMMANDS } from './rows/policy-commands.ts'
import { SPEC_COMMANDS } from './rows/spec-commands.ts'

/** Options that every command takes. */
export const GLOBAL_OPTIONS = [
  {
    name: 'color',
    summary: 'color the text for people',
    takes: { word: 'WHEN', choices: ['auto', 'always', 'never'], default: 'auto' },
  },
  { name: 'help', alias: 'h', summary: 'show the help of hnsc or of a command' },
  { name: 'version', summary: 'show the version' },
] as const satisfies readonly OptionRow[]

/**
 * Every command: the one truth for parsing, help, completion and docs/cli.md. To add one, write its module and
 * its row in rows/; then `npm run docs`.
 */
export const COMMANDS = [
  ...SPEC_COMMANDS,
  ...FILE_COMMANDS,
  ...CIDR_COMMANDS,
  ...POLICY_COMMANDS,
  {
    name: 'completion',
    summary: 'print a completion script for a shell',
    positional: {
      word: 'SHELL',
      summary: 'the shell',
      count: 'one',
      choices: ['bash', 'zsh', 'fish', 'powershell'],
    },
    options: [],
    examples: [
      { command: 'source <(hnsc completion bash)', summary: 'complete in this bash' },
      {
        command: 'hnsc completion powershell | Out-String | Invoke-Expression',
        summary: 'complete in this PowerShell',
      },
    ],
    load: (): Promise<CommandModule> => import('./completion.ts'),
  },
] as const satisfies readonly CommandRow[]

export type CommandName = (typeof COMMANDS)[number]['name']

/** The invocation of one command, with the options of its row. */
export type InvocationOf<Name extends CommandName> = Invocation<
  OptionsOf<
    | Extract<(typeof COMMANDS)[number], { readonly name: Name }>['options'][number]
    | (typeof GLOBAL_OPTIONS)[number]
  >
>
