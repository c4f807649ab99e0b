import type { HnsVersion } from '../../facts/hns-versions.ts'
import type { PluginAnswer } from '../cni/read-answer.ts'
import type { CniAddress, CniDns } from '../cni/result.ts'
import type { HostLocalStore } from '../host-local/store.ts'
import type { EndpointRequest } from './request.ts'

/** What a CNI plugin finds on a Windows node. */
export interface WindowsNode {
  readonly networks: readonly HnsNetwork[]
  readonly endpoints: readonly HnsEndpoint[]
  /** IDs of the namespaces that are there; absent: all that are named. */
  readonly namespaces?: readonly string[]
  /** Version of the HNS service, which decides what it supports. */
  readonly hnsVersion: HnsVersion
  /** What HNS fills in where a request leaves it open. */
  readonly assigns?: {
    readonly endpointId?: string
    readonly macAddress?: string
    readonly ipAddress?: string
  }
  /** What HNS answers instead of doing it, by operation. */
  readonly failures?: { readonly [K in HnsOperation]?: string }
  readonly ipam: IpamPlugins
}

export type HnsOperation = 'create' | 'attach' | 'delete' | 'add-to-namespace' | 'remove-from-namespace'

export interface HnsNetwork {
  readonly id: string
  readonly name: string
  /** As API v1 prints it. */
  readonly type: string
  /** As API v2 prints it; absent: as hcsshim spells it. */
  readonly hcnType?: string
  readonly subnets: readonly { readonly addressPrefix: string; readonly gatewayAddress: string }[]
  /** '' where the network has none. */
  readonly managementIP: string
  /** Types of its policies as API v2 spells them; absent: none. */
  readonly policies?: readonly string[]
}

/** An endpoint that exists. */
export interface HnsEndpoint {
  readonly id: string
  readonly name: string
  /** ID of its network. */
  readonly network: string
  /** ID of the namespace that it is in; absent: none. */
  readonly namespace?: string
  /** IDs of the containers that it is attached to; absent: none. */
  readonly containers?: readonly string[]
  readonly macAddress: string
  readonly ipAddress: string
  /** Next hop of its default route. */
  readonly gatewayAddress: string
  readonly dns: CniDns
  /** The provider address of its first PA policy; absent: none. */
  readonly providerAddress?: string
}

/** The IPAM plugins in the folders of CNI_PATH, by the name of their file without `.exe`. */
export type IpamPlugins = Readonly<Record<string, IpamPlugin>>

/** What an IPAM plugin does: host-local on its store, or any other with an answer that is known. */
export type IpamPlugin =
  | { readonly kind: 'host-local'; readonly store: HostLocalStore }
  /** It gives these addresses. */
  | { readonly kind: 'answers'; readonly ips: readonly CniAddress[] }
  /** It exits and prints this, whatever the command. */
  | ({ readonly kind: 'prints' } & PluginAnswer)

/** Type names of API v2 (hcsshim hcn/hcnnetwork.go); it compares them with their case. */
const HCN_TYPES = ['NAT', 'Transparent', 'L2Bridge', 'L2Tunnel', 'ICS', 'Private', 'Overlay']

/** The type of a network as API v2 spells it. */
export function hcnType(network: HnsNetwork): string {
  return (
    network.hcnType ??
    HCN_TYPES.find((type) => type.toLowerCase() === network.type.toLowerCase()) ??
    network.type
  )
}

/** The endpoint that HNS creates for a request: as it was asked for, with what HNS fills in. */
export function answered({ assigns }: WindowsNode, request: EndpointRequest): HnsEndpoint {
  return {
    ...request,
    id: assigns?.endpointId ?? '',
    macAddress: request.macAddress || (assigns?.macAddress ?? ''),
    ipAddress: request.ipAddress || (assigns?.ipAddress ?? ''),
  }
}

/** True where hcsshim (v0.8.16 and later) finds that an endpoint is attached to a container. */
export function isAttached({ containers = [] }: HnsEndpoint, containerID: string): boolean {
  return containers.some((id) => id.toLowerCase().includes(containerID.toLowerCase()))
}
