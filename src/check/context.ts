import type { KubernetesVersion, ProgramVersion } from '../facts/versions.ts'
import type { WindowsTarget } from '../facts/windows-target.ts'
import type { Cluster } from '../spec/cluster.ts'

/**
 * What is known of the node that a document is meant for. An absent member is unknown: what depends on it is a warning
 * that says so; with the member given it becomes an error or goes away.
 */
export interface Context {
  readonly kubernetes?: KubernetesVersion
  readonly windows?: WindowsTarget
  readonly runtime?: 'containerd' | 'dockershim'
  /** Release of containernetworking/plugins. */
  readonly cniPlugins?: ProgramVersion
  /** Release of flanneld. */
  readonly flannel?: ProgramVersion
  /** Release of the flannel CNI plugin. */
  readonly flannelCni?: ProgramVersion
  /** Release of azure-vnet. */
  readonly azureVnet?: ProgramVersion
  /** What the network is to be, where a spec is given: files are held against it. */
  readonly cluster?: Cluster
}
