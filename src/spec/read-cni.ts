import { ANTREA } from '../facts/antrea.ts'
import { CONTAINERD_WINDOWS_DIRS } from '../facts/containerd-releases.ts'
import type { KubernetesVersion } from '../facts/versions.ts'
import { IPAM_NAMES } from '../facts/ipam-options.ts'
import type { Cluster, Delegate, Driver, Plugin } from './cluster.ts'
import { ipamOf } from './pairs.ts'
import { asChoice, asText } from './parse.ts'
import { type Default, read, type Reader } from './reader.ts'
import { asWindowsPath } from './windows-path.ts'
import { asCniFileName } from './cni-file-name.ts'
import { cniVersionReaders } from './cni-versions.ts'

type Cni = Cluster['cni']

/** What the CNI configuration file is for. */
interface Surroundings {
  readonly kubernetes: KubernetesVersion
  readonly runtime: Cluster['runtime']
  /** Of the network. */
  readonly name: string
  readonly driver: Driver
  readonly plugin: Plugin
  readonly delegate?: Delegate
}

/** The CNI configuration file: its form, its place, and who hands out addresses. */
export function readCni(reader: Reader, surroundings: Surroundings): Cni {
  const { runtime, name, driver, plugin } = surroundings
  const containerd = runtime.name === 'containerd'
  const form = read<Cni['form']>(
    reader,
    ['cni', 'form'],
    asChoice(['conf', 'conflist']),
    containerd
      ? { value: 'conflist', why: 'what containerd loads without converting it' }
      : { value: 'conf', why: 'what every published setup with dockershim has' },
  )
  return {
    form,
    version: readVersion(reader, surroundings),
    fileName: read(reader, ['cni', 'fileName'], asCniFileName(form), {
      value: `10-${name}.${form}`,
      why: '`10-`, the network name and the form',
    }),
    confDirectory: read(
      reader,
      ['cni', 'confDirectory'],
      asWindowsPath,
      plugin === 'antrea'
        ? { value: ANTREA.confDirectory, why: 'where Antrea puts its own' }
        : containerd
          ? { value: CONTAINERD_WINDOWS_DIRS.conf, why: 'default of containerd' }
          : { value: 'C:\\k\\cni\\config', why: 'where the scripts of microsoft/SDN put it' },
    ),
    binDirectory: read(
      reader,
      ['cni', 'binDirectory'],
      asWindowsPath,
      plugin === 'antrea'
        ? { value: ANTREA.binDirectory, why: 'where the agent of Antrea looks for host-local' }
        : containerd
          ? { value: CONTAINERD_WINDOWS_DIRS.bin, why: 'default of containerd' }
          : { value: 'C:\\k\\cni', why: 'where the scripts of microsoft/SDN put it' },
    ),
    ipam: read(reader, ['cni', 'ipam'], asChoice(IPAM_NAMES), defaultIpam(driver, plugin)),
  }
}

function defaultIpam(driver: Driver, plugin: Plugin): Default<Cni['ipam']> {
  const [value = 'host-local'] = ipamOf(driver, plugin)
  if (plugin === 'flannel') return { value, why: 'the flannel plugin writes no other' }
  return {
    value,
    why: value === 'host-local' ? 'the IPAM plugin that Windows has' : `the usual one of ${plugin}`,
  }
}

/**
 * 1.0.0 where every reader takes it, else 0.3.0, which all do. What calls the plugins with containerd is not known; up to
 * containerd 1.5, of the days of Kubernetes 1.23, it takes results up to 0.4.0 only.
 */
function readVersion(reader: Reader, surroundings: Surroundings): string {
  const { kubernetes, runtime, plugin } = surroundings
  if (plugin === 'antrea')
    return asRead({ value: ANTREA.cniVersion, why: 'as in the file that Antrea installs' })
  const strangers = cniVersionReaders(runtime, surroundings).filter(({ takes }) => !takes.includes(NEWER))
  const [stranger] = strangers
  if (stranger !== undefined) return asRead({ value: OLDER, why: `${NEWER} is unknown to ${stranger.name}` })
  if (kubernetes.minor <= 23) {
    return asRead({
      value: OLDER,
      why: `containerd of the days of 1.${kubernetes.minor} may not know ${NEWER}`,
    })
  }
  return asRead({ value: NEWER, why: 'newest version that every release of these programs takes' })

  function asRead(otherwise: Default<string>): string {
    return read(reader, ['cni', 'version'], asText, otherwise)
  }
}

const NEWER = '1.0.0'
const OLDER = '0.3.0'
