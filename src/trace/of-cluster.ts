import { CONTAINERD_RELEASES } from '../facts/containerd-releases.ts'
import { constantVersion, type ProgramVersion } from '../facts/versions.ts'
import { formatCidr } from '../net/cidr.ts'
import type { Cluster } from '../spec/cluster.ts'
import type { TraceInput } from './trace.ts'

/** What of a trace all nodes of a cluster have in common. */
export type ClusterTrace = Pick<TraceInput, 'versions' | 'netns' | 'build' | 'calico'>

/** What a spec says of the nodes that a configuration is traced on: their programs, and their Windows. */
export function traceOfCluster(cluster: Cluster): ClusterTrace {
  const { runtime, network, windows, cidrs } = cluster
  // Calico takes the API by what calls it.
  const none = runtime.name === 'dockershim' && network.plugin === 'calico'
  return {
    versions: {
      containerd: containerdOf(cluster),
      plugins: runtime.cniPlugins,
      flannel: runtime.flannelCni,
      ...(runtime.azureVnet === undefined ? {} : { azureVnet: runtime.azureVnet }),
    },
    ...(none ? { netns: 'none' } : {}),
    build: windows.build,
    ...(network.plugin === 'calico'
      ? { calico: { pools: cidrs.cluster.map((cidr) => ({ cidr: formatCidr(cidr), natOutgoing: true })) } }
      : {}),
  }
}

/** Which generation of libcni calls the plugins: the newest under containerd, the oldest under dockershim. */
function containerdOf({ runtime }: Cluster): ProgramVersion {
  const rows = CONTAINERD_RELEASES
  const since = (runtime.name === 'containerd' ? rows.at(-1) : rows[0])?.since ?? ''
  return constantVersion(since) ?? { numbers: [], suffix: '' }
}
