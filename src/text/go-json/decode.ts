import type { Path } from '../tree.ts'
import type { GoRaw } from './raw.ts'
import { type DecodeNote, type GoDecodeError, hereOf, newRun } from './run.ts'
import { type GoDocument, scan } from './scan.ts'
import type { GoType } from './types.ts'

/** What a decoding leaves behind: the variable's value (also after an error, as in Go), and what became of each place. */
export interface GoDecoded<T> {
  readonly value: T
  readonly error?: GoDecodeError
  /** Places whose value is in `value`: scalars, raw pieces, whole `any` values, empty lists and maps. */
  readonly read: readonly Path[]
  /** Unknown keys, and nulls that change nothing. */
  readonly ignored: readonly DecodeNote[]
  /** Places whose value a later key replaced. */
  readonly overwritten: readonly DecodeNote[]
}

export interface DecodeOptions {
  /** Where the tree stands in the whole document; paths are counted from its root. */
  readonly at?: Path
  /** True for decoders that match struct keys exactly, as k8s.io/apimachinery does from v0.23. */
  readonly caseSensitive?: boolean
}

/** Decodes a scanned document into a Go type, as `json.Unmarshal` does. */
export function decode<T>(document: GoDocument, type: GoType<T>, options: DecodeOptions = {}): GoDecoded<T> {
  const run = newRun(document.text, options.caseSensitive ?? false)
  const value = type.decode(run, document.tree, hereOf(options.at ?? []), type.zero())
  const { error, read, ignored, overwritten } = run
  const outcome = { value, read: read.map(({ path }) => path), ignored, overwritten }
  return error === undefined ? outcome : { ...outcome, error }
}

/** Decodes a raw piece later on; places are still those of the document that it came from. */
export function decodeRaw<T>(
  raw: GoRaw,
  type: GoType<T>,
  options: Omit<DecodeOptions, 'at'> = {},
): GoDecoded<T> {
  if (raw.document !== undefined) return decode(raw.document, type, { ...options, at: raw.path })
  return unmarshal(raw.text, type, options)
}

/** Go's `json.Unmarshal`: scans and decodes; after a syntax error the value is zero. */
export function unmarshal<T>(
  input: string | Uint8Array,
  type: GoType<T>,
  options: DecodeOptions = {},
): GoDecoded<T> {
  const scanned = scan(input)
  if (scanned.ok) return decode(scanned.value, type, options)
  const { text, offset } = scanned.error
  const error = { text, path: [], span: { start: offset, end: Math.min(offset + 1, scanned.text.length) } }
  return { value: type.zero(), error, read: [], ignored: [], overwritten: [] }
}
