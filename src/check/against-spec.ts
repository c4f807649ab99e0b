import type { Finding } from '../diagnostic/finding.ts'
import { formatAddress, parseAddress, sameAddress } from '../net/address.ts'
import { type Cidr, contains, formatCidr, parseCidr, sameCidr } from '../net/cidr.ts'
import type { Cluster } from '../spec/cluster.ts'
import type { CniDocument, EndpointPlugin } from './cni/cni-document.ts'
import { exceptionsOf, policiesOf, setting } from './cni/policies.ts'
import { field, type Field, fieldAt, itemsOf, textOf } from './field.ts'

/** Where a CNI configuration says something else than the spec: names, plugins and addresses. */
export function againstSpec({ tree, endpoints }: CniDocument, cluster: Cluster): Finding[] {
  const name = field(tree, [], 'name')
  return [
    ...differs(name, 'the network is called', cluster.network.name),
    ...endpoints.flatMap((endpoint) => [
      ...plugin(endpoint, cluster),
      ...exceptions(endpoint, cluster),
      ...nameservers(endpoint, cluster),
      ...subnet(endpoint, cluster),
      ...providerAddress(endpoint, cluster),
    ]),
  ]
}

function differs(found: Field | undefined, what: string, wanted: string): Finding[] {
  const text = textOf(found?.value)
  if (found === undefined || text === undefined || text === wanted) return []
  return [finding(found, `${what} \`${text}\`, and in the spec \`${wanted}\``, `write \`${wanted}\``)]
}

function finding({ path }: Pick<Field, 'path'>, message: string, help: string): Finding {
  const label = 'the other files of the node are made from the spec'
  return { code: 'WIN208', message, label, help: `${help}, or change the spec`, at: { path } }
}

function plugin({ typeField, type, flannel }: EndpointPlugin, { network }: Cluster): Finding[] {
  const wanted =
    network.plugin === 'flannel'
      ? network.driver === 'overlay'
        ? 'win-overlay'
        : 'win-bridge'
      : network.plugin
  if (typeField === undefined) return []
  if ((flannel !== undefined) !== (network.plugin === 'flannel')) {
    const said =
      flannel === undefined
        ? 'the plugin is called by the runtime itself'
        : 'the plugin is the delegate of flannel'
    return [
      finding(
        typeField,
        `${said}, and the plugin of the spec is \`${network.plugin}\``,
        `use \`${network.plugin}\``,
      ),
    ]
  }
  if (type === wanted) return []
  return [
    finding(typeField, `the plugin is \`${type}\`, and by the spec \`${wanted}\``, `write \`${wanted}\``),
  ]
}

/** The ranges of pods and Services, and those that the spec exempts besides, less what is to stay translated. */
function exceptions(endpoint: EndpointPlugin, { cidrs, outboundNat }: Cluster): Finding[] {
  const nat = policiesOf(endpoint).find(({ type }) => type.toLowerCase() === 'outboundnat')
  if (nat === undefined) return []
  const listed = exceptionsOf(nat).flatMap(({ value }) => cidrs4(textOf(value)))
  const whole = [...cidrs.cluster, ...cidrs.service, ...outboundNat.exceptions].filter(
    (cidr) => cidr.family === 4 && !outboundNat.reachable.some((hole) => contains(cidr, hole)),
  )
  return whole
    .filter((cidr) => !listed.some((other) => contains(other, cidr)))
    .map((cidr) =>
      finding(
        nat,
        `no exception covers \`${formatCidr(cidr)}\` of the spec`,
        `list \`${formatCidr(cidr)}\` among the exceptions`,
      ),
    )
}

function cidrs4(text: string | undefined): Cidr[] {
  const parsed = parseCidr(text ?? '')
  return parsed.ok ? [parsed.value] : []
}

function nameservers({ tree, path }: EndpointPlugin, { dns }: Cluster): Finding[] {
  const server = formatAddress(dns.server)
  return itemsOf(fieldAt(tree, path, 'dns', 'nameservers')).flatMap((item) => {
    const address = parseAddress(textOf(item.value) ?? '')
    if (address === undefined || sameAddress(address, dns.server)) return []
    return [
      finding(
        item,
        `the name server is \`${formatAddress(address)}\`, and in the spec \`${server}\``,
        `write \`${server}\``,
      ),
    ]
  })
}

function subnet({ tree, path }: EndpointPlugin, { nodes }: Cluster): Finding[] {
  const found = fieldAt(tree, path, 'ipam', 'subnet')
  const parsed = parseCidr(textOf(found?.value) ?? '')
  const pods = nodes.flatMap(({ podCIDRs }) => podCIDRs)
  if (found === undefined || !parsed.ok || pods.length === 0) return []
  if (pods.some((cidr) => sameCidr(cidr, parsed.value))) return []
  return [
    finding(
      found,
      `\`${formatCidr(parsed.value)}\` is the pod CIDR of no node of the spec`,
      'write the pod CIDR of this node',
    ),
  ]
}

function providerAddress(endpoint: EndpointPlugin, { nodes }: Cluster): Finding[] {
  if (nodes.length === 0) return []
  return policiesOf(endpoint).flatMap((policy) => {
    const found = setting(policy, 'ProviderAddress') ?? setting(policy, 'PA')
    const address = parseAddress(textOf(found?.value) ?? '')
    if (found === undefined || address === undefined) return []
    if (nodes.some(({ managementIP }) => sameAddress(managementIP, address))) return []
    const text = formatAddress(address)
    return [
      finding(found, `\`${text}\` is the management IP of no node of the spec`, 'write that of this node'),
    ]
  })
}
