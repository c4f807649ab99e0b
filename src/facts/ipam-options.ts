import type { Source } from './evidence.ts'

/** Who gives a pod its address. */
export interface IpamOption {
  readonly what: string
  /** What it reads and keeps, and what one has to watch. */
  readonly notes: readonly string[]
  readonly sources: readonly Source[]
}

/** The IPAM options of Windows nodes. */
export const IPAM_OPTIONS = {
  'host-local': {
    what: 'a plugin of containernetworking/plugins that gives addresses of the range in the configuration, and keeps what is taken in files on the node',
    notes: [
      'the only IPAM plugin of containernetworking/plugins that is released for Windows; dhcp and static are not',
      'in an l2bridge it must begin behind the addresses of the gateway and of the host endpoint',
    ],
    sources: [{ evidence: 'measured', where: 'containernetworking/plugins plugins/ipam/host-local v1.9.1' }],
  },
  none: {
    what: 'HNS itself gives an address of the subnet of the network, where no IPAM plugin is named',
    notes: [
      'the subnet must be that of the node, since HNS knows no other',
      'it works with win-bridge under `apiVersion: 1`, with nat, sdnbridge and sdnoverlay; not with win-overlay',
    ],
    sources: [
      {
        evidence: 'measured',
        where: 'containernetworking/plugins plugins/main/windows v1.9.1, without `ipam`',
      },
      {
        evidence: 'docs',
        where: 'kubernetes/website windows-networking.md 038a69be0aae, IPAM: fallback where none is set',
      },
    ],
  },
  'azure-vnet-ipam': {
    what: 'asks the host of an Azure virtual machine for the addresses of its interface',
    notes: [
      'for azure-vnet; examples of wincni name it, too',
      'the addresses must have been given to the interface before',
      'azure-vnet calls azure-vnet-ipamv6 by itself where the file has `ipv6Mode`; hnsc leaves dual stack to azure-cns and never writes it',
    ],
    sources: [
      { evidence: 'code', where: 'Azure/azure-container-networking cni/ipam cbd7560' },
      { evidence: 'code', where: 'Azure/azure-container-networking cni/network/invoker_azure.go cbd7560' },
      { evidence: 'code', where: 'microsoft/SDN Kubernetes/wincni/example/l2tunnel.conf 242fb0c3190d' },
    ],
  },
  'azure-cns': {
    what: 'asks Azure CNS on the node, which gets addresses of the pod subnet, or of an overlay, in batches',
    notes: ['for azure-vnet only', 'no program of its own: azure-vnet calls CNS over HTTP'],
    sources: [
      { evidence: 'code', where: 'Azure/azure-container-networking cni/network/invoker_cns.go cbd7560' },
    ],
  },
  'calico-ipam': {
    what: 'gives addresses of the IP pools of Calico, in blocks that belong to a node',
    notes: ['for Calico only; its VXLAN mode takes no other'],
    sources: [{ evidence: 'code', where: 'projectcalico/calico cni-plugin/pkg/ipamplugin 87c15906f20c' }],
  },
} as const satisfies Readonly<Record<string, IpamOption>>

export type IpamName = keyof typeof IPAM_OPTIONS

/** The names of the IPAM options, as a spec has them under `cni.ipam`. */
export const IPAM_NAMES = [
  'host-local',
  'none',
  'azure-vnet-ipam',
  'azure-cns',
  'calico-ipam',
] as const satisfies readonly IpamName[]
