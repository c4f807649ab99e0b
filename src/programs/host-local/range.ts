import { type Address, formatAddress, offsetAddress } from '../../net/address.ts'
import { cidrOf, containsAddress, firstAddress, lastAddress } from '../../net/cidr.ts'
import { formatGoIpNet, type GoIpNet } from '../../net/go-net.ts'
import { type Attempt, done, fail } from '../cni/failure.ts'

/** A range as it is written. */
export interface WrittenRange {
  readonly subnet?: GoIpNet | undefined
  readonly rangeStart?: Address | undefined
  readonly rangeEnd?: Address | undefined
  readonly gateway?: Address | undefined
}

/** A range to allocate from, every default filled in. */
export interface Range {
  readonly subnet: GoIpNet
  readonly start: Address
  readonly end: Address
  readonly gateway: Address
}

/**
 * A range with its defaults, or host-local's error: the gateway is network + 1, wherever that lies in the range; the
 * last IPv4 address is broadcast - 1, the last IPv6 address has all ones.
 * `numbers`: a bound of the other family bounds too, as a number (before plugins v1.2.0).
 * Source: containernetworking/plugins host-local backend/allocator/range.go, v0.8.0 to v1.9.1; pkg/ip/cidr.go `Cmp`.
 */
export function canonicalRange(written: WrittenRange, numbers: boolean): Attempt<Range> {
  const { subnet, rangeStart, rangeEnd } = written
  if (subnet === undefined) return fail('IP <nil> not v4 nor v6', ['subnet'])
  const { address, ones, maskBits } = subnet
  if (ones > maskBits - 2)
    return fail(`Network ${formatGoIpNet(subnet)} too small to allocate from`, ['subnet'])
  if ((address.family === 4) !== (maskBits === 32))
    return fail('IPNet IP and Mask version mismatch', ['subnet'])
  const network = firstAddress(cidrOf(address, ones))
  if (network.value !== address.value) {
    const length = `For a subnet mask of length ${ones}`
    return fail(`Network has host bits set. ${length} the network address is ${formatAddress(network)}`, [
      'subnet',
    ])
  }
  const gateway = written.gateway ?? offsetAddress(network, 1)
  if (rangeStart !== undefined && !holds(subnet, rangeStart, rangeStart, rangeEnd, numbers)) {
    return fail(`RangeStart ${formatAddress(rangeStart)} not in network ${formatGoIpNet(subnet)}`, [
      'rangeStart',
    ])
  }
  const start = rangeStart ?? offsetAddress(network, 1)
  if (rangeEnd !== undefined && !holds(subnet, rangeEnd, start, rangeEnd, numbers)) {
    return fail(`RangeEnd ${formatAddress(rangeEnd)} not in network ${formatGoIpNet(subnet)}`, ['rangeEnd'])
  }
  return done({ subnet, start, end: rangeEnd ?? lastOf(subnet), gateway })
}

/** A set of ranges that one address comes from, or host-local's error, with its place in the set. Source: backend/allocator/range_set.go. */
export function canonicalSet(written: readonly WrittenRange[], numbers: boolean): Attempt<readonly Range[]> {
  if (written.length === 0) return fail('empty range set', [])
  const ranges: Range[] = []
  for (const [i, one] of written.entries()) {
    const range = canonicalRange(one, numbers)
    if (!range.ok) return fail(range.error.text, [i, ...(range.error.path ?? [])])
    ranges.push(range.value)
    if (range.value.start.family !== ranges[0]?.start.family) {
      return fail('mixed address families', [i, 'subnet'])
    }
  }
  for (const [i, a] of ranges.entries()) {
    const b = ranges.slice(i + 1).find((other) => overlaps(a, other))
    if (b !== undefined) {
      return fail(`subnets ${formatRange(a)} and ${formatRange(b)} overlap`, [ranges.indexOf(b), 'subnet'])
    }
  }
  return done(ranges)
}

/** True when an address lies in a range. */
export function rangeHolds({ subnet, start, end }: Range, address: Address): boolean {
  return holds(subnet, address, start, end)
}

/** The range of a set that an address lies in. */
export function rangeFor(set: readonly Range[], address: Address): Range | undefined {
  return set.find((range) => rangeHolds(range, address))
}

export function setsOverlap(a: readonly Range[], b: readonly Range[]): boolean {
  return a.some((r) => b.some((s) => overlaps(r, s)))
}

/** `first-last` of each range, separated by commas. */
export function formatSet(set: readonly Range[]): string {
  return set.map(formatRange).join(',')
}

function formatRange({ start, end }: Range): string {
  return `${formatAddress(start)}-${formatAddress(end)}`
}

function overlaps(a: Range, b: Range): boolean {
  if (a.start.family !== b.start.family) return false
  return rangeHolds(a, b.start) || rangeHolds(a, b.end) || rangeHolds(b, a.start) || rangeHolds(b, a.end)
}

/** Bounds of the other family do not bound, unless all are taken for numbers. */
function holds(
  subnet: GoIpNet,
  address: Address,
  start: Address,
  end: Address | undefined,
  numbers = false,
): boolean {
  if (!containsAddress(cidrOf(subnet.address, subnet.ones), address)) return false
  const bounds = (bound: Address): boolean => numbers || bound.family === address.family
  if (bounds(start) && address.value < start.value) return false
  return end === undefined || !bounds(end) || address.value <= end.value
}

function lastOf({ address, ones }: GoIpNet): Address {
  const last = lastAddress(cidrOf(address, ones))
  return address.family === 4 ? offsetAddress(last, -1) : last
}
