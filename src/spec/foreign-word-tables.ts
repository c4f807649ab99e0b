import { CNI_PLUGINS } from '../facts/cni-plugins.ts'
import type { IpamName } from '../facts/ipam-options.ts'
import type { Code } from '../diagnostic/codes.ts'
import type { Driver, Plugin } from './cluster.ts'

/** A word of the field that no spec can have where it is written. */
export interface ForeignWord {
  /** WIN119 where the word is a plugin or a type of networks, but none that hnsc compiles; absent: it is something else. */
  readonly code?: Code
  readonly why: string
  /** Pairs that compile, the nearest first. */
  readonly take?: readonly Pair[]
  /** What to write where the answer is no pair. */
  readonly write?: string
}

type Pair = readonly [Driver, Plugin, IpamName?]

/** For each driver the pair without a program of a vendor, but where there is none. */
export const REFERENCE: readonly Pair[] = [
  ['l2bridge', 'win-bridge'],
  ['overlay', 'win-overlay'],
  ['l2tunnel', 'win-bridge'],
  ['transparent', 'antrea'],
  ['nat', 'nat'],
]

const AZURE: readonly Pair[] = [
  ['l2bridge', 'azure-vnet'],
  ['l2tunnel', 'azure-vnet'],
]
const L2BRIDGE: readonly Pair[] = [
  ['l2bridge', 'flannel'],
  ['l2bridge', 'win-bridge'],
]
const OVERLAY: readonly Pair[] = [
  ['overlay', 'flannel'],
  ['overlay', 'win-overlay'],
]
const L2TUNNEL: readonly Pair[] = [
  ['l2tunnel', 'win-bridge'],
  ['l2tunnel', 'azure-vnet'],
]
const CALICO: readonly Pair[] = [
  ['l2bridge', 'calico'],
  ['overlay', 'calico'],
]

const FLANNELD = 'it is a backend of flanneld, which the driver decides'
const CALICO_BACKEND = 'it is a networking backend of Calico, which the driver decides'
const CARRIES = 'it is a way to carry packets between nodes, that of overlay networks'
const GIVES_ADDRESSES = 'it gives addresses, and attaches no pod to a network'
const IS_DRIVER = 'it is a type of network, and not the plugin that attaches pods to one'
const IS_PLUGIN = 'it is a plugin, and not the type of a network'
const OTHER_NAME = 'the plugin has another name'
const ALONE = 'a network of this type has no way to the pods of other nodes'

/** Source: docs.cilium.io operations/system_requirements (docs). */
const NO_CILIUM = 'Cilium needs the kernel of Linux'

const PLUGINS: Readonly<Record<string, ForeignWord>> = {
  cilium: { code: 'WIN119', why: NO_CILIUM, take: REFERENCE },
  'vpc-bridge': {
    code: 'WIN119',
    why: 'its configuration has the addresses of one network interface of EC2, which no spec has',
    take: L2BRIDGE,
  },
  // Source: aws/amazon-vpc-cni-plugins plugins/vpc-eni/network/network_windows.go be52143.
  'vpc-eni': {
    code: 'WIN119',
    why: 'it puts one network interface of EC2 into a Transparent network of its own, and no spec has interfaces',
    take: L2BRIDGE,
  },
  wincni: {
    code: 'WIN119',
    why: 'its own repository calls it legacy code; it tells almost no failure',
    take: [
      ['l2bridge', 'sdnbridge'],
      ['overlay', 'sdnoverlay'],
      ['l2tunnel', 'win-bridge'],
      ['transparent', 'antrea'],
      ['nat', 'nat'],
    ],
  },
  // Source: microsoft/windows-container-networking plugins/ b96345f.
  sdntunnel: {
    code: 'WIN119',
    why: 'no program of this name exists: its code is commented out',
    take: L2TUNNEL,
  },
  'azure-vnet-ipam': { why: GIVES_ADDRESSES, take: withIpam(AZURE, 'azure-vnet-ipam') },
  'azure-cns': { why: GIVES_ADDRESSES, take: withIpam(AZURE, 'azure-cns') },
  'calico-ipam': { why: GIVES_ADDRESSES, take: withIpam(CALICO, 'calico-ipam') },
  'host-local': {
    why: GIVES_ADDRESSES,
    take: withIpam([...L2BRIDGE, ...OVERLAY, ['l2tunnel', 'win-bridge']], 'host-local'),
  },
  azure: { why: OTHER_NAME, take: AZURE },
  'azure-cni': { why: OTHER_NAME, take: AZURE },
  'host-gw': { why: FLANNELD, take: [['l2bridge', 'flannel']] },
  vxlan: { why: CARRIES, take: [...OVERLAY, ['overlay', 'calico']] },
  'windows-bgp': { why: CALICO_BACKEND, take: [['l2bridge', 'calico']] },
  l2bridge: { why: IS_DRIVER, take: L2BRIDGE },
  overlay: { why: IS_DRIVER, take: OVERLAY },
  l2tunnel: { why: IS_DRIVER, take: L2TUNNEL },
  transparent: { why: IS_DRIVER, take: [['transparent', 'antrea']] },
}

/** ICS, Internal and Private are types of HNS networks, too. Source: microsoft/hcsshim internal/hns, hcn/hcnnetwork.go. */
const DRIVERS: Readonly<Record<string, ForeignWord>> = {
  ics: { code: 'WIN119', why: ALONE, take: [['nat', 'nat']] },
  internal: { code: 'WIN119', why: ALONE, take: [['nat', 'nat']] },
  private: { code: 'WIN119', why: ALONE, take: [['nat', 'nat']] },
  bridge: { why: 'HNS has no network of this type', take: L2BRIDGE },
  'host-gw': { why: FLANNELD, take: [['l2bridge', 'flannel']] },
  vxlan: { why: CARRIES, take: OVERLAY },
  'windows-bgp': { why: CALICO_BACKEND, take: [['l2bridge', 'calico']] },
  flannel: ofPlugin('flannel'),
  'win-bridge': ofPlugin('win-bridge'),
  'win-overlay': ofPlugin('win-overlay'),
  sdnbridge: ofPlugin('sdnbridge'),
  sdnoverlay: ofPlugin('sdnoverlay'),
  'azure-vnet': ofPlugin('azure-vnet'),
  'ovn-kubernetes': ofPlugin('ovn-kubernetes'),
  calico: ofPlugin('calico'),
  antrea: ofPlugin('antrea'),
}

/** By the place of the word in a spec. */
export const FOREIGN_WORDS: Readonly<Record<string, Readonly<Record<string, ForeignWord>>>> = {
  'network.driver': DRIVERS,
  'network.plugin': PLUGINS,
  'network.policyEngine': {
    antrea: {
      why: 'Antrea enforces policies on the pods that its own plugin attaches',
      take: [['transparent', 'antrea']],
    },
    // Source: Azure/azure-container-networking docs/npm.md (docs).
    azure: {
      why: 'Azure Network Policy Manager is installed by AKS or its own manifest, and needs nothing of these files',
      write: 'remove `policyEngine`',
    },
    cilium: { why: NO_CILIUM, write: 'write `calico`' },
  },
  'cni.ipam': {
    hns: { why: 'HNS gives the addresses where no IPAM plugin is named', write: 'write `ipam: none`' },
  },
}

function withIpam(pairs: readonly Pair[], ipam: IpamName): readonly Pair[] {
  return pairs.map(([driver, plugin]) => [driver, plugin, ipam])
}

function ofPlugin(plugin: Plugin): ForeignWord {
  return { why: IS_PLUGIN, take: CNI_PLUGINS[plugin].modes.map((mode) => [mode, plugin]) }
}
