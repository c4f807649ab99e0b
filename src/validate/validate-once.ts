import type { Diagnostic } from '../generated/types.ts'
import { decode } from '../text/decode.ts'
import { documentOf } from '../text/document.ts'
import type { SourceText } from '../text/source.ts'
import { validate, type Validated, type ValidateOptions } from './validate.ts'

/**
 * `validate` for many files: of those that have the same name, in whatever folder, and the same text only the first is
 * judged. A fleet has the same configuration on every node. What is known already is given by its `keyOf`.
 */
export function validateOnce(
  options: ValidateOptions,
  known: ReadonlyMap<string, Validated> = new Map(),
): (source: SourceText) => Validated {
  const judged = new Map(known)
  return (source) => {
    const alike = keyOf(source)
    if (alike === undefined) return validate(source, options)
    const before = judged.get(alike.key)
    if (before !== undefined) return elsewhere(before, source.path, alike.text)
    const fresh = validate(source, options)
    judged.set(alike.key, fresh)
    return fresh
  }
}

/**
 * What files have in common of which the same is found, and the text of this one. Undefined where something is wrong with
 * the bytes: others may give the same text, and that is said of each file.
 */
export function keyOf(source: SourceText): { readonly key: string; readonly text: string } | undefined {
  const { text, problems } = decode(source.text)
  if (problems.length > 0) return undefined
  return { key: `${source.path.slice(source.path.lastIndexOf('/') + 1)}\0${text}`, text }
}

/** What was found in one file, as it is found in another of that path. */
function elsewhere({ kind, diagnostics, document }: Validated, path: string, text: string): Validated {
  const before = document.pieces[0].path
  const moved = <T extends { readonly path: string }>(location: T): T =>
    location.path === before ? { ...location, path } : location
  const there = (diagnostic: Diagnostic): Diagnostic => ({
    ...diagnostic,
    location: moved(diagnostic.location),
    ...(diagnostic.related === undefined
      ? {}
      : { related: diagnostic.related.map((one) => ({ ...one, location: moved(one.location) })) }),
  })
  return { kind, diagnostics: diagnostics.map(there), document: documentOf(path, text, document.tree) }
}
