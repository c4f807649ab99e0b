import { structKeys } from '../../facts/hns-schema/api.ts'
import type { Finding } from '../../diagnostic/finding.ts'
import type { Path, Tree } from '../../text/tree.ts'
import { field, itemsOf, textOf } from '../field.ts'
import { checkKeys } from './check-keys.ts'
import { sourceVip } from './check-load-balancer.ts'
import { checkPolicyList } from './check-policies.ts'
import { featureFinding } from './feature-finding.ts'
import { schemaVersion } from './rules/schema-version.ts'
import type { HnsScope } from './subject.ts'

/** A policy list of HNS (v1): a load balancer, or routes, with the endpoints that they are for. */
export function checkHnsPolicyList(tree: Tree, path: Path, scope: HnsScope): Finding[] {
  const policies = itemsOf(field(tree, path, 'Policies'))
  return [
    ...checkKeys(tree, path, structKeys(1, 'PolicyList'), {
      api: 1,
      what: 'the policy list',
      renamed: [
        ['HostComputeEndpoints', 'References'],
        ['PortMappings', 'Policies'],
      ],
    }),
    ...checkPolicyList(tree, path, 'policy-list', scope),
    ...policies.flatMap((policy) => sourceVip(policy.value, policy.path)),
    ...routes(policies, scope),
  ]
}

/** Windows Server 2019 refuses routes in a list. Source: microsoft/hcsshim#470. */
function routes(
  policies: readonly { readonly path: Path; readonly value: Tree }[],
  { context }: HnsScope,
): Finding[] {
  if (context.windows?.build !== 17763) return []
  return policies.flatMap(({ path, value }) => {
    const type = field(value, path, 'Type')
    if (type === undefined || textOf(type.value)?.toUpperCase() !== 'ROUTE') return []
    return [
      {
        code: 'WIN338' as const,
        message: 'Windows Server 2019 takes no `ROUTE` in a policy list',
        label: 'HNS refuses the list: 0x803b000e, Invalid policy type',
        help: 'put the route among the policies of each endpoint',
        at: { path: type.path },
      },
    ]
  })
}

/** An SDN route of HCN (v2). */
export function checkRoute(tree: Tree, path: Path, scope: HnsScope): Finding[] {
  const setting = field(tree, path, 'Setting')
  const routesKey = field(tree, path, 'Routes')
  const one = setting ?? routesKey
  return [
    ...checkKeys(tree, path, structKeys(2, 'HostComputeRoute'), { api: 2, what: 'the route' }),
    ...schemaVersion(tree, path, scope),
    ...(one === undefined || (setting !== undefined && routesKey !== undefined)
      ? []
      : [
          {
            code: 'WIN339' as const,
            message: `\`${one.member.key}\` is called \`${setting === undefined ? 'Setting' : 'Routes'}\` ${setting === undefined ? 'by hcsshim' : 'in the schema of Microsoft'}`,
            label: 'which of the two HNS reads is not known',
            help: 'write both `Setting` and `Routes` with the same value',
            at: { path: one.path, part: 'key' as const },
          },
        ]),
  ]
}

/** A request that changes the policies of a network, an endpoint or a load balancer of HCN (v2). */
export function checkRequest(tree: Tree, path: Path, scope: HnsScope): Finding[] {
  const settings = field(tree, path, 'Settings')
  const resource = textOf(field(tree, path, 'ResourceType')?.value) ?? ''
  const types = itemsOf(
    settings === undefined ? undefined : field(settings.value, settings.path, 'Policies'),
  ).map(({ value }) => textOf(field(value, [], 'Type')?.value) ?? '')
  const network = types.some((type) => NETWORK_ONLY.includes(type))
  return [
    ...checkKeys(tree, path, structKeys(2, 'ModifySettingRequest'), {
      api: 2,
      what: 'the request',
      judgedElsewhere: resource === 'Policy' ? [] : ['Settings'],
    }),
    ...checkPolicyList(settings?.value, settings?.path ?? path, network ? 'network' : 'endpoint', scope),
    ...updates(tree, path, scope),
  ]
}

const NETWORK_ONLY = [
  'RemoteSubnetRoute',
  'HostRoute',
  'SetPolicy',
  'NetworkACL',
  'VxlanPort',
  'NetAdapterName',
]

/** Changing a load balancer in place came late; before, it is removed and made anew. */
function updates(tree: Tree, path: Path, { context }: HnsScope): Finding[] {
  const settings = field(tree, path, 'Settings')
  const balancer = field(settings?.value, [], 'FrontendVIPs') ?? field(settings?.value, [], 'PortMappings')
  const type = field(tree, path, 'RequestType')
  return balancer === undefined || type === undefined
    ? []
    : featureFinding('ModifyLoadbalancer', 'changing a load balancer in place', { path: type.path }, context)
}
