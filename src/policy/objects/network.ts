import type { PlacedPolicy } from './placed.ts'

/** An HNS network in the words of neither dialect. An absent member is the zero value. */
export interface HnsNetwork {
  readonly id?: string
  readonly name?: string
  readonly type: string
  /** Also what HNS (v1) has members for: the adapter, the MAC address of the host, extensions. */
  readonly policies: readonly PlacedPolicy[]
  readonly macRanges?: readonly MacRange[]
  readonly dns?: Dns
  readonly subnets: readonly HnsSubnet[]
  /** Bits of `NetworkFlags`. */
  readonly flags?: number
  readonly managementIp?: string
  readonly dnsServerCompartment?: number
}

export interface MacRange {
  readonly start: string
  readonly end: string
}

export interface Dns {
  readonly domain?: string
  readonly search?: readonly string[]
  readonly servers?: readonly string[]
  readonly options?: readonly string[]
}

export interface HnsSubnet {
  readonly prefix: string
  /** Next hop of the default route. */
  readonly gateway?: string
  /** Other routes. */
  readonly routes?: readonly HnsRoute[]
  readonly policies: readonly PlacedPolicy[]
}

export interface HnsRoute {
  readonly nextHop?: string
  readonly destinationPrefix?: string
  readonly metric?: number
}
