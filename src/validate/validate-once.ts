import type { Diagnostic } from '../generated/types.ts'
import { decode } from '../text/decode.ts'
import { documentOf } from '../text/document.ts'
import type { SourceText } from '../text/source.ts'
import { validate, type Validated, type ValidateOptions } from './validate.ts'

/**
 * `validate` for many files: of those that have the same name, in whatever folder, and the same text only the first is
 * judged. A fleet has the same configuration on every node.
 */
export function validateOnce(options: ValidateOptions): (source: SourceText) => Validated {
  const judged = new Map<string, Validated>()
  return (source) => {
    const { text, problems } = decode(source.text)
    // Other bytes may give the same text; what is wrong with them is said of each file.
    if (problems.length > 0) return validate(source, options)
    const key = `${source.path.slice(source.path.lastIndexOf('/') + 1)}\0${text}`
    const known = judged.get(key)
    if (known !== undefined) return elsewhere(known, source.path, text)
    const fresh = validate(source, options)
    judged.set(key, fresh)
    return fresh
  }
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
