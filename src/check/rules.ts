import type { Finding } from '../diagnostic/finding.ts'
import type { CniDocument } from './cni/cni-document.ts'
import type { Context } from './context.ts'
import type { CniRule } from './rule.ts'
import { addressValues } from './rules/address-values.ts'
import { antrea } from './rules/antrea.ts'
import { apiRuntime } from './rules/api-runtime.ts'
import { azureDns } from './rules/azure-dns.ts'
import { azure } from './rules/azure.ts'
import { calico } from './rules/calico.ts'
import { capabilities } from './rules/capabilities.ts'
import { dnsServer } from './rules/dns-server.ts'
import { dockershimVersion } from './rules/dockershim-version.ts'
import { duplicateKeys } from './rules/duplicate-keys.ts'
import { fileForm } from './rules/file-form.ts'
import { flannelDelegate } from './rules/flannel-delegate.ts'
import { flannelNetwork } from './rules/flannel-network.ts'
import { hnsPolicies } from './rules/hns-policies.ts'
import { ipamEffect } from './rules/ipam-effect.ts'
import { ipamPlugin } from './rules/ipam-plugin.ts'
import { ipamValues } from './rules/ipam-values.ts'
import { knownKeys } from './rules/known-keys.ts'
import { linuxPlugins } from './rules/linux-plugins.ts'
import { loopbackDsr } from './rules/loopback-dsr.ts'
import { needEncap } from './rules/need-encap.ts'
import { networkName } from './rules/network-name.ts'
import { noIpam } from './rules/no-ipam.ts'
import { nodeRange } from './rules/node-range.ts'
import { pluginValues } from './rules/plugin-values.ts'
import { plugin } from './rules/plugin.ts'
import { policyKeys } from './rules/policy-keys.ts'
import { policyName } from './rules/policy-name.ts'
import { search } from './rules/search.ts'
import { serviceRoute } from './rules/service-route.ts'
import { vpcBridge } from './rules/vpc-bridge.ts'
import { wcnDualStack } from './rules/wcn-dual-stack.ts'
import { wcnRoutes } from './rules/wcn-routes.ts'
import { wcn } from './rules/wcn.ts'

/** Every rule for CNI configurations. */
export const CNI_RULES: readonly CniRule[] = [
  addressValues,
  antrea,
  apiRuntime,
  azure,
  azureDns,
  calico,
  capabilities,
  dnsServer,
  dockershimVersion,
  duplicateKeys,
  fileForm,
  flannelDelegate,
  flannelNetwork,
  hnsPolicies,
  ipamEffect,
  ipamPlugin,
  ipamValues,
  knownKeys,
  linuxPlugins,
  loopbackDsr,
  needEncap,
  networkName,
  noIpam,
  nodeRange,
  plugin,
  pluginValues,
  policyKeys,
  policyName,
  search,
  serviceRoute,
  vpcBridge,
  wcn,
  wcnDualStack,
  wcnRoutes,
]

/** What the rules say about a CNI configuration. */
export function checkCni(document: CniDocument, context: Context): Finding[] {
  return CNI_RULES.flatMap((rule) => rule(document, context))
}
