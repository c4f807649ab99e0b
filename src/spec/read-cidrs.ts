import type { Family } from '../net/family.ts'
import type { Cidr } from '../net/cidr.ts'
import { asCidr, asInteger } from './parse.ts'
import { type Default, type Parse, type Placed, read, readList, readOptional, type Reader } from './reader.ts'

/** `cidrs` with the place of every prefix. A list is empty where the spec gives none that can be read. */
export interface CidrsDraft {
  readonly cluster: readonly Placed<Cidr>[]
  /** False when the spec gives a cluster CIDR that cannot be read, so that nothing can be said of what is missing. */
  readonly clusterIsComplete: boolean
  readonly service: readonly Placed<Cidr>[]
  readonly management: readonly Placed<Cidr>[]
  readonly nodeMask: number
  readonly nodeMaskIPv6?: number
}

/** The longest node mask: network, gateway, bridge and broadcast leave 4 addresses of 8 to pods. */
export const LONGEST_NODE_MASK = 29
/** The same for IPv6: host-local refuses what is longer than /126, and one bit more leaves room for the gateway. */
export const LONGEST_NODE_MASK_IPV6 = 125

export function readCidrs(reader: Reader): CidrsDraft {
  const before = reader.findings.length
  const cluster = readList(reader, ['cidrs', 'cluster'], asCidr, true) ?? []
  const clusterIsComplete = reader.findings.length === before
  const service = readList(reader, ['cidrs', 'service'], asCidr, true) ?? []
  const management = readList(reader, ['cidrs', 'management'], asCidr, true) ?? []
  const ipv4 = ofFamily(cluster, 4)
  const ipv6 = ofFamily(cluster, 6)
  const nodeMask = read(reader, ['cidrs', 'nodeMask'], asMask, defaultMask(ipv4, 24, 2, LONGEST_NODE_MASK))
  if (ipv6 === undefined) {
    readOptional(reader, ['cidrs', 'nodeMaskIPv6'], asMask)
    return { cluster, clusterIsComplete, service, management, nodeMask }
  }
  const defaultIPv6 = defaultMask(ipv6, 64, 8, LONGEST_NODE_MASK_IPV6)
  const nodeMaskIPv6 = read(reader, ['cidrs', 'nodeMaskIPv6'], asMask, defaultIPv6)
  return { cluster, clusterIsComplete, service, management, nodeMask, nodeMaskIPv6 }
}

/** The first prefix of a family. */
export function ofFamily(cidrs: readonly Placed<Cidr>[], family: Family): Cidr | undefined {
  return cidrs.find(({ value }) => value.family === family)?.value
}

/** The node mask of the controller manager, or `step` bits more than a cluster CIDR that leaves no room for that. */
function defaultMask(
  cluster: Cidr | undefined,
  usual: number,
  step: number,
  longest: number,
): Default<number> {
  if (cluster === undefined || cluster.prefix < usual) {
    return { value: usual, why: 'default of the controller manager' }
  }
  const value = Math.min(cluster.prefix + step, longest)
  return { value, why: `the cluster CIDR is too small for /${usual}` }
}

const asMask: Parse<number> = (text) => asInteger(text.replace(/^\//, ''))
