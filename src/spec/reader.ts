import type { Finding, Target } from '../diagnostic/finding.ts'
import { type Path, pointer, type Tree, valueAt } from '../text/tree.ts'

/** Whether a value stands in the spec; and if not, why it is what it is. */
export type Origin = { readonly kind: 'given' } | { readonly kind: 'default'; readonly why: string }

const GIVEN: Origin = { kind: 'given' }

/** Origins by the JSON pointer of the value in the resolved spec. */
export type Origins = ReadonlyMap<string, Origin>

/** A value, and its place in the spec. */
export interface Placed<T> {
  readonly value: T
  readonly at: Target
}

/** What is wrong with one value, apart from where it stands. */
export type Problem = Omit<Finding, 'at'>

/** Reads the text of a value. Without a problem the schema has already said what is wrong. */
export type Parse<T> = (
  text: string,
) => { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem?: Problem }

/** A default and the reason for it. */
export interface Default<T> {
  readonly value: T
  readonly why: string
}

/** A spec while it is read: its tree, and what has been found and decided so far. */
export interface Reader {
  readonly tree: Tree | undefined
  readonly findings: Finding[]
  readonly origins: Map<string, Origin>
}

/** The value at a path, or the default where it is absent or cannot be read; in the latter case with a finding. */
export function read<T>(reader: Reader, path: Path, parse: Parse<T>, otherwise: Default<T>): T {
  const text = scalarText(treeAt(reader, path))
  if (text === undefined) return defaulted(reader, path, otherwise)
  reader.origins.set(pointer(path), GIVEN)
  return parsedAt(reader, { value: text, at: { path } }, parse) ?? otherwise.value
}

/** The value at a path, or undefined where it is absent or cannot be read; in the latter case with a finding. */
export function readOptional<T>(reader: Reader, path: Path, parse: Parse<T>): T | undefined {
  if (treeAt(reader, path) === undefined) return undefined
  return read<T | undefined>(reader, path, parse, { value: undefined, why: '' })
}

/** True or false at a path. Anything else is the default here, and the schema must refuse it: that allows no text. */
export function readFlag(reader: Reader, path: Path, otherwise: Default<boolean>): boolean {
  const tree = treeAt(reader, path)
  if (tree?.kind !== 'boolean') return defaulted(reader, path, otherwise)
  reader.origins.set(pointer(path), GIVEN)
  return tree.value
}

/**
 * The values of a list at a path, each with its place; undefined where there is none. Where `commas` is true a string
 * is read too, as flags of Kubernetes write lists: its parts, with commas between them.
 */
export function readList<T>(
  reader: Reader,
  path: Path,
  parse: Parse<T>,
  commas = false,
): readonly Placed<T>[] | undefined {
  const tree = treeAt(reader, path)
  const texts = tree === undefined ? undefined : listTexts(tree, path, commas)
  if (texts === undefined) return undefined
  reader.origins.set(pointer(path), GIVEN)
  return parsedEach(reader, texts, parse)
}

/** What the text at a place says; undefined where it cannot be read, with a finding. */
export function parsedAt<T>(
  { findings }: Reader,
  { value, at }: Placed<string>,
  parse: Parse<T>,
): T | undefined {
  const parsed = parse(value)
  if (parsed.ok) return parsed.value
  if (parsed.problem !== undefined) findings.push({ ...parsed.problem, at })
  return undefined
}

/** What can be read of several texts, with their places. */
export function parsedEach<T>(
  reader: Reader,
  texts: readonly Placed<string>[],
  parse: Parse<T>,
): readonly Placed<T>[] {
  return texts.flatMap((text) => {
    const value = parsedAt(reader, text, parse)
    return value === undefined ? [] : [{ value, at: text.at }]
  })
}

/** Notes that a path has a default, and returns it. */
export function defaulted<T>(reader: Reader, path: Path, { value, why }: Default<T>): T {
  if (value !== undefined) reader.origins.set(pointer(path), { kind: 'default', why })
  return value
}

/** True when the spec itself gives a value at a path. */
export function isGiven(reader: Reader, path: Path): boolean {
  return reader.origins.get(pointer(path))?.kind === 'given'
}

/** The value at a path; null counts as absent (the schema speaks of it). */
export function treeAt(reader: Reader, path: Path): Tree | undefined {
  const tree = reader.tree === undefined ? undefined : valueAt(reader.tree, path)
  return tree?.kind === 'null' ? undefined : tree
}

/** The text of a string, or of a number as it is written: 1.30 without quotes is `1.30`, not 1.3. */
export function scalarText(tree: Tree | undefined): string | undefined {
  return tree?.kind === 'string' ? tree.value : tree?.kind === 'number' ? tree.raw : undefined
}

/** The texts of a list, or of a string with commas where `commas` is true, each with its place; undefined for anything else. */
export function listTexts(tree: Tree, path: Path, commas: boolean): readonly Placed<string>[] | undefined {
  if (tree.kind === 'array') {
    return tree.items.flatMap((item, i) => {
      const value = scalarText(item)
      return value === undefined ? [] : [{ value, at: { path: [...path, i] } }]
    })
  }
  if (tree.kind !== 'string' || !commas) return undefined
  return commaParts(tree.value).map(({ value, start }) => ({ value, at: partOf(tree, path, start, value) }))
}

function commaParts(text: string): readonly { readonly value: string; readonly start: number }[] {
  let start = 0
  return text.split(',').map((part) => {
    const own = start + (part.length - part.trimStart().length)
    start += part.length + 1
    return { value: part.trim(), start: own }
  })
}

/** The place of a part of a string, where it can be told: between plain quotes or without any. */
function partOf(tree: Tree & { kind: 'string' }, path: Path, start: number, part: string): Target {
  const quotes = tree.end - tree.start - tree.value.length
  if (quotes !== 0 && quotes !== 2) return { path }
  const from = tree.start + quotes / 2 + start
  return { path, span: { start: from, end: from + part.length } }
}
