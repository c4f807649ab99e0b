import type { Address } from '../../net/address.ts'
import type { WcnConf, WcnRoute } from './conf.ts'
import type { GivenAddresses } from './ipam.ts'

/** The gateways of a pod's default routes; one that it has not is absent. */
export type Gateways = Pick<GivenAddresses, 'gateway' | 'gateway6'>

/** The gateways before `additionalRoutes`: IPAM's, with its own last octet where that is forced, then the file's. */
export function givenGateways(own: Address | undefined, given: GivenAddresses): Gateways {
  const { address, gateway = address === undefined ? own : undefined, gateway6 } = given
  return both(gateway, gateway6)
}

/**
 * The gateways of the endpoint: `gatewayFromAdditionalRoutes` fills those that are missing, the first route first.
 * Source: microsoft/windows-container-networking common/core/network.go addEndpointGatewaysFromConfig b96345f.
 */
export function withAdditional({ optionalFlags, additionalRoutes }: WcnConf, given: Gateways): Gateways {
  const { gateway, gateway6 } = given
  if (!optionalFlags.gatewayFromAdditionalRoutes) return given
  const first = (family: 4 | 6) => additionalRoutes?.find((route) => familyOf(route) === family)?.gw
  return both(gateway ?? first(4), gateway6 ?? first(6))
}

/** Why a route of `additionalRoutes` gives the endpoint no gateway, by its place in the list. */
export function unusedRoutes(
  { additionalRoutes = [] }: WcnConf,
  given: Gateways | undefined,
): ReadonlyMap<number, string> {
  const reasons = new Map<number, string>()
  const taken = new Set<4 | 6>()
  for (const [index, route] of additionalRoutes.entries()) {
    const family = familyOf(route)
    const reason = family === undefined ? unfit(route) : replaced(family, given, taken)
    if (reason !== undefined) reasons.set(index, reason)
    if (family !== undefined) taken.add(family)
  }
  return reasons
}

function unfit({ gw }: WcnRoute): string {
  if (gw === undefined) return 'it has no `gw`, and a gateway is all that is taken of it'
  const range = gw.family === 4 ? '0.0.0.0/0' : '::/0'
  return `only a route to \`${range}\` gives an IPv${gw.family} gateway`
}

function replaced(family: 4 | 6, given: Gateways | undefined, taken: ReadonlySet<4 | 6>): string | undefined {
  const there = family === 4 ? given?.gateway : given?.gateway6
  if (there !== undefined) return `the pod has an IPv${family} gateway already, from \`ipam\``
  return taken.has(family) ? `an earlier route gives the IPv${family} gateway` : undefined
}

/** The family whose gateway a route can give: a default route with a gateway of its own family. */
function familyOf({ dst, gw }: WcnRoute): 4 | 6 | undefined {
  const isDefault = dst?.ones === 0 && dst.address.value === 0n
  return isDefault && gw?.family === dst.address.family ? gw.family : undefined
}

function both(gateway: Address | undefined, gateway6: Address | undefined): Gateways {
  return {
    ...(gateway === undefined ? {} : { gateway }),
    ...(gateway6 === undefined ? {} : { gateway6 }),
  }
}
