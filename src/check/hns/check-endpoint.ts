import { structKeys } from '../../facts/hns-schema/api.ts'
import { RENAMED_OBJECT_KEYS } from '../../facts/hns-schema/other-api.ts'
import type { Finding } from '../../diagnostic/finding.ts'
import type { Path, Tree } from '../../text/tree.ts'
import { field } from '../field.ts'
import { checkKeys } from './check-keys.ts'
import { checkPolicyList } from './check-policies.ts'
import { endpointAddresses } from './rules/endpoint-addresses.ts'
import { schemaVersion } from './rules/schema-version.ts'
import type { HnsScope } from './subject.ts'

/** An endpoint of either dialect. */
export function checkEndpoint(tree: Tree, path: Path, scope: HnsScope): Finding[] {
  const { api, context } = scope
  return [
    ...checkKeys(tree, path, structKeys(api, api === 1 ? 'HNSEndpoint' : 'HostComputeEndpoint'), {
      api,
      context,
      what: 'the endpoint',
      renamed: RENAMED_OBJECT_KEYS.endpoint.map(([v1, v2]) => (api === 2 ? [v1, v2] : [v2, v1])),
    }),
    ...(api === 2 ? [...schemaVersion(tree, path, scope), ...namespace(tree, path)] : []),
    ...checkPolicyList(tree, path, 'endpoint', scope),
    ...endpointAddresses(tree, path, scope),
  ]
}

/** hcsshim refuses to create an endpoint with it. Source: microsoft/hcsshim hcn/hcnendpoint.go v0.13.0. */
function namespace(tree: Tree, path: Path): Finding[] {
  const found = field(tree, path, 'HostComputeNamespace')
  if (found === undefined || (found.value.kind === 'string' && found.value.value === '')) return []
  return [
    {
      code: 'WIN336',
      message: '`HostComputeNamespace` is set in an endpoint',
      label:
        'hcsshim refuses it: endpoint create error, endpoint json HostComputeNamespace is read only and should not be set',
      help: 'remove it, and add the endpoint to the namespace afterwards',
      at: { path: found.path, part: 'key' },
    },
  ]
}
