import type { Finding } from '../../diagnostic/finding.ts'
import { formatAddress, sameAddress } from '../../net/address.ts'
import { addressAt, containsAddress, formatCidr } from '../../net/cidr.ts'
import type { Draft } from '../draft.ts'

/** A DNS server outside the Service range that is not said to be there, or at an address that no Service can have. */
export function dnsServer({ dns, cidrs, given }: Draft): readonly Finding[] {
  const at = { path: ['dns', 'server'] }
  if (!given(['dns', 'server']) || cidrs.service.length === 0) return []
  const home = cidrs.service.find(({ value }) => containsAddress(value, dns.server))
  const text = formatAddress(dns.server)
  if (home === undefined) {
    if (dns.external) return []
    const ranges = cidrs.service.map(({ value }) => formatCidr(value)).join(' and ')
    return [
      {
        code: 'WIN107',
        message: `DNS server \`${text}\` lies outside \`cidrs.service\``,
        label: `no Service can have it: the range is ${ranges}`,
        help: 'write an address of the Service range, or `external: true` beside it',
        at,
        related: cidrs.service.map((service) => ({ at: service.at, message: 'cidrs.service' })),
      },
    ]
  }
  if (dns.external) {
    return [
      {
        code: 'WIN107',
        severity: 'warning',
        message: `DNS server \`${text}\` is said to be external, but lies in \`cidrs.service\``,
        help: 'remove `external`',
        at: { path: ['dns', 'external'] },
      },
    ]
  }
  const taken = [addressAt(home.value, 0), addressAt(home.value, 1)].findIndex((a) =>
    sameAddress(a, dns.server),
  )
  if (taken < 0) return []
  const owner = taken === 0 ? 'the network address' : 'the address of the `kubernetes` Service'
  return [{ code: 'WIN107', message: `DNS server \`${text}\` is ${owner}`, help: 'take a later address', at }]
}
