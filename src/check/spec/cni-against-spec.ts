import type { Finding } from '../../diagnostic/finding.ts'
import { type Cidr, contains, formatCidr, overlap, parseCidr } from '../../net/cidr.ts'
import type { Cluster } from '../../spec/cluster.ts'
import { endpointPlugin } from '../../spec/pairs.ts'
import type { CniDocument, EndpointPlugin } from '../cni/cni-document.ts'
import { exceptionsOf, policiesOf, policyKey } from '../cni/policies.ts'
import { field, type Field, isAbsentOr, textOf } from '../field.ts'
import { azureAgainstSpec } from './azure-against-spec.ts'
import { calicoAgainstSpec } from './calico-against-spec.ts'
import { policiesAgainstSpec } from './policies-against-spec.ts'

/** Where a CNI configuration has other plugins than the spec, or does not exempt its ranges. */
export function cniAgainstSpec({ endpoints }: CniDocument, cluster: Cluster): Finding[] {
  return endpoints.flatMap((endpoint) => [
    ...plugin(endpoint, cluster),
    ...exceptions(endpoint, cluster),
    ...calicoAgainstSpec(endpoint, cluster),
    ...(isOfSpec(endpoint, cluster) ? policiesAgainstSpec(endpoint, cluster) : []),
    ...azureAgainstSpec(endpoint, cluster),
  ])
}

function finding({ path }: Pick<Field, 'path'>, message: string, help: string): Finding {
  const label = 'the other files of the node are made from the spec'
  return { code: 'WIN208', message, label, help: `${help}, or change the spec`, at: { path } }
}

function plugin({ typeField, type, flannel }: EndpointPlugin, { network }: Cluster): Finding[] {
  const wanted = endpointOf(network)
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

/** The policies of another plugin have another form, and that it is another one is told. */
function isOfSpec({ type, flannel }: EndpointPlugin, { network }: Cluster): boolean {
  return type === endpointOf(network) && (flannel !== undefined) === (network.plugin === 'flannel')
}

function endpointOf(network: Cluster['network']): string {
  return network.plugin === 'ovn-kubernetes' ? 'win-overlay' : endpointPlugin(network)
}

/** The ranges of pods and Services, and those that the spec exempts besides, less what is to stay translated. */
function exceptions(endpoint: EndpointPlugin, { cidrs, outboundNat, network }: Cluster): Finding[] {
  const nat = policiesOf(endpoint).find(({ type }) => type.toLowerCase() === 'outboundnat')
  const place = nat ?? endpoint.typeField
  if (!isAbsentOr('array', field(endpoint.tree, endpoint.path, policyKey(endpoint) ?? 'policies'))) return []
  // Of a file without translation a rule tells more, but for Calico, which adds a policy for its IP pools alone, and for
  // azure-vnet, with which that may be meant.
  const isTold = endpoint.dialect !== 'calico' && endpoint.dialect !== 'azure'
  if (place === undefined || (nat === undefined && isTold)) return []
  const items = (nat === undefined ? [] : exceptionsOf(nat)).flatMap(({ value, path }) =>
    cidrs4(textOf(value)).map((cidr) => ({ cidr, path })),
  )
  const listed = items.map(({ cidr }) => cidr)
  // Calico adds its IP pools itself.
  const added = network.plugin === 'calico' ? cidrs.cluster : []
  const whole = [...cidrs.cluster, ...cidrs.service, ...outboundNat.exceptions].filter(
    (cidr) =>
      cidr.family === 4 &&
      !added.some((pool) => contains(pool, cidr)) &&
      !outboundNat.reachable.some((hole) => contains(cidr, hole)),
  )
  const holes = items.flatMap(({ cidr, path }) =>
    outboundNat.reachable
      .filter((hole) => overlap(cidr, hole) !== undefined)
      .map((hole) =>
        finding(
          { path },
          `the exception \`${formatCidr(cidr)}\` covers \`${formatCidr(hole)}\`, which by the spec stays translated`,
          `list the exceptions that \`hnsc compile\` writes: they leave \`${formatCidr(hole)}\` out`,
        ),
      ),
  )
  const missing = whole
    .filter((cidr) => !listed.some((other) => contains(other, cidr)))
    .map((cidr) =>
      finding(
        place,
        `no exception covers \`${formatCidr(cidr)}\` of the spec`,
        `list \`${formatCidr(cidr)}\` among the exceptions`,
      ),
    )
  return [...missing, ...holes]
}

function cidrs4(text: string | undefined): Cidr[] {
  const parsed = parseCidr(text ?? '')
  return parsed.ok ? [parsed.value] : []
}
