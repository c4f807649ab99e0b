import type { Finding } from '../../diagnostic/finding.ts'
import type { Api } from '../../facts/hns-schema/key.ts'
import { fromGeneration, pluginsRelease } from '../../facts/plugin-generations.ts'
import { contains, formatCidr } from '../../net/cidr.ts'
import { lowerToV1 } from '../../policy/lower-v1.ts'
import { lowerToV2 } from '../../policy/lower-v2.ts'
import type { HnsPolicy, Json } from '../../policy/lowered.ts'
import { raisedText } from '../../policy/policy-text.ts'
import { asObject } from '../../policy/read-object.ts'
import type { Cluster } from '../../spec/cluster.ts'
import { plain, type Tree } from '../../text/tree.ts'
import { cidrText } from '../cidr-text.ts'
import type { EndpointPlugin } from '../cni/cni-document.ts'
import { LOOPBACK_KEYS } from '../cni/loopback-keys.ts'
import { policiesOf, policyKey, policyListPath, setting } from '../cni/policies.ts'
import { field, fieldAt, isAbsentOr, itemsOf, textOf } from '../field.ts'
import { effectiveApi } from '../rules/api-runtime.ts'

/**
 * What the spec asks for the endpoint of every pod, and the configuration does not carry: policies, the routes to
 * Services, and the loopback of direct server return.
 */
export function policiesAgainstSpec(endpoint: EndpointPlugin, cluster: Cluster): Finding[] {
  const api = apiOf(endpoint, cluster)
  if (api === undefined) return []
  const list = field(endpoint.tree, endpoint.path, policyKey(endpoint) ?? 'policies')
  return [
    ...(isAbsentOr('array', list)
      ? [...policies(endpoint, cluster, api), ...routes(endpoint, cluster, api)]
      : []),
    ...loopback(endpoint, cluster),
  ]
}

/** The API that policies reach; undefined for plugins whose own policies hnsc does not compare. */
function apiOf(endpoint: EndpointPlugin, { runtime }: Cluster): Api | undefined {
  switch (endpoint.dialect) {
    case 'hns':
      return effectiveApi(endpoint, { cniPlugins: runtime.cniPlugins })
    case 'wcn':
      return 2
    case 'calico':
      return runtime.name === 'dockershim' ? 1 : 2
    default:
      return undefined
  }
}

function policies(endpoint: EndpointPlugin, { policies: wanted }: Cluster, api: Api): Finding[] {
  const key = policyKey(endpoint) ?? 'policies'
  const carried = new Set(carriedBy(endpoint, api).map((policy) => raisedText(policy, api)))
  return wanted.endpoint.flatMap((policy): Finding[] => {
    const written = lowered(policy, api)
    if (written === undefined || carried.has(raisedText(written, api))) return []
    const shown = endpoint.dialect === 'calico' ? flat(written) : written
    return [
      {
        code: 'WIN208',
        message: `the file has no policy \`${JSON.stringify(shown)}\``,
        label: 'by the spec the endpoint of every pod has it',
        help: `add it to \`${key}\`, or change the spec`,
        at: { path: policyListPath(endpoint) },
      },
    ]
  })
}

/** Before 1.0.0 win-bridge had a list of its own for HCN (v2), of policies without a name. */
function bareOf(endpoint: EndpointPlugin, api: Api): readonly Tree[] {
  return api === 2
    ? itemsOf(field(endpoint.tree, endpoint.path, 'HcnPolicyArgs')).map(({ value }) => value)
    : []
}

function carriedBy(endpoint: EndpointPlugin, api: Api): readonly Json[] {
  const named = policiesOf(endpoint).map(({ value }) => value?.value)
  const objects = [...named, ...bareOf(endpoint, api)].flatMap((tree) => {
    const object = tree === undefined ? undefined : asObject(plain(tree))
    return object === undefined ? [] : [object]
  })
  return endpoint.dialect === 'calico' && api === 2 ? objects.map(nested) : objects
}

/** Calico makes `Settings` of what stands beside `Type`. */
function nested({ Type, ...Settings }: Json): Json {
  return { Type, Settings }
}

function flat({ Type, Settings, ...rest }: Json): Json {
  return { Type, ...asObject(Settings), ...rest }
}

/** The policy as the file would have it; undefined where the API has no such policy. */
function lowered(policy: HnsPolicy, api: Api): Json | undefined {
  return api === 1 ? lowerToV1(policy).policy : lowerToV2(policy).policy
}

/** With direct server return there may be none. That an overlay has none at all a rule tells without a spec. */
function routes(endpoint: EndpointPlugin, { cidrs, network }: Cluster, api: Api): Finding[] {
  if (network.dsr || network.driver === 'nat') return []
  const there = routedTo(endpoint, api).flatMap((text) => {
    const read = cidrText(text ?? '')
    return read.kind === 'cidr' || read.kind === 'host-bits' ? [read.cidr] : []
  })
  if (there.length === 0 && network.driver === 'overlay') return []
  return cidrs.service
    .filter((cidr) => cidr.family === 4 && !there.some((other) => contains(other, cidr)))
    .map((cidr) => ({
      code: 'WIN208' as const,
      message: `no route leads to \`${formatCidr(cidr)}\` of the spec`,
      label: 'by the spec packets to Services go through the host, where kube-proxy balances them',
      help: `add a route to \`${formatCidr(cidr)}\` with \`"NeedEncap": true\`, or change the spec`,
      at: { path: policyListPath(endpoint) },
    }))
}

/** Where the routes of the file lead, also of those that only a release before 1.0.0 reads. */
function routedTo(endpoint: EndpointPlugin, api: Api): readonly (string | undefined)[] {
  const named = policiesOf(endpoint).filter(({ type }) => isRoute(type))
  const bare = bareOf(endpoint, api).filter((policy) => isRoute(textOf(field(policy, [], 'Type')?.value)))
  return [
    ...named.map((policy) => textOf(setting(policy, 'DestinationPrefix')?.value)),
    ...bare.map((policy) => textOf(fieldAt(policy, [], 'Settings', 'DestinationPrefix')?.value)),
  ]
}

function isRoute(type: string | undefined): boolean {
  return type !== undefined && ['route', 'sdnroute'].includes(type.toLowerCase())
}

/** The first releases of win-bridge and win-overlay do not know it. */
function loopback({ tree, path, typeField, dialect }: EndpointPlugin, cluster: Cluster): Finding[] {
  if (dialect !== 'hns' && dialect !== 'wcn' && dialect !== 'calico') return []
  const isKnown = dialect !== 'hns' || fromGeneration(pluginsRelease(cluster.runtime.cniPlugins), 'B')
  const keys = LOOPBACK_KEYS[dialect]
  const found = fieldAt(tree, path, ...keys)
  if (!cluster.policies.loopbackDSR || !isKnown) return []
  if (found !== undefined && (found.value.kind !== 'boolean' || found.value.value)) return []
  const name = keys.join('.')
  return [
    {
      code: 'WIN208',
      message: `\`${name}\` is not true, and by the spec pods reach themselves by direct server return`,
      label: 'a pod does not reach itself through a Service',
      help: `write \`true\` for \`${name}\`, or change the spec`,
      at: { path: (found ?? typeField)?.path ?? path },
    },
  ]
}
