/** A file of a bundle. */
export interface BundledFile {
  readonly path: string
  readonly text: string
}

/**
 * Several files as one readable text, in the txtar format: a line `-- PATH --` before each file. Every file ends with a
 * line end, so that its marker begins a line; what looks like a marker inside a file is a fault of ours.
 * Source of the format: golang.org/x/tools txtar/archive.go, v0.28.0.
 */
export function* bundle(files: Iterable<BundledFile>): Generator<string> {
  for (const { path, text } of files) {
    if (mayHoldMarker(text) || (text !== '' && !text.endsWith('\n'))) {
      throw new Error(`${path} cannot stand in a bundle`)
    }
    yield `${bundleMarker(path)}${text}`
  }
}

/** The line before a file of a bundle. */
export function bundleMarker(path: string): string {
  return `-- ${path} --\n`
}

/** Any line that begins like a marker: no file of ours has one. */
function mayHoldMarker(text: string): boolean {
  return text.startsWith('-- ') || text.includes('\n-- ')
}
