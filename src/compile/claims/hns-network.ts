import type { Artifact } from '../../emit/artifact.ts'
import { networkFromV1 } from '../../policy/objects/network-v1.ts'
import { networkFromV2 } from '../../policy/objects/network-v2.ts'
import { asObject } from '../../policy/read-object.ts'
import type { Claim } from './claim.ts'
import { always, get, items } from './json.ts'
import { policyText } from '../../policy/policy-text.ts'

/** What an HNS network says, in either dialect. The ways to other nodes, of which there are many, are read key by key. */
export function hnsNetworkClaims({ text }: Artifact): Claim[] {
  const document = asObject(JSON.parse(text)) ?? {}
  const read = get(document, 'SchemaVersion') === undefined ? networkFromV1 : networkFromV2
  const policies = items(document['Policies'])
  const others = policies.filter((policy) => !isRemoteRoute(policy))
  const { value, lost } = read('Policies' in document ? { ...document, Policies: others } : document, [])
  const [subnet, second] = value.subnets
  const texts = (list: typeof value.policies) => list.map(({ policy }) => policyText(policy)).toSorted()
  const strange = lost.map(({ what, path }) => `${path.join('/')} ${what}`)
  const routes = policies.filter(isRemoteRoute).map(remoteRoute)
  return [
    ...always('network-name', value.name),
    ...always('network-type', value.type),
    ...always('pod-subnet', subnet?.prefix),
    ...always('network-gateway', subnet?.gateway),
    ...always('pod-subnet-ipv6', second?.prefix),
    ...always('network-gateway-ipv6', second?.gateway),
    ...always('network-policies', [...texts(value.policies), ...strange]),
    ...always('remote-routes', routes.length === 0 ? undefined : routes),
    ...always('subnet-policies', subnet?.policies.length === 0 ? undefined : texts(subnet?.policies ?? [])),
  ]
}

function isRemoteRoute(policy: unknown): boolean {
  return get(policy, 'Type') === 'RemoteSubnetRoute'
}

function remoteRoute(policy: unknown): string {
  const settings = get(policy, 'Settings')
  return ROUTE_KEYS.map((key) => get(settings, key)).join(' ')
}

const ROUTE_KEYS = ['DestinationPrefix', 'IsolationId', 'ProviderAddress', 'DistributedRouterMacAddress']
