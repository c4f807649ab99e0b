import type { Address } from '../../net/address.ts'
import type { Labels } from './network-policy.ts'

/** What the cluster holds, as far as policies select by it. */
export interface Inventory {
  readonly namespaces: readonly Namespace[]
  readonly pods: readonly Pod[]
  readonly nodes: readonly NodeAddresses[]
}

export interface Namespace {
  readonly name: string
  readonly labels: Labels
}

export interface Pod {
  readonly namespace: string
  readonly name: string
  readonly labels: Labels
  readonly addresses: readonly Address[]
  readonly ports: readonly ContainerPort[]
  /** Name of the node that it runs on; absent: not known, so no traffic is allowed for being node-local. */
  readonly node?: string
}

export interface ContainerPort {
  readonly name: string
  readonly port: number
  readonly protocol: 'TCP' | 'UDP' | 'SCTP'
}

export interface NodeAddresses {
  readonly name: string
  readonly addresses: readonly Address[]
}

/** IANA numbers of the protocols that a NetworkPolicy can name. */
export const PROTOCOL_NUMBER = { TCP: 6, UDP: 17, SCTP: 132 } as const
