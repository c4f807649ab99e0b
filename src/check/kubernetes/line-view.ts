import type { KubernetesVersion } from '../../facts/versions.ts'
import { isOpen, type Placed } from '../../text/command-line/placed.ts'
import { placeholderAt } from '../../text/command-line/placeholder.ts'
import type { EnvironmentSetting, ProgramLine } from '../../text/command-line/program-line.ts'
import type { Dialect } from '../../text/command-line/read-script.ts'
import type { ProgramName } from '../../text/command-line/program-name.ts'
import type { Span } from '../../text/tree.ts'
import type { ArgumentPlace } from '../../programs/pflag.ts'

/** The command line of one program, as the rules look at it. */
export interface LineView {
  readonly program: ProgramName
  readonly line: ProgramLine
  /** The arguments; a placeholder with blanks is one. */
  readonly words: readonly Placed[]
  readonly args: readonly string[]
  readonly environment: readonly EnvironmentSetting[]
  /** The whole document, and the language that it is read in. */
  readonly text: string
  readonly dialect: Dialect
  /** True where a variable or placeholder stands for arguments that nobody can see: nothing is missing for sure. */
  readonly hasMore: boolean
}

/** The release that a document is judged for. */
export type Minor = KubernetesVersion['minor']

/** The place of an argument, or of its end from an offset on, up to another one. */
export function spanOf({ words }: LineView, { argument, from }: ArgumentPlace, to?: number): Span {
  const word = words[argument]
  if (word === undefined) return { start: 0, end: 0 }
  if (from === 0 && to === undefined) return { start: word.start, end: word.end }
  const first = word.units[from]
  const last = to === undefined ? word.units.at(-1) : word.units[to - 1]
  if (first === undefined) return { start: word.end, end: word.end }
  return { start: first.start, end: Math.max(last?.end ?? first.end, first.start) }
}

/** The text of an argument from an offset on. */
export function valueOf({ args }: LineView, { argument, from }: ArgumentPlace): string {
  return (args[argument] ?? '').slice(from)
}

/** True where part of the text behind a place is known at run time only, or is a placeholder. */
export function isUnknown({ words }: LineView, { argument, from }: ArgumentPlace): boolean {
  const word = words[argument]
  if (word === undefined) return false
  return word.units.slice(from).some(({ open }) => open) || hasPlaceholder(word.text.slice(from))
}

/** True where a text holds a placeholder. */
export function hasPlaceholder(text: string): boolean {
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
    if (placeholderAt(text, at) > 0) return true
  }
  return false
}

/** True for an argument that is nothing but a variable or a placeholder. */
export function standsForMore(word: Placed): boolean {
  if (word.text !== '' && placeholderAt(word.text, 0) === word.text.length) return true
  // In single quotes a variable is text for now: somebody is going to write a script of it.
  if (/^(\$[\w:.{}]+|@\w+|%\w+%)$/.test(word.text)) return true
  return (
    isOpen(word) &&
    !word.text.startsWith('-') &&
    word.units.every(({ open }) => open || !word.text.includes('='))
  )
}
