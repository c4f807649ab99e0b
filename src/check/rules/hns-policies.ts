import type { Finding } from '../../diagnostic/finding.ts'
import type { Api } from '../../facts/hns-schema/key.ts'
import { checkContent } from '../hns/check-policies.ts'
import { type Carrier, policySubject } from '../hns/subject.ts'
import type { EndpointPlugin } from '../cni/cni-document.ts'
import { policiesOf } from '../cni/policies.ts'
import type { Context } from '../context.ts'
import type { CniRule } from '../rule.ts'
import { effectiveApi } from './api-runtime.ts'

/** What the policies of a CNI configuration say, in the dialect that its plugin hands on; their form is judged elsewhere. */
export const hnsPolicies: CniRule = ({ endpoints }, context) =>
  endpoints.flatMap((endpoint) => check(endpoint, context))

function check(endpoint: EndpointPlugin, context: Context): Finding[] {
  const { dialect } = endpoint
  if (dialect === 'unknown') return []
  const carrier: Carrier = dialect
  const scope = { api: apiOf(endpoint, context), context, carrier }
  const policies = policiesOf(endpoint).flatMap(({ value }) =>
    value?.value.kind === 'object' ? [policySubject(value.value, value.path, 'endpoint', scope)] : [],
  )
  return checkContent(policies, scope)
}

function apiOf(endpoint: EndpointPlugin, context: Context): Api {
  if (endpoint.dialect === 'wcn') return 2
  return endpoint.dialect === 'hns' && effectiveApi(endpoint, context) === 2 ? 2 : 1
}
