import { atLeast, type ProgramVersion } from '../../facts/versions.ts'
import { type Address, bits, type Family, formatAddress } from '../../net/address.ts'
import { type GoIpNet, maskGoIpNet, parseGoCidr, parseGoIp } from '../../net/go-net.ts'
import * as go from '../../text/go-json.ts'
import type { Tree } from '../../text/tree.ts'

/*
 * The address types of flanneld, each with its own UnmarshalJSON: the JSON value is taken as it is written, without its
 * quotes and without undoing escapes, so that even numbers and `null` are read as addresses (and refused).
 * Source: flannel-io/flannel pkg/ip/ipnet.go, pkg/ip/ip6net.go.
 */

/**
 * A network as `ip.IP4Net` and `ip.IP6Net` hold it: a number and a length that nothing holds together. flanneld counts the
 * address up in place, so that host bits are set, and an IPv6 number may have more than 128 bits.
 */
export interface FlannelNet {
  readonly family: Family
  readonly ip: bigint
  readonly prefixLen: number
}

/** The address types of one release. */
export interface NetTypes {
  /** `ip.IP4Net`: an IPv4 network; host bits are cleared; 0.0.0.0/0 is the zero value. */
  readonly Ip4Net: go.GoType<FlannelNet>
  /** `ip.IP6Net`: a network as 128 bits, so that IPv4 is mapped; host bits are cleared. */
  readonly Ip6Net: go.GoType<FlannelNet>
  /** `ip.IP4`: an IPv4 address. */
  readonly Ip4: go.GoType<Address>
  /** `ip.IP6`: any address as 128 bits. */
  readonly Ip6: go.GoType<Address>
}

/** The address types as a release of flannel reads them: before v0.28.9 it crashes on IPv6 where IPv4 has to be. */
export function netTypes(version: ProgramVersion): NetTypes {
  const notIPv4 = (error: string): NotIPv4 => {
    if (atLeast(version, '0.28.9')) return { ok: false, text: error }
    const old = 'runtime error: index out of range [3] with length 0'
    return { ok: false, panic: atLeast(version, '0.13.0') ? 'Address is not an IPv4 address' : old }
  }
  const wrong = atLeast(version, '0.28.0') ? 'invalid IP address format' : 'Invalid IP address format'
  return {
    Ip4Net: network('ip.IP4Net', 4, ({ address, ones }) => {
      if (address.family === 6) return notIPv4('invalid IPv4 CIDR format')
      return { ok: true, value: { family: 4, ip: address.value, prefixLen: ones } }
    }),
    Ip6Net: network('ip.IP6Net', 6, ({ address, ones }) => {
      return { ok: true, value: { family: 6, ip: as128(address), prefixLen: ones } }
    }),
    Ip4: address('ip.IP4', 4, wrong, (parsed) => {
      return parsed.family === 6 ? notIPv4('invalid IPv4 address format') : { ok: true, value: parsed }
    }),
    Ip6: address('ip.IP6', 6, wrong, (parsed) => ({ ok: true, value: { family: 6, value: as128(parsed) } })),
  }
}

type NotIPv4 = Extract<go.CustomResult<never>, { ok: false }>

/** True for the zero value, which is also what `0.0.0.0/0` is read as. */
export function isEmptyNet({ ip, prefixLen }: FlannelNet): boolean {
  return ip === 0n && prefixLen === 0
}

/** True when a network holds another of its family, host bits aside: `ContainsCIDR`. */
export function containsNet(outer: FlannelNet, inner: FlannelNet): boolean {
  const shift = BigInt(bits(outer.family) - outer.prefixLen)
  return outer.prefixLen <= inner.prefixLen && outer.ip >> shift === inner.ip >> shift
}

/** A network as flanneld prints it; Go prints the crash in its place where the address is beyond the last one. */
export function formatNet({ family, ip, prefixLen }: FlannelNet): string {
  if (ip >> 128n > 0n) return '%!s(PANIC=String method: math/big: buffer too small to fit value)'
  return `${formatIp({ family, value: ip })}/${prefixLen}`
}

/**
 * An address as flanneld prints it: an IPv6 address is a number for it, so that one of four bytes looks like IPv4.
 * Source: flannel-io/flannel pkg/ip/ip6net.go `ToIP`; measured at v0.25.7, v0.28.4 and v0.28.10.
 */
export function formatIp({ family, value }: Address): string {
  if (family === 4) return formatAddress({ family, value })
  const looksLikeIPv4 = value >> 32n === 0xffffn || (value >> 32n === 0n && value >> 24n > 0n)
  return formatAddress(looksLikeIPv4 ? { family: 4, value: value & 0xffff_ffffn } : { family, value })
}

function as128({ family, value }: Address): bigint {
  return family === 4 ? (0xffffn << 32n) | value : value
}

function network(
  name: string,
  family: Family,
  accept: (net: GoIpNet) => go.CustomResult<FlannelNet>,
): go.GoType<FlannelNet> {
  const zero: FlannelNet = { family, ip: 0n, prefixLen: 0 }
  return go.unmarshaler(
    name,
    () => zero,
    (tree, text): go.CustomResult<FlannelNet> => {
      const written = unquoted(tree, text)
      const parsed = parseGoCidr(written)
      if (parsed === undefined) return { ok: false, text: `invalid CIDR address: ${written}` }
      return accept(maskGoIpNet(parsed))
    },
  )
}

function address(
  name: string,
  family: Family,
  wrong: string,
  accept: (address: Address) => go.CustomResult<Address>,
): go.GoType<Address> {
  const zero: Address = { family, value: 0n }
  return go.unmarshaler(
    name,
    () => zero,
    (tree, text): go.CustomResult<Address> => {
      const parsed = parseGoIp(unquoted(tree, text))
      return parsed === undefined ? { ok: false, text: wrong } : accept(parsed)
    },
  )
}

function unquoted(tree: Tree, text: string): string {
  return text.slice(tree.start, tree.end).replace(/^"+|"+$/g, '')
}
