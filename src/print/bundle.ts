/** A file of a bundle. */
export interface BundledFile {
  readonly path: string
  readonly text: string
}

/**
 * The text of a file as it stands in a bundle of several, behind its marker. The whole is one readable text in the txtar
 * format: a line `-- PATH --` before each file. Every file ends with a line end, so that the next marker begins a line; that
 * no file of ours has a line like a marker belongs to the check of our own output (src/compile/check-artifact.ts).
 */
export function bundledText({ path, text }: BundledFile): string {
  if (text !== '' && !text.endsWith('\n')) {
    throw new Error(`${path} cannot stand in a bundle`)
  }
  return text
}

/** The line before a file of a bundle. */
export function bundleMarker(path: string): string {
  return `-- ${path} --\n`
}
