import * as fs from 'node:fs'
import type { FileSystem } from '../../src/cli/io.ts'

/** What happens at one operation on files. */
export type Fault =
  /** The operation has no effect, and the system says why. */
  | { readonly kind: 'fails'; readonly code: string }
  /** A write takes half of its bytes and the next one fails: a disk that gets full. Any other operation fails. */
  | { readonly kind: 'takes half'; readonly code: string }
  /** The process is gone before the operation or after it; nothing that it would still do has an effect. */
  | { readonly kind: 'dies before' }
  | { readonly kind: 'dies after' }
  /** Somebody else does something before the operation. */
  | { readonly kind: 'meets'; readonly other: () => void }

/** What is thrown where the process would be gone. */
export class Died extends Error {}

/** The operations that are counted, in the order in which they are called. */
const COUNTED = [
  'closeSync',
  'fchmodSync',
  'fstatSync',
  'lstatSync',
  'mkdirSync',
  'openSync',
  'readSync',
  'readdirSync',
  'realpathSync',
  'renameSync',
  'rmdirSync',
  'statSync',
  'unlinkSync',
  'writeSync',
] as const satisfies readonly (keyof FileSystem)[]

/** A file system of real files whose operation number `at`, counted from 0, has a fault. */
export function faultyFs(at: number, fault: Fault): { readonly fs: FileSystem; readonly calls: string[] } {
  const calls: string[] = []
  let dead = false
  let full: string | undefined
  const wrap = (name: (typeof COUNTED)[number]) => {
    const real = fs[name] as (...rest: unknown[]) => unknown
    return (...rest: unknown[]): unknown => {
      const hit = calls.push(`${name} ${rest.find((each) => typeof each === 'string') ?? ''}`) === at + 1
      if (dead) throw died(name, rest)
      if (name === 'writeSync' && full !== undefined) throw errno(full)
      if (!hit) return real(...rest)
      switch (fault.kind) {
        case 'meets':
          fault.other()
          return real(...rest)
        case 'dies before':
          dead = true
          throw died(name, rest)
        case 'dies after':
          real(...rest)
          dead = true
          throw new Died()
        case 'takes half':
          if (name !== 'writeSync') break
          full = fault.code
          return halfWritten(rest)
        case 'fails':
          break
      }
      // A file that cannot be closed as it should is closed none the less.
      if (name === 'closeSync') real(...rest)
      throw errno(fault.code)
    }
  }
  const wrapped = Object.fromEntries(COUNTED.map((name) => [name, wrap(name)])) as Partial<FileSystem>
  return { fs: { ...fs, ...wrapped }, calls }
}

/** The system closes the files of a process that is gone. */
function died(name: string, [fd]: readonly unknown[]): Died {
  if (name === 'closeSync' && typeof fd === 'number') fs.closeSync(fd)
  return new Died()
}

function halfWritten([fd, bytes, from]: readonly unknown[]): number {
  if (typeof fd !== 'number' || !(bytes instanceof Uint8Array) || typeof from !== 'number') throw new Error()
  return fs.writeSync(fd, bytes, from, (bytes.length - from) >> 1)
}

function errno(code: string): Error {
  return Object.assign(new Error(code), { code, errno: -1 })
}
