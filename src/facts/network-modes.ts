import type { Source } from './evidence.ts'

/** The network modes of HNS that Kubernetes on Windows speaks of, and what each does with the packets of a pod. */
export interface NetworkMode {
  /** As HNS and HCN spell the type of the network. */
  readonly hnsType: string
  /** What the adapters of pods hang on. */
  readonly attached: string
  /** What happens to packets on the way to and from a pod. */
  readonly packets: string
  /** When to choose it. */
  readonly use: string
  /** What it needs or cannot do besides the limits that `src/facts/network-limits.ts` names for it. */
  readonly needs: readonly string[]
  readonly sources: readonly Source[]
}

const SITE: Source = {
  evidence: 'docs',
  where:
    'kubernetes/website content/en/docs/concepts/services-networking/windows-networking.md 038a69be0aae, network modes',
}
const MICROSOFT: Source = {
  evidence: 'docs',
  where:
    'MicrosoftDocs/Virtualization-Documentation virtualization/windowscontainers/container-networking 77e0742a8029, network-drivers-topologies.md, advanced.md, architecture.md',
}

/** The five modes, in the order of the Kubernetes documentation. */
export const NETWORK_MODES = {
  l2bridge: {
    hnsType: 'L2Bridge',
    attached: 'an external vSwitch; traffic between pods of one node is bridged on it',
    packets:
      'the MAC address becomes that of the host; the IP address stays, or becomes that of the host by an OutBoundNAT policy',
    use: 'the best throughput on a network whose routes you set: each pod CIDR needs a route to its node',
    needs: [
      'a route for each pod CIDR in the underlay, or on each node where all nodes share a subnet',
      'addresses are static: there is no DHCP in this mode',
    ],
    sources: [SITE, MICROSOFT],
  },
  l2tunnel: {
    hnsType: 'L2Tunnel',
    attached:
      'an external vSwitch, whose traffic all goes to the virtualization host, also between pods of one node',
    packets:
      'the MAC address becomes that of the host; the IP address of the pod is visible in the virtual network',
    use: 'Azure only: pods are members of the virtual network, and its security groups hold for them',
    needs: ['a virtual machine in Azure'],
    sources: [SITE, MICROSOFT],
  },
  overlay: {
    hnsType: 'Overlay',
    attached: 'an external vSwitch, in an IP subnet of the network itself',
    packets: 'each packet to another node is wrapped in VXLAN, UDP port 4789',
    use: 'pods apart from the network of the nodes: no routes in the underlay, and addresses that may be in use elsewhere',
    needs: ['KB4489899 on Windows Server 2019', 'UDP port 4789 open between the nodes'],
    sources: [SITE, MICROSOFT],
  },
  transparent: {
    hnsType: 'Transparent',
    attached:
      'an external vSwitch with an extension, such as that of Open vSwitch, or directly the physical network',
    packets:
      'what the extension does: Antrea wraps packets to other nodes in GENEVE, as did OVN-Kubernetes until 2020, and translates what leaves the cluster',
    use: 'a controller that programs the switch itself, and brings load balancing and network policies along',
    needs: [
      'the controller of the vendor, which creates the network',
      'not inside of an Azure virtual machine, whose host drops unknown MAC addresses',
    ],
    sources: [SITE, MICROSOFT],
  },
  nat: {
    hnsType: 'NAT',
    attached: 'an internal vSwitch behind WinNAT',
    packets: 'MAC and IP address become those of the host',
    use: 'single machines with containerd or nerdctl, and tests; Kubernetes does not use it',
    needs: [
      'pods of other nodes cannot be reached, so it is no network for a cluster',
      'Windows Server 2016 has one prefix for all NAT networks; from 2019 on such networks are gone after a restart',
    ],
    sources: [SITE, MICROSOFT],
  },
} as const satisfies Readonly<Record<string, NetworkMode>>

/** The name of a mode, as a spec has it under `network.driver`. */
export type ModeName = keyof typeof NETWORK_MODES

/** The names of the modes, in the order of the table. */
export const MODE_NAMES = [
  'l2bridge',
  'l2tunnel',
  'overlay',
  'transparent',
  'nat',
] as const satisfies readonly ModeName[]
