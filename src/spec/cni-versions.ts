import { ANTREA } from '../facts/antrea.ts'
import { flannelCniRelease } from '../facts/flannel-cni-releases.ts'
import { formatProgramVersion } from '../facts/versions.ts'
import { libraryVersions, pluginsRelease, windowsVersions } from '../facts/plugin-generations.ts'
import type { Cluster, Plugin } from './cluster.ts'
import { endpointPlugin, isWcn } from './pairs.ts'
import { CALICO_VERSIONS } from '../facts/calico-releases.ts'
import { WCN_VERSIONS } from '../facts/plugin-keys.ts'
import { azureVersions } from '../facts/azure-vnet-releases.ts'

/** A program that compares `cniVersion` with a list of its own, as text. */
export interface VersionReader {
  /** As the subject of a sentence. */
  readonly name: string
  readonly takes: readonly string[]
  readonly stops: string
  /** What to take in its place, where another `cniVersion` is no choice. */
  readonly instead: string
}

/** What plugins with a list of their own take. */
const TAKEN = {
  antrea: libraryVersions(ANTREA.cni),
  calico: CALICO_VERSIONS,
} as const satisfies Partial<Record<Plugin, readonly string[]>>

/**
 * Every program of the node that reads `cniVersion`. host-local takes whatever the plugins of its release take. The
 * kubelet is its own caller with dockershim, and its libcni was never newer than v0.8.1 (kubernetes/kubernetes go.mod,
 * v1.23.0; containernetworking/cni pkg/version/version.go NewResult, v0.8.1).
 */
export function cniVersionReaders(
  runtime: Cluster['runtime'],
  network: Pick<Cluster['network'], 'plugin' | 'delegate'>,
): readonly VersionReader[] {
  const { plugin } = network
  const asks = endpointPlugin(network)
  const { name, cniPlugins, flannelCni, azureVnet } = runtime
  const incompatible = 'incompatible CNI versions'
  return [
    azureVnet !== undefined
      ? {
          name: `azure-vnet ${formatProgramVersion(azureVnet)}`,
          takes: azureVersions(azureVnet),
          stops: incompatible,
          instead: 'newer azure-vnet',
        }
      : plugin === 'antrea' || plugin === 'calico'
        ? {
            name: plugin,
            takes: TAKEN[plugin],
            stops: incompatible,
            instead: 'another plugin',
          }
        : isWcn(asks)
          ? { name: asks, takes: WCN_VERSIONS, stops: incompatible, instead: 'another plugin' }
          : {
              name: `win-bridge and win-overlay ${formatProgramVersion(cniPlugins)}`,
              takes: windowsVersions(pluginsRelease(cniPlugins)),
              stops: incompatible,
              instead: 'newer CNI plugins',
            },
    ...(plugin === 'flannel'
      ? [
          {
            name: `the flannel CNI plugin ${formatProgramVersion(flannelCni)}`,
            takes: libraryVersions(flannelCniRelease(flannelCni).cni),
            stops: incompatible,
            instead: 'a newer flannel CNI plugin',
          },
        ]
      : []),
    ...(name === 'dockershim'
      ? [
          {
            name: 'the kubelet with dockershim',
            takes: libraryVersions('0.8.1'),
            stops: 'unsupported CNI result version',
            instead: 'containerd',
          },
        ]
      : []),
  ]
}
