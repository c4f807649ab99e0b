import { basename, join } from 'node:path'
import type { ConfDir } from '../programs/libcni.ts'
import type { SourceText } from '../text/source.ts'
import type { Validated } from '../validate/validate.ts'
import type { Io } from './io.ts'
import { isDirectory } from './is-directory.ts'
import { listDirectory } from './list-directory.ts'
import type { Problem } from './problem.ts'
import { readConfDir } from './read-conf-dir.ts'
import { readInput } from './read-input.ts'

/** One text to be checked; its path is what diagnostics call it. */
export interface CheckedInput {
  readonly path: string
  readonly text: Uint8Array | string
  readonly isStdin: boolean
  /** True for a file that nobody named, in a directory that was searched: it may be of no concern. */
  readonly isFound?: boolean
}

/** What is to be checked, and the directories that are to be looked at as a whole. */
export interface CheckedInputs {
  readonly inputs: readonly CheckedInput[]
  readonly dirs: readonly ConfDir[]
  /** Why some cannot be read; the others are checked none the less. */
  readonly unread: readonly Problem[]
}

/**
 * What the arguments name: files, the standard input for `-` or nothing, and of directories what containerd looks at and
 * other files of a node. A directory with a `.conf` or `.conflist` is one of containerd, which does not descend; any
 * other one is searched with all that is below it.
 */
export function validateInputs(
  paths: readonly string[],
  stdinName: string | undefined,
  io: Io,
): CheckedInputs {
  const read = paths.length === 0 ? ['-'] : paths
  return joined(
    read.map((path) =>
      path !== '-' && isDirectory(path, io) ? directory(path, io) : inputAt(path, stdinName, io),
    ),
  )
}

function directory(path: string, io: Io): CheckedInputs {
  const listed = listDirectory(path, io)
  if (!listed.ok) return unreadable(listed.problem)
  const { files, folders } = listed.value
  if (folders.length === 0 || files.some((name) => CNI_NAME.test(name))) return ofContainerd(path, io)
  const searched = searchedDirectory(path, io, 0)
  if (searched.inputs.length > 0 || searched.unread.length > 0) return searched
  return { inputs: [], dirs: [{ path, files: [] }], unread: [] }
}

/** The files of a directory and of those in it, but for what tools keep there for themselves. */
function searchedDirectory(path: string, io: Io, depth: number): CheckedInputs {
  const listed = listDirectory(path, io)
  if (!listed.ok) return unreadable(listed.problem)
  const { files, folders } = listed.value
  const own = files.some((name) => CHECKED.test(name)) ? [ofContainerd(path, io, 'leave out')] : []
  const inside = depth < DEEPEST && !files.some((name) => CNI_NAME.test(name)) ? folders : []
  const all = joined([...own, ...inside.map((name) => searchedDirectory(`${path}/${name}`, io, depth + 1))])
  return { ...all, inputs: all.inputs.map((input) => ({ ...input, isFound: true })) }
}

/** More than any repository has; a file system may loop. */
const DEEPEST = 32

function ofContainerd(path: string, io: Io, ifLong?: 'leave out'): CheckedInputs {
  const { dir, unread: early } = readConfDir(path, io, ifLong)
  const files = dir.files
    .filter(({ name }) => CHECKED.test(name))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const inputs: CheckedInput[] = []
  const unread = [...early]
  for (const { name, bytes } of files) {
    const read = LOOKED_AT.test(name) ? undefined : readInput(join(path, name), io)
    if (read?.ok === false) unread.push(read.problem)
    else {
      const found = SCRIPT.test(name) ? { isFound: true } : {}
      inputs.push({ path: `${path}/${name}`, text: read?.value.text ?? bytes, isStdin: false, ...found })
    }
  }
  // Of a directory that is not known as a whole it is not known which file containerd takes.
  if (unread.length > 0) return { inputs, dirs: [], unread }
  // Where nothing is to be checked, what else lies there does not matter, but for names that are almost right.
  const near = dir.files.filter(({ name }) => /\.(conf|conflist|json)$/i.test(name))
  return { inputs, dirs: [inputs.length > 0 ? dir : { path, files: near }], unread }
}

function unreadable(problem: Problem): CheckedInputs {
  return { inputs: [], dirs: [], unread: [problem] }
}

function joined(parts: readonly CheckedInputs[]): CheckedInputs {
  return {
    inputs: parts.flatMap(({ inputs }) => inputs),
    dirs: parts.flatMap(({ dirs }) => dirs),
    unread: parts.flatMap(({ unread }) => unread),
  }
}

/** What containerd looks at, and what else of a node may lie beside it: subnet.env, configurations in YAML, scripts. */
const LOOKED_AT = /^[^/]+\.(conf|conflist|json)$/
const CHECKED = /^[^/]+\.(conf|conflist|json|env|ya?ml|psm?1|cmd|bat)$/
/** Scripts of all kinds lie beside those that start the programs of a node. */
const SCRIPT = /\.(psm?1|cmd|bat)$/
const CNI_NAME = /^[^/]+\.(conf|conflist)$/

/**
 * False for a file that a search has come by and that is of no kind that hnsc knows, has but the `type` in common with a
 * CNI configuration, or is a script that starts none of the programs: it is somebody else's.
 */
export function isOfConcern(input: CheckedInput, judge: (source: SourceText) => Validated): boolean {
  if (input.isFound !== true || CNI_NAME.test(basename(input.path))) return true
  const { kind, document, diagnostics } = judge(input)
  if (kind === 'cni-conf') return OF_CNI.test(document.pieces[0].text)
  return kind !== undefined && !diagnostics.some(({ code }) => code === 'WIN400')
}

const OF_CNI = /"(?:cniVersion|ipam|delegate|policies|AdditionalArgs)"/i

function inputAt(path: string, stdinName: string | undefined, io: Io): CheckedInputs {
  const input = readInput(path, io)
  if (!input.ok) return unreadable(input.problem)
  const name = path === '-' ? (stdinName ?? input.value.path) : path
  const inputs = [{ path: name, text: input.value.text, isStdin: path === '-' }]
  return { inputs, dirs: [], unread: [] }
}
