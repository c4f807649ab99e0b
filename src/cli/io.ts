import type * as fs from 'node:fs'
import type { Validated } from '../validate/validate.ts'
import type { JudgeTask } from './judge-many.ts'
import type { Bytes } from './read-to-end.ts'

/** The file operations that commands use: part of `node:fs`, so that a test can make one of them fail. */
export type FileSystem = Pick<
  typeof fs,
  | 'closeSync'
  | 'fchmodSync'
  | 'constants'
  | 'fstatSync'
  | 'lstatSync'
  | 'mkdirSync'
  | 'openSync'
  | 'readSync'
  | 'readdirSync'
  | 'realpathSync'
  | 'renameSync'
  | 'rmdirSync'
  | 'statSync'
  | 'unlinkSync'
  | 'writeSync'
>

/** Everything of the outside world that a command may touch. */
export interface Io {
  /** All of the standard input, when it is not longer than so many bytes. */
  readonly stdin: (most: number) => Bytes
  /** The product. */
  readonly stdout: Output
  /** The talk: diagnostics where the product is something else, progress, problems. */
  readonly stderr: Output
  readonly env: Readonly<Record<string, string | undefined>>
  readonly fs: FileSystem
  readonly process: ProcessTable
  /** Has memory given back early from now on, at a little more work: for inputs of many megabytes. */
  readonly spareMemory: () => void
  readonly threads: () => Promise<Threads>
}

/** Threads of this process that judge files. */
export interface Threads {
  /** How many can work at the same time, this one among them. */
  readonly cores: number
  /** Starts another one, and gives what it says of some files; rejects where there is none to be had. */
  readonly judgeApart: (task: JudgeTask) => Promise<readonly Validated[]>
}

export interface Output {
  /** Bytes are taken before it returns: their memory may be used again. */
  readonly write: (data: string | Uint8Array) => void
  /** True when a person is likely to look at it. */
  readonly terminal: boolean
  /** The width of the terminal in columns; 80 where there is none. */
  readonly columns: number
}

/** What a command needs to know of this process and the others, to tell its temporary files from theirs. */
export interface ProcessTable {
  readonly id: number
  readonly isRunning: (id: number) => boolean
}

/** What `write` throws when nobody reads the output any more: `hnsc … | head`. */
export class OutputClosed extends Error {}

/** What `write` throws when the output takes no more, such as a full disk. */
export class OutputFailed extends Error {
  /** The operating system's code, such as `ENOSPC`. */
  readonly code: string

  constructor(code: string) {
    super(code)
    this.code = code
  }
}
