import { type Address, parseAddress } from '../../net/address.ts'
import { type Cidr, containsAddress, parseCidr } from '../../net/cidr.ts'
import type { Finding } from '../../diagnostic/finding.ts'
import type { EndpointPlugin } from '../cni/cni-document.ts'
import { policiesOf, setting } from '../cni/policies.ts'
import { fieldAt, itemsOf, textOf } from '../field.ts'
import type { CniRule } from '../rule.ts'

/** A name server outside of the range that is routed to Services: the cluster DNS is a Service. */
export const dnsServer: CniRule = ({ endpoints }) =>
  endpoints.flatMap((endpoint) => {
    const services = servicesOf(endpoint)
    const [server] = itemsOf(fieldAt(endpoint.tree, endpoint.path, 'dns', 'nameservers'))
    const text = textOf(server?.value) ?? ''
    const address = parseAddress(text)
    if (server === undefined || address === undefined || services.length === 0) return []
    if (services.some((cidr) => holds(cidr, address))) return []
    return [
      {
        code: 'WIN293' as const,
        severity: 'info' as const,
        message: `the name server \`${text}\` lies in no range that this file routes to Services`,
        label: 'right for a server outside of the cluster; the cluster DNS is a Service',
        help: 'compare it with `clusterDNS` of kubelet',
        at: { path: server.path },
      },
    ] satisfies Finding[]
  })

/** The ranges of routes with encapsulation, without those to one address. */
export function servicesOf(endpoint: EndpointPlugin): readonly Cidr[] {
  return policiesOf(endpoint).flatMap((policy) => {
    const isRoute = ['route', 'sdnroute'].includes(policy.type.toLowerCase())
    const prefix = isRoute ? textOf(setting(policy, 'DestinationPrefix')?.value) : undefined
    const parsed = prefix === undefined ? undefined : parseCidr(prefix)
    return parsed?.ok === true && parsed.value.prefix < 32 ? [parsed.value] : []
  })
}

function holds(cidr: Cidr, address: Address): boolean {
  return cidr.family === address.family && containsAddress(cidr, address)
}
