/** Windows socket protocols that a port mapping may name. Source: plugins pkg/hns/netconf_windows.go protocolEnums, v1.0.0. */
const NAMES: ReadonlyMap<string, number> = new Map([
  ['icmpv4', 1],
  ['igmp', 2],
  ['tcp', 6],
  ['udp', 17],
  ['icmpv6', 58],
])

/** The largest number that strconv.ParseUint(…, 0, 10) accepts. */
const LARGEST = 1023

/**
 * The number of a protocol as `GetProtocolEnum` of pkg/hns reads it (v1.0.0 and later): an unsigned number in Go's own
 * notation that fits 10 bits, or a name in any case. undefined: the mapping is skipped without a word.
 */
export function protocolNumber(protocol: string): number | undefined {
  return goUnsigned(protocol) ?? NAMES.get(protocol.toLowerCase())
}

/** Notations of strconv with base 0, and the base each stands for; underscores may separate digits. */
const NOTATIONS: readonly (readonly [form: RegExp, prefix: number, base: number])[] = [
  [/^0[xX](_?[0-9a-fA-F])+$/, 2, 16],
  [/^0[bB](_?[01])+$/, 2, 2],
  [/^0[oO](_?[0-7])+$/, 2, 8],
  [/^0(_?[0-7])+$/, 1, 8],
  [/^(0|[1-9](_?[0-9])*)$/, 0, 10],
]

function goUnsigned(text: string): number | undefined {
  const notation = NOTATIONS.find(([form]) => form.test(text))
  if (notation === undefined) return undefined
  const [, prefix, base] = notation
  const value = parseInt(text.slice(prefix).replaceAll('_', ''), base)
  return value <= LARGEST ? value : undefined
}
