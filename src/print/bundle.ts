/** A file of a bundle. */
export interface BundledFile {
  readonly path: string
  readonly text: string
}

/**
 * A file as it stands in a bundle of several, which is one readable text in the txtar format: a line `-- PATH --` before
 * each file. Every file ends with a line end, so that the next marker begins a line; what looks like a marker inside a
 * file is a fault of ours. Source of the format: golang.org/x/tools txtar/archive.go, v0.28.0.
 */
export function bundled({ path, text }: BundledFile): string {
  if (hasMarker(text) || (text !== '' && !text.endsWith('\n'))) {
    throw new Error(`${path} cannot stand in a bundle`)
  }
  return `${bundleMarker(path)}${text}`
}

/** The line before a file of a bundle. */
export function bundleMarker(path: string): string {
  return `-- ${path} --\n`
}

/** To look for the beginning of a marker is ten times as fast as the expression. */
function hasMarker(text: string): boolean {
  return (text.startsWith('-- ') || text.includes('\n-- ')) && /^-- .+ --$/m.test(text)
}
