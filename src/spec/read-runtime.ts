import { NEWEST_FLANNELD } from '../facts/flanneld-releases.ts'
import { newestModelled } from '../facts/modelled-releases.ts'
import {
  atLeast,
  formatKubernetesVersion,
  type KubernetesVersion,
  type ProgramVersion,
} from '../facts/versions.ts'
import type { Cluster, Driver, Plugin } from './cluster.ts'
import { asChoice, asProgramVersion } from './parse.ts'
import { type Default, read, readOptional, type Reader } from './reader.ts'

type Runtime = Cluster['runtime']

/** The last release of the plugins in the days of dockershim that Kubernetes' own scripts installed. */
const DOCKERSHIM_CNI_PLUGINS = release([0, 8, 7])

/** The container runtime and the releases of the programs of the node's network. */
export function readRuntime(
  reader: Reader,
  kubernetes: KubernetesVersion,
  { plugin, driver }: { readonly plugin: Plugin; readonly driver: Driver },
): Runtime {
  const name = read(
    reader,
    ['runtime', 'name'],
    asChoice(['containerd', 'dockershim']),
    defaultName(kubernetes),
  )
  const cniPlugins = read(
    reader,
    ['runtime', 'cniPlugins'],
    asProgramVersion,
    name === 'containerd'
      ? { value: newestModelled('plugins'), why: 'newest CNI plugins known' }
      : { value: DOCKERSHIM_CNI_PLUGINS, why: 'the release of the days of dockershim' },
  )
  const flannel: Default<ProgramVersion> = { value: NEWEST_FLANNELD, why: 'newest flannel known' }
  const flannelCni = defaultFlannelCni(cniPlugins)
  const azureVnet = readAzureVnet(reader, plugin, driver)
  if (plugin !== 'flannel') {
    // Read for its mistakes only: without flannel the values mean nothing.
    read(reader, ['runtime', 'flannel'], asProgramVersion, flannel)
    read(reader, ['runtime', 'flannelCni'], asProgramVersion, flannelCni)
    return { name, cniPlugins, flannel: flannel.value, flannelCni: flannelCni.value, ...azureVnet }
  }
  return {
    name,
    cniPlugins,
    flannel: read(reader, ['runtime', 'flannel'], asProgramVersion, flannel),
    flannelCni: read(reader, ['runtime', 'flannelCni'], asProgramVersion, flannelCni),
    ...azureVnet,
  }
}

function readAzureVnet(reader: Reader, plugin: Plugin, driver: Driver): Pick<Runtime, 'azureVnet'> {
  const path = ['runtime', 'azureVnet']
  if (plugin === 'azure-vnet') {
    return { azureVnet: read(reader, path, asProgramVersion, defaultAzureVnet(driver)) }
  }
  readOptional(reader, path, asProgramVersion)
  return {}
}

/** Which release decides on the type of the network. */
function defaultAzureVnet(driver: Driver): Default<ProgramVersion> {
  return driver === 'l2tunnel'
    ? { value: release([1, 6, 15]), why: 'the last release that makes an L2Tunnel network' }
    : { value: release([1, 8, 12]), why: 'newest azure-vnet known' }
}

function defaultName(kubernetes: KubernetesVersion): Default<Runtime['name']> {
  if (kubernetes.minor >= 20) return { value: 'containerd', why: 'the usual runtime' }
  const version = formatKubernetesVersion(kubernetes)
  return { value: 'dockershim', why: `containerd is not stable on Windows with Kubernetes ${version}` }
}

/** The flannel plugin was a part of the CNI plugins until 1.0.0 (containernetworking/plugins 77233dd7). */
function defaultFlannelCni(cniPlugins: ProgramVersion): Default<ProgramVersion> {
  return atLeast(cniPlugins, '1.0.0')
    ? { value: newestModelled('flannel'), why: 'newest flannel CNI plugin known' }
    : { value: cniPlugins, why: 'these CNI plugins still hold the flannel plugin' }
}

function release(numbers: readonly number[]): ProgramVersion {
  return { numbers, suffix: '' }
}
