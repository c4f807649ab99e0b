import { type Address, formatAddress } from '../../net/address.ts'
import { type Cidr } from '../../net/cidr.ts'
import { maskGoIpNet, parseGoCidr, parseGoIp } from '../../net/go-net.ts'
import * as go from '../../text/go-json.ts'
import type { Tree } from '../../text/tree.ts'

/*
 * The address types of flanneld, each with its own UnmarshalJSON: the JSON value is taken as it is written, without its
 * quotes and without undoing escapes, so that even numbers and `null` are read as addresses (and refused).
 * Source: flannel-io/flannel pkg/ip/ipnet.go, pkg/ip/ip6net.go.
 */

/** `ip.IP4Net`: an IPv4 network; host bits are cleared; 0.0.0.0/0 is the zero value. */
export const Ip4Net: go.GoType<Cidr> = network('ip.IP4Net', 4)

/** `ip.IP6Net`: a network, usually IPv6; host bits are cleared. */
export const Ip6Net: go.GoType<Cidr> = network('ip.IP6Net', 6)

/** `ip.IP4`: an IPv4 address. */
export const Ip4: go.GoType<Address> = address('ip.IP4', 4)

/** `ip.IP6`: any address. */
export const Ip6: go.GoType<Address> = address('ip.IP6', 6)

/** True for the zero value, which is also what `0.0.0.0/0` is read as. */
export function isEmptyNet({ base, prefix }: Cidr): boolean {
  return base === 0n && prefix === 0
}

/** A network as flanneld prints it. */
export function formatNet({ family, base, prefix }: Cidr): string {
  return `${formatAddress({ family, value: base })}/${prefix}`
}

function network(name: string, family: 4 | 6): go.GoType<Cidr> {
  const zero: Cidr = { family, base: 0n, prefix: 0 }
  return go.unmarshaler(
    name,
    () => zero,
    (tree, text): go.CustomResult<Cidr> => {
      const written = unquoted(tree, text)
      const parsed = parseGoCidr(written)
      if (parsed === undefined) return { ok: false, text: `invalid CIDR address: ${written}` }
      const { address, ones } = maskGoIpNet(parsed)
      if (family === 4 && address.family === 6) return { ok: false, text: 'invalid IPv4 CIDR format' }
      return { ok: true, value: { family: address.family, base: address.value, prefix: ones } }
    },
  )
}

function address(name: string, family: 4 | 6): go.GoType<Address> {
  const zero: Address = { family, value: 0n }
  return go.unmarshaler(
    name,
    () => zero,
    (tree, text): go.CustomResult<Address> => {
      const parsed = parseGoIp(unquoted(tree, text))
      if (parsed === undefined) return { ok: false, text: 'invalid IP address format' }
      if (family === 4 && parsed.family === 6) return { ok: false, text: 'invalid IPv4 address format' }
      return { ok: true, value: parsed }
    },
  )
}

function unquoted(tree: Tree, text: string): string {
  return text.slice(tree.start, tree.end).replace(/^"+|"+$/g, '')
}
