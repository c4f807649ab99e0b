import * as fs from 'node:fs'
import { main } from '../../src/cli/main.ts'
import type { FileSystem, Io, Output, Threads } from '../../src/cli/io.ts'

export interface Ran {
  readonly exit: number
  readonly stdout: string
  readonly stderr: string
}

export interface Given {
  readonly stdin?: string | Uint8Array
  readonly env?: Readonly<Record<string, string>>
  /** File operations that behave differently. */
  readonly fs?: Partial<FileSystem>
  /** Called before every write to the standard output; may throw. */
  readonly onWrite?: () => void
  /** One thread where it is absent. */
  readonly threads?: Threads
  readonly terminal?: boolean
  readonly columns?: number
}

/** Runs a command line in this process, with streams that are collected. */
export async function hnsc(argv: readonly string[], given: Given = {}): Promise<Ran> {
  const io = fakeIo(given)
  const exit = await main(argv, io)
  return { exit, stdout: io.stdout.text(), stderr: io.stderr.text() }
}

/** A world for commands: real files, and streams that are collected. */
export function fakeIo(given: Given = {}): Io & { readonly stdout: Collector; readonly stderr: Collector } {
  const { terminal = false, columns = 80 } = given
  return {
    stdin: (most) => {
      const bytes = Buffer.from(given.stdin ?? '')
      return bytes.length > most ? 'too long' : bytes
    },
    stdout: collector(terminal, columns, given.onWrite),
    stderr: collector(terminal, columns),
    env: given.env ?? {},
    fs: { ...fs, ...given.fs },
    process: { id: process.pid, isRunning: (id) => id === process.pid },
    spareMemory: () => undefined,
    threads: async () =>
      given.threads ?? { cores: 1, judgeApart: () => Promise.reject(new Error('there is one thread here')) },
  }
}

interface Collector extends Output {
  readonly text: () => string
}

function collector(terminal: boolean, columns: number, onWrite?: () => void): Collector {
  const chunks: Buffer[] = []
  return {
    terminal,
    columns,
    write: (data) => {
      onWrite?.()
      chunks.push(Buffer.from(data))
    },
    text: () => Buffer.concat(chunks).toString(),
  }
}
