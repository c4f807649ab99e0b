import * as fs from 'node:fs'
import { type Input, type Io, type Output, OutputClosed } from './io.ts'
import { isErrno } from './errno.ts'

/** The process's own streams, environment and files. */
export function nodeIo(): Io {
  return { stdin: input(0), stdout: output(1), stderr: output(2), env: process.env, fs }
}

/**
 * An input that is read at once. Asynchronous reading would cost the loading of Node's streams, and a command has
 * nothing to do before its input is there.
 */
function input(fd: number): Input {
  return {
    readAll: () => {
      const chunks: Buffer[] = []
      for (;;) {
        const chunk = Buffer.allocUnsafe(65_536)
        const length = retry(() => readOrEnd(fd, chunk))
        if (length === 0) return Buffer.concat(chunks)
        chunks.push(chunk.subarray(0, length))
      }
    },
  }
}

function readOrEnd(fd: number, chunk: Uint8Array): number {
  try {
    return fs.readSync(fd, chunk)
  } catch (error) {
    // Windows reports the end of a pipe as an error.
    if (isErrno(error, 'EOF')) return 0
    throw error
  }
}

/**
 * An output that is written at once, so that nothing is lost when the process ends. A Windows console takes text
 * only through Node's own stream.
 */
function output(fd: 1 | 2): Output {
  // A terminal is a character device; asking for that first spares loading the terminal code for files and pipes.
  const terminal = isCharacterDevice(fd) && (fd === 1 ? process.stdout : process.stderr).isTTY
  const stream = terminal ? (fd === 1 ? process.stdout : process.stderr) : undefined
  return {
    terminal,
    columns: stream?.columns ?? 80,
    write: (data) => {
      if (stream !== undefined && process.platform === 'win32') stream.write(data)
      else writeAll(fd, typeof data === 'string' ? Buffer.from(data) : data)
    },
  }
}

function isCharacterDevice(fd: number): boolean {
  try {
    return fs.fstatSync(fd).isCharacterDevice()
  } catch {
    return false
  }
}

function writeAll(fd: number, data: Uint8Array): void {
  let done = 0
  while (done < data.length) {
    done += retry(() => {
      try {
        return fs.writeSync(fd, data, done)
      } catch (error) {
        if (isErrno(error, 'EPIPE')) throw new OutputClosed()
        throw error
      }
    })
  }
}

/** The other end of a non-blocking pipe may be slow: tries again after a moment. */
function retry<T>(operation: () => T): T {
  for (;;) {
    try {
      return operation()
    } catch (error) {
      if (!isErrno(error, 'EAGAIN')) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, MOMENT)
    }
  }
}

/** Milliseconds between two tries at a pipe that is full or empty. */
const MOMENT = 2
