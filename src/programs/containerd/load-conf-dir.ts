import { containerdRelease } from '../../facts/containerd-releases.ts'
import { parseProgramVersion, type ProgramVersion } from '../../facts/versions.ts'
import { confFile, confFiles, type ConfDir, type ConfList, confListFile } from '../libcni.ts'
import { failure, type Notes, type Outcome, success } from '../outcome.ts'

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
 * Source: containerd/go-cni opts.go `loadFromConfDir`, cni.go `Load`.
 */
export function loadConfDir(
  dir: ConfDir,
  containerd: ProgramVersion,
  maxConfNum = 1,
): Outcome<ContainerdNetworks> {
  const libcni = parseProgramVersion(containerdRelease(containerd).libcni) ?? containerd
  const files = confFiles(dir, EXTENSIONS)
  if (files.length === 0) {
    return failure(loadError(`no network config found in ${dir.path}: cni plugin not initialized`))
  }
  const networks: ContainerdNetwork[] = []
  for (const file of files) {
    const isList = file.name.endsWith('.conflist')
    const { result, ...notes } = isList ? confListFile(dir, file, libcni) : confFile(file, libcni)
    if (!result.ok) {
      if (result.error.panic === true) return failure(result.error, notes)
      const kind = isList ? 'CNI config list file' : 'CNI config file'
      return failure(
        loadError(
          `failed to load ${kind} ${pathOf(dir, file.name)}: ${result.error.text}: invalid cni config`,
        ),
        notes,
      )
    }
    networks.push({ ifName: `eth${networks.length}`, list: result.value, notes })
    if (networks.length === maxConfNum) break
  }
  return success({ networks, unused: unused(dir, files.slice(networks.length)) })
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

function loadError(text: string): string {
  return `cni config load failed: ${text}: failed to load cni config`
}

function pathOf(dir: ConfDir, name: string): string {
  return `${dir.path}${dir.path.includes('\\') ? '\\' : '/'}${name}`
}
