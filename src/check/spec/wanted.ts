import type { Code } from '../../diagnostic/codes.ts'
import { type Address, formatAddress } from '../../net/address.ts'
import { formatCidr } from '../../net/cidr.ts'
import { planNode } from '../../plan/plan-addresses.ts'
import type { Cluster, Driver, Node } from '../../spec/cluster.ts'
import type { Subject } from '../together/claim.ts'

/** What a spec says of a subject. */
export interface Wanted {
  readonly code: Code
  /** What follows where a file says something else. */
  readonly label: string
  /** Any of these is right; none where the spec says nothing of the subject. */
  readonly values: readonly string[]
  /** True where each value is that of one node. */
  readonly ofNodes: boolean
}

/** What the files of a cluster are to say of a subject. */
export function wanted(subject: Subject, cluster: Cluster): Wanted {
  const of = TABLE[subject]
  return 'ofNode' in of
    ? { ...of, ofNodes: true, values: cluster.nodes.flatMap((node) => of.ofNode(node, cluster)) }
    : { ...of, ofNodes: false, values: of.ofCluster(cluster) }
}

/** The nodes of a spec that a value belongs to; none where the subject is not one of nodes. */
export function nodesOf(subject: Subject, value: string, cluster: Cluster): readonly Node[] {
  const of = TABLE[subject]
  return 'ofNode' in of ? cluster.nodes.filter((node) => of.ofNode(node, cluster).includes(value)) : []
}

type Row = { readonly code: Code; readonly label: string } & (
  | { readonly ofCluster: (cluster: Cluster) => readonly string[] }
  | { readonly ofNode: (node: Node, cluster: Cluster) => readonly string[] }
)

const OTHERS = 'the other files of the node are made from the spec'

const TABLE: { readonly [S in Subject]: Row } = {
  'network name': {
    code: 'WIN297',
    label: 'the HNS network is found by its name, letter by letter',
    ofCluster: ({ network }) => [network.name],
  },
  'type of the network': {
    code: 'WIN297',
    label: 'the plugin of the spec refuses it: `network is of unexpected type`',
    ofCluster: ({ network }) => [network.driver],
  },
  'backend of flanneld': {
    code: 'WIN297',
    label: 'flanneld makes a network that the plugin of the spec refuses: `is of unexpected type`',
    ofCluster: ({ network }) => (network.plugin === 'flannel' ? BACKENDS[network.driver] : []),
  },
  VNI: {
    code: 'WIN297',
    label: 'nodes with another VNI do not take packets of this one',
    ofCluster: ({ network }) => (network.vni === undefined ? [] : [String(network.vni)]),
  },
  'MAC prefix': {
    code: 'WIN297',
    label: OTHERS,
    ofCluster: ({ network }) => (network.macPrefix === undefined ? [] : [network.macPrefix]),
  },
  'range of the pods': {
    code: 'WIN296',
    label: 'exceptions and leases of the other files are made from the range of the spec',
    ofCluster: ({ cidrs }) => cidrs.cluster.map(formatCidr),
  },
  'address of the cluster DNS': {
    code: 'WIN296',
    label: 'pods ask a name server that the cluster may not have',
    ofCluster: ({ dns }) => texts(dns.server),
  },
  'subnet of the node': {
    code: 'WIN296',
    label: 'two nodes may give the same addresses',
    ofNode: ({ podCIDRs }) => podCIDRs.map(formatCidr),
  },
  'source VIP': {
    code: 'WIN296',
    label: 'host-local does not keep it free: a pod may have it',
    ofNode: (node, cluster) => sourceVipOf(node, cluster),
  },
  'address of the node': {
    code: 'WIN298',
    label: OTHERS,
    ofNode: ({ managementIP }) => texts(managementIP),
  },
  'name of the node': {
    code: 'WIN298',
    label: 'programs look for a Node object of this name',
    ofNode: ({ name }) => [name],
  },
  'domain of the cluster': {
    code: 'WIN208',
    label: 'short names are looked up in a domain that the cluster does not serve',
    ofCluster: ({ dns }) => [dns.domain],
  },
  'setting of direct server return': {
    code: 'WIN208',
    label: 'policies of pods and kube-proxy must agree on it',
    ofCluster: ({ network }) => [String(network.dsr)],
  },
  'setting of masquerading': {
    code: 'WIN208',
    label: 'the flannel plugin hands on another `ipMasq` to its delegate',
    ofCluster: ({ network }) => (network.plugin === 'flannel' ? [String(network.ipMasq)] : []),
  },
}

/** The backend of flanneld that makes the network of a driver. */
const BACKENDS: { readonly [D in Driver]: readonly string[] } = {
  overlay: ['vxlan'],
  l2bridge: ['host-gw'],
  l2tunnel: [],
  transparent: [],
  nat: [],
}

function texts(address: Address): string[] {
  return [formatAddress(address)]
}

function sourceVipOf(node: Node, cluster: Cluster): readonly string[] {
  const vip = planNode(cluster, node)?.sourceVip
  return vip === undefined ? [] : texts(vip)
}
