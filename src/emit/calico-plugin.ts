import { formatAddress } from '../net/address.ts'
import { formatCidr } from '../net/cidr.ts'
import type { NodePlan } from '../plan/address-plan.ts'
import type { EndpointIntent } from '../plan/endpoint-intent.ts'
import type { EndpointPolicy } from '../policy/endpoint-policy.ts'
import { lowerToV1 } from '../policy/lower-v1.ts'
import type { Cluster } from '../spec/cluster.ts'
import { hcnPolicy } from './hcn-policy.ts'

type Json = Record<string, unknown>

/**
 * calico, without `cniVersion` and `name`. Its policies have the form of HNS (v1) for either API: for HCN it makes
 * `Settings` of all members and of `ExceptionList` `Exceptions`; the type it hands on as it is. The IP pools, the
 * provider address and the route to the node it adds itself. With one HNS network a node has one block of addresses.
 * Source: projectcalico/calico cni-plugin/pkg/types/types.go, internal/pkg/utils/winpol/windows_policy.go 87c15906f20c.
 */
export function calicoPlugin(cluster: Cluster, { node }: NodePlan, intent: EndpointIntent): Json {
  const { network, cni, paths, cidrs } = cluster
  const overlay = network.driver === 'overlay'
  const pools = cidrs.cluster.map(formatCidr)
  const own = `${formatAddress(node.managementIP)}/32`
  const values = intent.policies
    .filter((policy) => !isAddedByCalico(policy, own))
    .map((policy) => withoutPools(policy, pools))
    .flatMap((policy) => (network.apiVersion === 2 ? flat(policy) : (lowerToV1(policy).policy ?? [])))
  return {
    type: 'calico',
    mode: overlay ? 'vxlan' : 'windows-bgp',
    ...(overlay ? { vxlan_mac_prefix: intent.macPrefix, vxlan_vni: network.vni } : {}),
    windows_use_single_network: true,
    ...(intent.loopbackDsr ? { windows_loopback_DSR: true } : {}),
    nodename: node.name,
    nodename_file_optional: true,
    datastore_type: 'kubernetes',
    kubernetes: { kubeconfig: paths.calicoKubeconfig },
    policy: { type: 'k8s' },
    capabilities: { dns: true },
    dns: { nameservers: intent.nameservers.map(formatAddress), search: intent.search },
    ipam: cni.ipam === 'host-local' ? { type: 'host-local', subnet: 'usePodCidr' } : { type: cni.ipam },
    policies: values.map((value) => ({ name: 'EndpointPolicy', value })),
  }
}

/** The first provider address, and the route to the node's own address. */
function isAddedByCalico(policy: EndpointPolicy, own: string): boolean {
  if (policy.kind === 'provider-address') return true
  return policy.kind === 'route' && policy.destinationPrefix === own
}

/** Exceptions without the IP pools, which would stand there twice. */
function withoutPools(policy: EndpointPolicy, pools: readonly string[]): EndpointPolicy {
  if (policy.kind !== 'outbound-nat') return policy
  return { ...policy, exceptions: policy.exceptions.filter((text) => !pools.includes(text)) }
}

/** A policy of HCN with its settings beside its type, as Calico takes it apart again. */
function flat(policy: EndpointPolicy): Json {
  const { Type, Settings } = hcnPolicy(policy)
  const { Exceptions, ...rest } = Object(Settings)
  return { Type, ...(Exceptions === undefined ? {} : { ExceptionList: Exceptions }), ...rest }
}
