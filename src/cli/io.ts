import type * as fs from 'node:fs'

/** The file operations that commands use: part of `node:fs`, so that a test can make one of them fail. */
export type FileSystem = Pick<
  typeof fs,
  | 'closeSync'
  | 'fstatSync'
  | 'fsyncSync'
  | 'lstatSync'
  | 'mkdirSync'
  | 'openSync'
  | 'readSync'
  | 'readdirSync'
  | 'realpathSync'
  | 'renameSync'
  | 'statSync'
  | 'unlinkSync'
  | 'writeSync'
>

/** Everything of the outside world that a command may touch. */
export interface Io {
  readonly stdin: Input
  /** The product. */
  readonly stdout: Output
  /** The talk: diagnostics where the product is something else, progress, errors. */
  readonly stderr: Output
  readonly env: Readonly<Record<string, string | undefined>>
  readonly fs: FileSystem
}

export interface Input {
  /** Everything up to the end of the input. */
  readonly readAll: () => Uint8Array
}

export interface Output {
  readonly write: (data: string | Uint8Array) => void
  /** True when a person is likely to look at it. */
  readonly terminal: boolean
  /** The width of the terminal in columns; 80 where there is none. */
  readonly columns: number
}

/** What `write` throws when nobody reads the output any more: `hnsc … | head`. */
export class OutputClosed extends Error {}
