import { join } from 'node:path'
import type { ConfDir } from '../programs/libcni.ts'
import type { Io } from './io.ts'
import { isDirectory } from './is-directory.ts'
import type { Attempt } from './problem.ts'
import { readConfDir } from './read-conf-dir.ts'
import { readInput } from './read-input.ts'

/** One text to be checked; its path is what diagnostics call it. */
export interface CheckedInput {
  readonly path: string
  readonly text: Uint8Array | string
  readonly isStdin: boolean
}

/** What is to be checked, and the directories that are to be looked at as a whole. */
export interface CheckedInputs {
  readonly inputs: readonly CheckedInput[]
  readonly dirs: readonly ConfDir[]
}

/**
 * What the arguments name: files, the standard input for `-` or nothing, and of directories what containerd looks at and
 * other files of a node.
 */
export function validateInputs(
  paths: readonly string[],
  stdinName: string | undefined,
  io: Io,
): Attempt<CheckedInputs> {
  const inputs: CheckedInput[] = []
  const dirs: ConfDir[] = []
  for (const path of paths.length === 0 ? ['-'] : paths) {
    const read = path !== '-' && isDirectory(path, io) ? inDirectory(path, io) : inputAt(path, stdinName, io)
    if (!read.ok) return read
    inputs.push(...read.value.inputs)
    dirs.push(...read.value.dirs)
  }
  return { ok: true, value: { inputs, dirs } }
}

function inDirectory(path: string, io: Io): Attempt<CheckedInputs> {
  const dir = readConfDir(path, io)
  if (!dir.ok) return dir
  const files = dir.value.files
    .filter(({ name }) => CHECKED.test(name))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const inputs: CheckedInput[] = []
  for (const { name, bytes } of files) {
    const full = join(path, name)
    const read = LOOKED_AT.test(name) ? undefined : readInput(full, io)
    if (read?.ok === false) return read
    inputs.push({ path: `${path}/${name}`, text: read?.value.text ?? bytes, isStdin: false })
  }
  return { ok: true, value: { inputs, dirs: [dir.value] } }
}

/** What containerd looks at, and what else of a node may lie beside it: subnet.env, configurations in YAML, scripts. */
const LOOKED_AT = /^[^/]+\.(conf|conflist|json)$/
const CHECKED = /^[^/]+\.(conf|conflist|json|env|ya?ml|psm?1|cmd|bat)$/

function inputAt(path: string, stdinName: string | undefined, io: Io): Attempt<CheckedInputs> {
  const input = readInput(path, io)
  if (!input.ok) return input
  const name = path === '-' ? (stdinName ?? input.value.path) : path
  const inputs = [{ path: name, text: input.value.text, isStdin: path === '-' }]
  return { ok: true, value: { inputs, dirs: [] } }
}
