/**
 * What an HNS endpoint is asked to do, in the words of neither dialect. `lower-v1.ts` and `lower-v2.ts` write it as
 * HNS (v1) and as HCN (v2).
 */
export type EndpointPolicy = OutboundNat | Route | ProviderAddress

/** Translate what leaves the endpoint to the node's address. */
export interface OutboundNat {
  readonly kind: 'outbound-nat'
  /** Destinations that keep the pod address, in order. */
  readonly exceptions: readonly string[]
}

/** Send a destination through the host. */
export interface Route {
  readonly kind: 'route'
  readonly destinationPrefix: string
  readonly needEncap: boolean
}

/** The node address that the other nodes send encapsulated packets to. */
export interface ProviderAddress {
  readonly kind: 'provider-address'
  readonly address: string
}
