import { type Address, formatAddress, parseAddress } from './address.ts'
import { bits } from './family.ts'

/**
 * An address with a mask, as Go's `net.IPNet` holds it. The address keeps its host bits; IPv4-mapped IPv6 is IPv4, but
 * then the mask still counts 128 bits.
 */
export interface GoIpNet {
  readonly address: Address
  /** Leading ones of the mask, and how many bits it has: 0 where there is none. */
  readonly ones: number
  readonly maskBits: 0 | 32 | 128
}

/** The address that Go's `net.ParseIP` reads, IPv4-mapped IPv6 as IPv4; undefined where Go returns nil. */
export function parseGoIp(text: string): Address | undefined {
  const address = parseAddress(text)
  if (address?.family === 6 && address.value >> 32n === 0xffffn) {
    return { family: 4, value: address.value & 0xffff_ffffn }
  }
  return address
}

/**
 * What Go's `net.ParseCIDR` reads (1.17 and later), host bits kept as containernetworking/cni `types.ParseCIDR` does;
 * undefined where Go says `invalid CIDR address: <text>`. Leading zeros are refused in the address, not in the length.
 */
export function parseGoCidr(text: string): GoIpNet | undefined {
  const slash = text.indexOf('/')
  if (slash < 0) return undefined
  const written = parseAddress(text.slice(0, slash))
  const address = parseGoIp(text.slice(0, slash))
  const length = text.slice(slash + 1)
  if (written === undefined || address === undefined || !/^[0-9]+$/.test(length)) return undefined
  const maskBits = bits(written.family)
  return Number(length) > maskBits ? undefined : { address, ones: Number(length), maskBits }
}

/** The network that Go's `net.ParseCIDR` returns beside the address: the same prefix without host bits. */
export function maskGoIpNet({ address, ones, maskBits }: GoIpNet): GoIpNet {
  const mapped = address.family === 4 && maskBits === 128
  const whole = mapped ? (0xffffn << 32n) | address.value : address.value
  const shift = BigInt(maskBits - ones)
  const value = (whole >> shift) << shift
  if (!mapped) return { address: { family: address.family, value }, ones, maskBits }
  const stays = value >> 32n === 0xffffn
  return {
    address: stays ? { family: 4, value: value & 0xffff_ffffn } : { family: 6, value },
    ones,
    maskBits,
  }
}

/** The text of Go's `net.IPNet.String`: `<nil>` without a mask, or where address and mask do not belong together. */
export function formatGoIpNet({ address, ones, maskBits }: GoIpNet): string {
  if (maskBits === 0) return '<nil>'
  if (address.family === 6 && maskBits === 32) return '<nil>'
  const shown = address.family === 4 && maskBits === 128 ? Math.max(ones - 96, 0) : ones
  return `${formatAddress(address)}/${shown}`
}
