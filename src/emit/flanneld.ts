import { atLeast } from '../facts/versions.ts'
import { formatAddress } from '../net/address.ts'
import type { NodePlan } from '../plan/address-plan.ts'
import type { Cluster } from '../spec/cluster.ts'
import type { Artifact } from './artifact.ts'
import { nodePath } from './paths.ts'

/** flanneld of a node: its flags, and its environment as `NAME=VALUE` lines; none without flannel. */
export function flanneld(cluster: Cluster, { node }: NodePlan): Artifact[] {
  if (cluster.network.plugin !== 'flannel') return []
  const file = (name: string, kind: Artifact['kind'], lines: readonly string[]): Artifact => {
    return {
      path: nodePath(node.name, `flanneld/${name}`),
      kind,
      node: node.name,
      text: lines.map((line) => `${line}\n`).join(''),
    }
  }
  return [
    file('flags.txt', 'flanneld-flags', flags(cluster, formatAddress(node.managementIP))),
    file('env', 'flanneld-env', environment(cluster, node.name)),
  ]
}

/** Source: flannel-io/flannel main.go, cdf76059; `--net-config-path` is a flag since v0.12.0. */
function flags({ network, paths, runtime }: Cluster, address: string): string[] {
  return [
    '--kube-subnet-mgr=true',
    `--kubeconfig-file=${paths.kubeconfig}`,
    `--iface=${address}`,
    `--ip-masq=${network.ipMasq}`,
    ...(atLeast(runtime.flannel, '0.12.0') ? [`--net-config-path=${paths.flannelNetConf}`] : []),
    `--subnet-file=${paths.flannelSubnetFile}`,
  ]
}

/** `NODE_NAME` is the Node object's name byte for byte; Windows' own name for the host often is not. */
function environment({ proxy }: Cluster, node: string): string[] {
  const { httpProxy, httpsProxy, noProxy } = proxy
  return [
    `NODE_NAME=${node}`,
    ...(httpProxy === undefined ? [] : [`HTTP_PROXY=${httpProxy}`]),
    ...(httpsProxy === undefined ? [] : [`HTTPS_PROXY=${httpsProxy}`]),
    ...(noProxy === undefined ? [] : [`NO_PROXY=${noProxy}`]),
  ]
}
