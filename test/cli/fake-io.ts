import * as fs from 'node:fs'
import { main } from '../../src/cli/main.ts'
import type { FileSystem, Io, Output } from '../../src/cli/io.ts'

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
  readonly terminal?: boolean
  readonly columns?: number
}

/** Runs a command line in this process, with streams that are collected. */
export async function hnsc(argv: readonly string[], given: Given = {}): Promise<Ran> {
  const { terminal = false, columns = 80 } = given
  const stdout = collector(terminal, columns)
  const stderr = collector(terminal, columns)
  const io: Io = {
    stdin: { readAll: () => Buffer.from(given.stdin ?? '') },
    stdout,
    stderr,
    env: given.env ?? {},
    fs: { ...fs, ...given.fs },
  }
  const exit = await main(argv, io)
  return { exit, stdout: stdout.text(), stderr: stderr.text() }
}

function collector(terminal: boolean, columns: number): Output & { text(): string } {
  const chunks: Buffer[] = []
  return {
    terminal,
    columns,
    write: (data) => void chunks.push(Buffer.from(data)),
    text: () => Buffer.concat(chunks).toString(),
  }
}
