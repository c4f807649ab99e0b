import type { CniAddress } from '../cni/result.ts'
import type { WindowsNode } from '../hns/node.ts'

/** What azure-vnet finds on a Windows node beside HNS. */
export interface AzureNode extends WindowsNode {
  /** Third number of the Windows build. */
  readonly build: number
  /** The network adapters, with the prefixes of their subnets. */
  readonly adapters: readonly { readonly name: string; readonly subnets: readonly string[] }[]
  /** What Azure CNS answers, or why it does not. */
  readonly cns: CnsAnswer
  /** What the vnet agent of a bare-metal node answers to ADD, or why it does not. */
  readonly agent?: AgentAnswer
  /** The addresses that its own state has of the pod, for DEL. */
  readonly taken?: readonly CniAddress[]
  /** What NMAgent is found to leave to the node: with several tenants it decides on SNAT, not the file. */
  readonly snat?: { readonly forDns: boolean; readonly onHost: boolean }
}

export type CnsAnswer =
  | {
      readonly ok: true
      /** Addresses for a pod, one for each family. */
      readonly pod: readonly CnsAddress[]
      /** The network container of a pod, with several tenants. */
      readonly container?: CnsContainer
    }
  | { readonly ok: false; readonly error: string }

export type AgentAnswer =
  { readonly ok: true; readonly ips: readonly CnsAddress[] } | { readonly ok: false; readonly error: string }

/** An address as CNS gives it; texts are what it sends, '' for what it leaves out. */
export interface CnsAddress {
  readonly address: string
  readonly prefixLength: number
  readonly gateway: string
  /** The first address of the network container: what SNAT of DNS uses. */
  readonly primary: string
  /** The subnet of the node, its own address, and the gateway there. */
  readonly host: { readonly subnet: string; readonly address: string; readonly gateway: string }
}

/** A network container of CNS: the network of one tenant. */
export interface CnsContainer {
  /** VLAN; 0 for none. */
  readonly vlan: number
  readonly ips: readonly {
    readonly address: string
    readonly prefixLength: number
    readonly gateway: string
  }[]
  /** Ranges of the tenant's network, as `address/length`. */
  readonly cnetAddressSpace: readonly string[]
  /** Address of the node's adapter that it is on. */
  readonly primaryInterface: string
  /** Subnet of that adapter. */
  readonly hostSubnet: string
}
