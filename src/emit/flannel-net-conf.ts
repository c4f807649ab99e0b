import { formatCidr } from '../net/cidr.ts'
import type { Cluster } from '../spec/cluster.ts'
import type { Artifact } from './artifact.ts'
import { writeJson } from './write-json.ts'

/** flanneld's `net-conf.json`, the same on every Windows node; none without flannel. */
export function flannelNetConf(cluster: Cluster): Artifact[] {
  if (cluster.network.plugin !== 'flannel') return []
  const text = writeJson({ Network: networkOf(cluster), Backend: backend(cluster) })
  return [{ path: 'flannel/net-conf.json', kind: 'flannel-net-conf', text }]
}

/** The IPv4 cluster CIDR. flanneld cannot use IPv6 on Windows (flannel-io/flannel pkg/ip/iface_windows.go, cdf76059). */
export function networkOf({ cidrs }: Cluster): string {
  return cidrs.cluster.filter(({ family }) => family === 4).map(formatCidr)[0] ?? ''
}

/**
 * VNI and port are written out, since the defaults of Linux and Windows differ; `Name` only where it is not the default.
 * Source: flannel-io/flannel pkg/backend/{vxlan/vxlan_windows,hostgw/hostgw_windows}.go, cdf76059.
 */
function backend({ network }: Cluster): Record<string, unknown> {
  const { name, vni, port, macPrefix } = network
  if (network.driver !== 'overlay') return { Type: 'host-gw', ...(name === 'cbr0' ? {} : { Name: name }) }
  return {
    Type: 'vxlan',
    VNI: vni,
    Port: port,
    ...(name === `flannel.${vni}` ? {} : { Name: name }),
    ...(macPrefix === '0E-2A' ? {} : { MacPrefix: macPrefix }),
  }
}
