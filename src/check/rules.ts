import type { Finding } from '../diagnostic/finding.ts'
import type { CniDocument } from './cni/cni-document.ts'
import type { Context } from './context.ts'
import type { CniRule } from './rule.ts'
import { addressValues } from './rules/address-values.ts'
import { apiRuntime } from './rules/api-runtime.ts'
import { capabilities } from './rules/capabilities.ts'
import { exceptionValues } from './rules/exception-values.ts'
import { fileForm } from './rules/file-form.ts'
import { ipamValues } from './rules/ipam-values.ts'
import { needEncap } from './rules/need-encap.ts'
import { networkName } from './rules/network-name.ts'
import { plugin } from './rules/plugin.ts'
import { policyKeys } from './rules/policy-keys.ts'
import { policyName } from './rules/policy-name.ts'
import { policyShape } from './rules/policy-shape.ts'
import { policyType } from './rules/policy-type.ts'
import { search } from './rules/search.ts'
import { serviceRoute } from './rules/service-route.ts'
import { azureDns } from './rules/azure-dns.ts'
import { hnsPolicies } from './rules/hns-policies.ts'
import { loopbackDsr } from './rules/loopback-dsr.ts'
import { wcnDualStack } from './rules/wcn-dual-stack.ts'
import { wcnRoutes } from './rules/wcn-routes.ts'

/** Every rule for CNI configurations. */
export const CNI_RULES: readonly CniRule[] = [
  addressValues,
  apiRuntime,
  capabilities,
  exceptionValues,
  fileForm,
  ipamValues,
  needEncap,
  networkName,
  plugin,
  policyKeys,
  policyName,
  policyShape,
  policyType,
  search,
  serviceRoute,
  azureDns,
  hnsPolicies,
  loopbackDsr,
  wcnDualStack,
  wcnRoutes,
]

/** What the rules say about a CNI configuration. */
export function checkCni(document: CniDocument, context: Context): Finding[] {
  return CNI_RULES.flatMap((rule) => rule(document, context))
}
