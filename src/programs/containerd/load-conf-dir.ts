import { type ContainerdRelease, containerdRelease } from '../../facts/containerd-releases.ts'
import { constantVersion, type ProgramVersion } from '../../facts/versions.ts'
import { asFormat } from '../cni/as-format.ts'
import {
  type ConfDir,
  type ConfFile,
  confFiles,
  type ConfList,
  confListFile,
  listFromConf,
  pluginConf,
} from '../libcni.ts'
import { failure, joinNotes, type Notes, type Outcome, success } from '../outcome.ts'

/** One network that every pod is attached to. */
export interface ContainerdNetwork {
  /** `eth0`, `eth1`… in the order of the files. */
  readonly ifName: string
  readonly list: ConfList
  /** About the file that the list was read from. */
  readonly notes: Notes
}

export interface ContainerdNetworks {
  readonly networks: readonly ContainerdNetwork[]
  /** Files that are not looked at, in order, and why. */
  readonly unused: readonly { readonly name: string; readonly reason: string }[]
}

/**
 * The networks that containerd takes from its configuration directory: the first `maxConfNum` files in bytewise order
 * among `.conf`, `.conflist` and `.json` (0 or less: all of them). A file among those that libcni refuses is not
 * skipped; it makes the whole load fail, and the node is not ready.
 * Source: containerd/go-cni opts.go `loadFromConfDir`, cni.go `Load`; measured v1.0.2 to v1.1.14.
 */
export function loadConfDir(
  dir: ConfDir,
  containerd: ProgramVersion,
  maxConfNum = 1,
): Outcome<ContainerdNetworks> {
  const release = containerdRelease(containerd)
  const libcni = constantVersion(release.libcni) ?? containerd
  const loadError = (text: string): string =>
    `${asPrinted(`cni config load failed: ${text}`, release)}: failed to load cni config`
  const files = confFiles(dir, EXTENSIONS)
  if (files.length === 0) {
    return failure(loadError(`no network config found in ${dir.path}: cni plugin not initialized`))
  }
  const networks: ContainerdNetwork[] = []
  for (const file of files) {
    const { result, ...notes } = loadFile(dir, file, libcni)
    if (!result.ok) {
      return failure(result.error.panic === true ? result.error : loadError(result.error.text), notes)
    }
    networks.push({ ifName: `eth${networks.length}`, list: result.value, notes })
    if (networks.length === maxConfNum) break
  }
  return success({ networks, unused: unused(dir, files.slice(networks.length)) })
}

/** One file, with go-cni's words around libcni's error. */
function loadFile(dir: ConfDir, file: ConfFile, libcni: ProgramVersion): Outcome<ConfList> {
  const path = pathOf(dir, file.name)
  const wrapped = <T>(outcome: Outcome<T>, doing: string): Outcome<T> => {
    const { result, ...notes } = outcome
    if (result.ok || result.error.panic === true) return outcome
    return failure(`${doing}: ${result.error.text}: invalid cni config`, notes)
  }
  if (file.name.endsWith('.conflist')) {
    return wrapped(confListFile(dir, file, libcni), `failed to load CNI config list file ${path}`)
  }
  const conf = wrapped(
    pluginConf(file.bytes, libcni, { file: file.name, at: [] }),
    `failed to load CNI config file ${path}`,
  )
  if (!conf.result.ok) return { ...conf, result: conf.result }
  const list = wrapped(
    listFromConf(conf.result.value, libcni),
    `failed to convert CNI config file ${path} to CNI config list`,
  )
  return { result: list.result, ...joinNotes(conf, list) }
}

const EXTENSIONS = ['.conf', '.conflist', '.json']

function unused(dir: ConfDir, rest: readonly { readonly name: string }[]): ContainerdNetworks['unused'] {
  const inDir = dir.files.filter(({ name }) => !name.includes('/'))
  const other = inDir.filter(({ name }) => !EXTENSIONS.some((extension) => name.endsWith(extension)))
  return [
    ...rest.map(({ name }) => ({ name, reason: 'an earlier file in sort order is the one that is used' })),
    ...other.map(({ name }) => ({ name, reason: 'only `.conf`, `.conflist` and `.json` are looked at' })),
  ]
}

/** go-cni 1.0.2 takes the text for a format string, so that a `%` in the name of a file is garbled. */
function asPrinted(text: string, { goCni }: ContainerdRelease): string {
  return goCni === '1.0.2' ? asFormat(text) : text
}

function pathOf(dir: ConfDir, name: string): string {
  return `${dir.path}${dir.path.includes('\\') ? '\\' : '/'}${name}`
}
