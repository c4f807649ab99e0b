import type { Io } from './io.ts'
import type { Attempt } from './problem.ts'
import { readConfDir } from './read-conf-dir.ts'
import { readInput } from './read-input.ts'

/** One text to be checked; its path is what diagnostics call it. */
export interface CheckedInput {
  readonly path: string
  readonly text: Uint8Array | string
  readonly isStdin: boolean
}

/** What the arguments name: files, the standard input for `-` or nothing, and of directories what containerd looks at. */
export function validateInputs(
  paths: readonly string[],
  stdinName: string | undefined,
  io: Io,
): Attempt<readonly CheckedInput[]> {
  const inputs: CheckedInput[] = []
  for (const path of paths.length === 0 ? ['-'] : paths) {
    const read = isDirectory(path, io) ? inDirectory(path, io) : inputAt(path, stdinName, io)
    if (!read.ok) return read
    inputs.push(...read.value)
  }
  return { ok: true, value: inputs }
}

function isDirectory(path: string, io: Io): boolean {
  return path !== '-' && io.fs.statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

function inDirectory(path: string, io: Io): Attempt<readonly CheckedInput[]> {
  const dir = readConfDir(path, io)
  if (!dir.ok) return dir
  const files = dir.value.files
    .filter(({ name }) => /^[^/]+\.(conf|conflist|json)$/.test(name))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
  return {
    ok: true,
    value: files.map(({ name, bytes }) => ({ path: `${path}/${name}`, text: bytes, isStdin: false })),
  }
}

function inputAt(path: string, stdinName: string | undefined, io: Io): Attempt<readonly CheckedInput[]> {
  const input = readInput(path, io)
  if (!input.ok) return input
  const name = path === '-' ? (stdinName ?? input.value.path) : path
  return { ok: true, value: [{ path: name, text: input.value.text, isStdin: path === '-' }] }
}
