import { findCode, nearestCode } from '../diagnostic/find-code.ts'
import type { Diagnostic } from '../generated/types.ts'
import type { Ignore } from '../spec/read-ignore.ts'
import type { Problem } from './problem.ts'

/** What `--ignore` and the spec leave out. */
export interface Suppression {
  readonly entries: readonly Ignored[]
  /** What is wrong with an entry of the command line. */
  readonly problem?: Problem
}

/** One code that is left out: everywhere, or in files whose paths end so, or at places of them. */
interface Ignored {
  readonly code: string
  readonly file?: string
  /** JSON pointer of what holds the places. */
  readonly at?: string
}

/** The entries of the command line, `CODE` or `CODE:PATH`, where the name of a code counts as the code. */
export function fromCommandLine(entries: readonly string[]): Suppression {
  const read: Ignored[] = []
  for (const entry of entries) {
    const [word = '', ...rest] = entry.split(':')
    const code = findCode(word)
    if (code === undefined) return { entries: [], problem: noCode(word) }
    read.push(rest.length === 0 ? { code } : { code, file: rest.join(':') })
  }
  return { entries: read }
}

function noCode(word: string): Problem {
  const near = nearestCode(word)
  return {
    message: `\`${word}\` is no diagnostic`,
    help: [near === undefined ? '`hnsc explain` lists them' : `did you mean \`${near}\`?`],
  }
}

/** The entries of a spec as far as they are about other files. */
export function fromSpec(entries: readonly Ignore[]): readonly Ignored[] {
  return entries.flatMap(({ code, at, file }) => {
    if (file !== undefined) return [{ code, file, at }]
    return at === '' ? [{ code }] : []
  })
}

/** True for a diagnostic that one of the entries leaves out. */
export function isSuppressed({ code, location }: Diagnostic, entries: readonly Ignored[]): boolean {
  const { path, pointer = '' } = location
  return entries.some(
    ({ code: wanted, file, at = '' }) =>
      wanted === code &&
      (file === undefined || path === file || path.endsWith(`/${file}`) || path.endsWith(`\\${file}`)) &&
      (at === '' || pointer === at || pointer.startsWith(`${at}/`)),
  )
}
