import { atLeast } from '../facts/versions.ts'
import { formatAddress } from '../net/address.ts'
import type { NodePlan } from '../plan/address-plan.ts'
import type { Cluster } from '../spec/cluster.ts'
import type { Artifact } from './artifact.ts'
import { nodePath } from './paths.ts'
import { proxyEnvironment } from './proxy-environment.ts'
import { argumentLines } from './setting.ts'

/** flanneld of a node: its flags, and its environment as `NAME=VALUE` lines; none without flannel. */
export function flanneld(cluster: Cluster, plan: NodePlan): Artifact[] {
  if (cluster.network.plugin !== 'flannel') return []
  const node = plan.node.name
  const file = (name: string, kind: Artifact['kind'], lines: readonly string[]): Artifact => {
    return { path: nodePath(node, `flanneld/${name}`), kind, node, text: argumentLines(lines) }
  }
  return [
    file('flags.txt', 'flanneld-flags', flanneldArguments(cluster, plan)),
    file('env', 'flanneld-env', flanneldEnvironment(cluster, plan)),
  ]
}

/** The arguments of flanneld. Source: flannel-io/flannel main.go, cdf76059; `--net-config-path` is a flag since v0.12.0. */
export function flanneldArguments({ network, paths, runtime }: Cluster, { node }: NodePlan): string[] {
  return [
    '--kube-subnet-mgr=true',
    `--kubeconfig-file=${paths.kubeconfig}`,
    `--iface=${formatAddress(node.managementIP)}`,
    `--ip-masq=${network.ipMasq}`,
    ...(atLeast(runtime.flannel, '0.12.0') ? [`--net-config-path=${paths.flannelNetConf}`] : []),
    `--subnet-file=${paths.flannelSubnetFile}`,
  ]
}

/** `NODE_NAME` is the Node object's name byte for byte; Windows' own name for the host often is not. */
export function flanneldEnvironment({ proxy }: Cluster, { node }: NodePlan): string[] {
  return [`NODE_NAME=${node.name}`, ...proxyEnvironment(proxy)]
}
