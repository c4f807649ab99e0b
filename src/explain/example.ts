/** What a code looks like in a file, and how it is mended; made from test/examples/. */
export interface CodeExample {
  /** The command line that finds it, without the name of the file. */
  readonly command: string
  readonly bad: ExampleFile
  readonly good: ExampleFile
  /** What `--fix` makes of the bad file, and whether that needs `--unsafe`. */
  readonly fixed?: string
  readonly unsafe?: true
  /** What hnsc prints about the bad file. */
  readonly printed: string
}

/** A file of an example: its text is what stands in it, decoded. */
export interface ExampleFile {
  readonly name: string
  readonly text: string
}
