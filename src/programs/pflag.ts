import { findFlag, type FlagFact, flagPresence } from '../facts/flag.ts'
import * as go from '../text/go-json.ts'
import { flagValueError } from './pflag/value-error.ts'

/** One flag of a command line, as pflag takes it. */
export interface FlagUse {
  readonly flag: FlagFact
  /** The name as it is written, without hyphens. */
  readonly spelled: string
  /** The text that the flag is set to. */
  readonly value: string
  /** Which arguments: the flag's own, and the next one where that is the value. */
  readonly argument: number
  /** Where the value stands; undefined where the flag stands alone. */
  readonly valueAt: ArgumentPlace | undefined
}

/** A place in an argument: from an offset to its end. */
export interface ArgumentPlace {
  readonly argument: number
  readonly from: number
}

export type ArgumentErrorKind =
  'unknown-flag' | 'unknown-shorthand' | 'bad-syntax' | 'needs-argument' | 'bad-value' | 'help'

/** Something that ends the program before it starts; it prints the first one. */
export interface ArgumentError {
  readonly kind: ArgumentErrorKind
  /** The text of pflag, verbatim. */
  readonly text: string
  readonly at: ArgumentPlace
  /** The flag's name as it is written, without hyphens. */
  readonly name: string
  /** The flag, where the program or another release of it has one of this name. */
  readonly flag?: FlagFact
}

/** Arguments as pflag sorts them. */
export interface ParsedArguments {
  /** In their order; for most flags the last one counts, lists add up. */
  readonly uses: readonly FlagUse[]
  /** Indexes of the arguments that are neither flags nor their values. */
  readonly positionals: readonly number[]
  /** In their order. The program itself stops at the first; the others are what it would say then. */
  readonly errors: readonly ArgumentError[]
}

/**
 * What pflag makes of the arguments of kube-proxy or kubelet at a minor release: `--x=v` and `--x v`, flags that need no
 * value (`--x`), `-v` and `-h`, `_` for `-`, and `--` as the end of the flags. Flags may stand behind other arguments.
 * Source: spf13/pflag flag.go v1.0.3 to v1.0.9 parseArgs; k8s.io/component-base cli/flag WordSepNormalizeFunc.
 */
export function parseArguments(
  args: readonly string[],
  flags: readonly FlagFact[],
  minor: number,
): ParsedArguments {
  const uses: FlagUse[] = []
  const positionals: number[] = []
  const errors: ArgumentError[] = []
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? ''
    if (arg === '--') {
      for (let rest = i + 1; rest < args.length; rest++) positionals.push(rest)
      break
    }
    if (!arg.startsWith('-') || arg === '-') {
      positionals.push(i)
      continue
    }
    const parsed = arg.startsWith('--') ? longFlag(args, i, flags, minor) : shortFlag(args, i, flags, minor)
    uses.push(...(parsed.uses ?? []))
    if (parsed.error !== undefined) errors.push(parsed.error)
    if (parsed.takesNext) i++
  }
  return { uses, positionals, errors }
}

interface Parsed {
  readonly uses?: readonly FlagUse[]
  readonly error?: ArgumentError
  readonly takesNext?: boolean
}

function longFlag(args: readonly string[], i: number, flags: readonly FlagFact[], minor: number): Parsed {
  const arg = args[i] ?? ''
  const equals = arg.indexOf('=', 3)
  const name = equals < 0 ? arg.slice(2) : arg.slice(2, equals)
  if (/^[-=]/.test(name)) {
    return {
      error: { kind: 'bad-syntax', text: `bad flag syntax: ${arg}`, at: { argument: i, from: 0 }, name },
    }
  }
  const flag = findFlag(flags, name)
  const known = flag !== undefined && flagPresence(flag, minor) !== 'no'
  const alone = equals < 0 && !(flag !== undefined && needsValue(flag))
  const next = args[i + 1]
  const takesNext = equals < 0 && !alone && next !== undefined
  const at = { argument: i, from: 0 }
  const ofFlag = { at, name, ...(flag === undefined ? {} : { flag }) }
  if (!known) {
    if (name === 'help') return { error: { kind: 'help', text: 'pflag: help requested', ...ofFlag } }
    // What follows is likely its value, and no mistake of its own.
    const follows =
      equals < 0 && next !== undefined && !next.startsWith('-') && (flag === undefined || needsValue(flag))
    return { error: { kind: 'unknown-flag', text: `unknown flag: --${name}`, ...ofFlag }, takesNext: follows }
  }
  if (equals < 0 && !alone && next === undefined) {
    return { error: { kind: 'needs-argument', text: `flag needs an argument: ${arg}`, ...ofFlag } }
  }
  const value = equals >= 0 ? arg.slice(equals + 1) : alone ? 'true' : (next ?? '')
  const valueAt =
    equals >= 0 ? { argument: i, from: equals + 1 } : alone ? undefined : { argument: i + 1, from: 0 }
  return { ...used({ flag, spelled: name, value, argument: i, valueAt }, minor), takesNext }
}

/** `-v 4`, `-v=4`, `-v4`: the klog flag has a letter; every other word behind one hyphen is a row of letters. */
function shortFlag(args: readonly string[], i: number, flags: readonly FlagFact[], minor: number): Parsed {
  const arg = args[i] ?? ''
  const letters = arg.slice(1)
  const letter = [...letters][0] ?? ''
  const at = { argument: i, from: 0 }
  const name = letters.replace(/=.*$/s, '')
  const meant = findFlag(flags, name)
  const of = { at, name, ...(meant === undefined ? {} : { flag: meant }) }
  if (letter === 'h') return helpFlag(letters, i, flags, minor)
  const flag = letter === 'v' ? findFlag(flags, 'v') : undefined
  if (flag === undefined) {
    const text = `unknown shorthand flag: ${quoteByte(letter)} in -${letters}`
    return { error: { kind: 'unknown-shorthand', text, ...of } }
  }
  const next = args[i + 1]
  if (letters.length > 2 && letters[1] === '=') {
    const valueAt = { argument: i, from: 3 }
    return used({ flag, spelled: 'v', value: letters.slice(2), argument: i, valueAt }, minor)
  }
  if (letters.length > 1) {
    const valueAt = { argument: i, from: 2 }
    return used({ flag, spelled: 'v', value: letters.slice(1), argument: i, valueAt }, minor)
  }
  if (next === undefined) {
    return { error: { kind: 'needs-argument', text: `flag needs an argument: 'v' in -v`, ...of } }
  }
  const valueAt = { argument: i + 1, from: 0 }
  return { ...used({ flag, spelled: 'v', value: next, argument: i, valueAt }, minor), takesNext: true }
}

/** `-h` is a boolean: it takes what stands behind `=`, and else the letters behind it are flags of their own. */
function helpFlag(letters: string, i: number, flags: readonly FlagFact[], minor: number): Parsed {
  const at = { argument: i, from: 0 }
  const flag = findFlag(flags, 'help')
  if (flag === undefined) return { error: { kind: 'help', text: 'pflag: help requested', at, name: 'h' } }
  if (/^h=./.test(letters)) {
    const valueAt = { argument: i, from: 3 }
    return used({ flag, spelled: 'h', value: letters.slice(2), argument: i, valueAt }, minor)
  }
  const help: FlagUse = { flag, spelled: 'h', value: 'true', argument: i, valueAt: undefined }
  if (letters === 'h') return { uses: [help] }
  const { uses = [], error } = shortFlag([`-${letters.slice(1)}`], 0, flags, minor)
  const name = letters.replace(/=.*$/s, '')
  return {
    uses: [help, ...uses.map((use) => ({ ...use, argument: i }))],
    ...(error === undefined ? {} : { error: { ...error, at, name } }),
  }
}

function used(use: FlagUse, minor: number): Parsed {
  const why = flagValueError(use.flag, use.value, minor)
  if (why === undefined) return { uses: [use] }
  const shown = SHORT.get(use.flag.name) ?? `--${use.flag.name}`
  const text = `invalid argument ${go.quote(use.value)} for ${go.quote(shown)} flag: ${why}`
  const at = use.valueAt ?? { argument: use.argument, from: 0 }
  return { uses: [use], error: { kind: 'bad-value', text, at, name: use.spelled, flag: use.flag } }
}

/** How pflag names a flag with a letter. */
const SHORT: ReadonlyMap<string, string> = new Map([
  ['v', '-v, --v'],
  ['help', '-h, --help'],
])

/** Boolean flags, and `--version`, stand alone. */
function needsValue({ type }: FlagFact): boolean {
  return type !== 'bool' && type !== 'version[=true]'
}

/** The first byte of a character as Go's %q prints it: pflag goes through the letters byte by byte. */
function quoteByte(character: string): string {
  const byte = String.fromCharCode(firstByte(character.codePointAt(0) ?? 0))
  return byte === "'" ? String.raw`'\''` : `'${go.quote(byte).slice(1, -1).replace('\\"', '"')}'`
}

/** Of a code point in UTF-8. */
function firstByte(code: number): number {
  if (code < 0x80) return code
  if (code < 0x800) return 0xc0 | (code >> 6)
  return code < 0x10000 ? 0xe0 | (code >> 12) : 0xf0 | (code >> 18)
}
