import type { EnvironmentSetting, Launch, ProgramLine, ProgramLines } from './program-line.ts'
import { programOfPath } from './program-name.ts'
import { isOpen, joinPlaced, type Placed, scanPlaced, slicePlaced } from './placed.ts'
import { splitArguments } from './split-arguments.ts'

/** What one command tells. `installs`: the program of a service. */
export type Found = ProgramLines & { readonly installs?: { readonly service: string; readonly exe: Placed } }

/** What a command tells that is none of ours. */
export const NONE: Found = { lines: [], environment: [] }

/** What is known of the arguments beside themselves. */
export interface Named {
  readonly program?: ProgramLine['program'] | undefined
  readonly head?: Placed | undefined
  readonly launch: Launch
  readonly service?: string
  readonly cmdlet?: true
  readonly splitPath?: Placed
  readonly isWrapped?: true
  readonly partial?: true
}

/** The arguments of one program. */
export function linesOf(words: readonly Placed[], { head, program, ...rest }: Named): Found {
  const at = head ?? words[0]
  if (at === undefined) return NONE
  return { lines: [{ program, head: at, words, ...rest }], environment: [] }
}

/** True for a path that a variable or a placeholder stands for. */
export function isUnseen(exe: Placed): boolean {
  return isOpen(exe) || exe.text.includes('<')
}

/**
 * The words of a command line with the parts of its path as one, where that has a blank and no quotes:
 * `C:\Program Files\k\kubelet.exe`; undefined for any other.
 */
export function joinedPath(words: readonly Placed[]): { path: Placed; words: readonly Placed[] } | undefined {
  const [first] = words
  if (first === undefined || !/^[A-Za-z]:[\\/]|^\\\\/.test(first.text) || isComplete(first)) return undefined
  const last = words.findIndex(isComplete)
  const parts = words.slice(0, last + 1)
  if (parts.length < 2 || parts.some(({ text }) => text.startsWith('-'))) return undefined
  const path = joinPlaced(parts)
  return { path, words: [path, ...words.slice(last + 1)] }
}

/** True for what ends like a program. */
function isComplete({ text }: Placed): boolean {
  return /\.(exe|cmd|bat|ps1)$/i.test(text) || programOfPath(text) !== undefined
}

/** The program itself, where another one such as kube-log-runner.exe may stand before it. */
export function behindRunner(words: readonly Placed[], named: Named): Found | undefined {
  const index = words.findIndex(({ text }) => programOfPath(text) !== undefined)
  const head = words[index]
  if (head === undefined) return undefined
  const known = { ...named, program: programOfPath(head.text), head }
  return linesOf(words.slice(index + 1), index === 0 ? known : { ...known, isWrapped: true })
}

/**
 * The arguments of a program whose command line is made of words with blanks between them, the quotes of the shell being
 * gone: those with a blank fall apart, unless quotes that are left keep them together. The ends of a word keep their
 * place, quotes and all.
 */
export function rejoined(words: readonly Placed[]): readonly Placed[] {
  const starts = new Map(words.map((word) => [word.units[0]?.start, word.start]))
  const ends = new Map(words.map((word) => [word.units.at(-1)?.end, word.end]))
  return splitArguments(scanPlaced(joinPlaced(words))).map((part) => ({
    ...part,
    start: starts.get(part.start) ?? part.start,
    end: ends.get(part.end) ?? part.end,
  }))
}

/** `NAME=VALUE`, or `+NAME=VALUE` and `:NAME=VALUE` of nssm. */
export function pair(word: Placed, service?: string): EnvironmentSetting[] {
  const equals = word.text.indexOf('=')
  if (equals < 1) return []
  const value = slicePlaced(word, equals + 1)
  const name = word.text.slice(0, equals).replace(/^[+:]/, '')
  return [{ name, value: isOpen(value) ? undefined : value, ...(service === undefined ? {} : { service }) }]
}
