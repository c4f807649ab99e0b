import type { Address } from '../../net/address.ts'
import { parseGoCidr, parseGoIp } from '../../net/go-net.ts'
import { type Read, readNetIP } from '../cni/go-types.ts'

/** A requested address: absent where its text is empty. */
export interface RequestedIP {
  readonly address?: Address
}

/** A requested address before plugins v1.0.0: `net.IP`. */
export function readRequestedNetIP(text: string): Read<RequestedIP> {
  const read = readNetIP(text)
  return read.ok ? requested(read.value) : read
}

/**
 * A requested address from plugins v1.0.0 on: `ip.IP`, an address with or without a prefix length, which is not used.
 * Source: containernetworking/plugins pkg/ip/ip.go.
 */
export function readPluginsIP(text: string): Read<RequestedIP> {
  const address = text.includes('/') ? parseGoCidr(text)?.address : parseGoIp(text)
  if (text !== '' && address === undefined) return { ok: false, text: `invalid IP address ${text}` }
  return requested(address)
}

function requested(address: Address | undefined): Read<RequestedIP> {
  return { ok: true, value: address === undefined ? {} : { address } }
}
