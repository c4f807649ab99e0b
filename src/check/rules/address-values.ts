import type { Finding } from '../../diagnostic/finding.ts'
import { parseAddress, sameAddress } from '../../net/address.ts'
import { policiesOf, type PolicyEntry, setting } from '../cni/policies.ts'
import { looksUnfilled } from '../cidr-text.ts'
import { fieldAt, field, itemsOf, textOf } from '../field.ts'
import type { EndpointPlugin } from '../cni/cni-document.ts'
import type { Context } from '../context.ts'
import type { CniRule } from '../rule.ts'

/** Provider addresses, gateways and name servers that are no addresses. */
export const addressValues: CniRule = ({ endpoints }, context) =>
  endpoints.flatMap((endpoint) => [
    ...policiesOf(endpoint).flatMap((policy) => providerAddress(policy, endpoint, context)),
    ...gateways(endpoint),
    ...nameservers(endpoint),
  ])

function providerAddress(policy: PolicyEntry, endpoint: EndpointPlugin, { cluster }: Context): Finding[] {
  if (!['provideraddress', 'pa'].includes(policy.type.toLowerCase())) return []
  const address = setting(policy, 'ProviderAddress') ?? setting(policy, 'PA')
  const text = textOf(address?.value)
  const at = { path: address?.path ?? policy.path }
  const help = 'write the IPv4 address of this node'
  const label = 'encapsulated packets to the pods of this node go nowhere'
  if (address === undefined || text === undefined) {
    return [{ code: 'WIN217', message: 'the provider address is missing or no string', label, help, at }]
  }
  const parsed = parseAddress(text)
  const family = parsed?.family
  if (parsed?.family === 4) {
    // A file that is made for each node may have the address of its own; of which node it is, the spec decides.
    const isOfNode = cluster?.nodes.some(({ managementIP }) => sameAddress(managementIP, parsed))
    return endpoint.type !== 'win-overlay' || isOfNode === true ? [] : [ofOneNode(text, at)]
  }
  if (family === 6) {
    const message = `the provider address \`${text}\` is an IPv6 address`
    return [
      {
        code: 'WIN217',
        severity: 'warning',
        message,
        label: 'overlay networks of Windows are IPv4',
        help,
        at,
      },
    ]
  }
  const several = text.includes(',') ? ' is a list of addresses' : text === '' ? '' : ' is no IPv4 address'
  const message = text === '' ? 'the provider address is empty' : `the provider address \`${text}\`${several}`
  return [{ code: 'WIN217', message, label, help, at }]
}

/** Source: containernetworking/plugins pkg/hns/netconf_windows.go `ApplyDefaultPAPolicy` v1.0.0 to v1.9.1, measured. */
function ofOneNode(text: string, at: Finding['at']): Finding {
  return {
    code: 'WIN260',
    message: `the provider address \`${text}\` fits one node only`,
    label: 'on every other node `win-overlay` sends it beside the right one, which it adds by itself',
    help: 'remove the policy: the plugin takes the address from the HNS network',
    at,
  }
}

function gateways({ tree, path }: EndpointPlugin): Finding[] {
  return itemsOf(fieldAt(tree, path, 'ipam', 'routes')).flatMap(({ path: at, value }) => {
    const gw = field(value, at, 'gw')
    const text = textOf(gw?.value)
    if (gw === undefined || text === undefined || text === '' || parseAddress(text) !== undefined) return []
    return [
      {
        code: 'WIN230' as const,
        message: `the gateway \`${text}\` ${looksUnfilled(text) ? 'is a placeholder that nobody filled in' : 'is no IP address'}`,
        label: 'the configuration cannot be decoded: `invalid IP address`',
        help: 'write the address of the gateway',
        at: { path: gw.path },
      },
    ]
  })
}

function nameservers({ tree, path }: EndpointPlugin): Finding[] {
  return itemsOf(fieldAt(tree, path, 'dns', 'nameservers')).flatMap(({ path: at, value }) => {
    const text = textOf(value)
    if (text === undefined || parseAddress(text) !== undefined) return []
    return [
      {
        code: 'WIN230' as const,
        message: text === '' ? 'a name server is empty' : `the name server \`${text}\` is no IP address`,
        label: 'nobody checks it; names do not resolve in the pods',
        help: 'write the address of the cluster DNS service',
        at: { path: at },
      },
    ]
  })
}
