import type { Draft, Rule } from './draft.ts'
import { azure } from './rules/azure.ts'
import { azureReleases } from './rules/azure-releases.ts'
import { calico } from './rules/calico.ts'
import { calicoNetworks } from './rules/calico-networks.ts'
import { delegate } from './rules/delegate.ts'
import { dnsServer } from './rules/dns-server.ts'
import { drMac } from './rules/dr-mac.ts'
import { families } from './rules/families.ts'
import { features } from './rules/features.ts'
import { ipam } from './rules/ipam.ts'
import { limits } from './rules/limits.ts'
import { noEffect } from './rules/no-effect.ts'
import { nodeMask } from './rules/node-mask.ts'
import { nodes } from './rules/nodes.ts'
import { outboundNat } from './rules/outbound-nat.ts'
import { overlaps } from './rules/overlaps.ts'
import { ipamPlugin, pair } from './rules/pair.ts'
import { platform } from './rules/platform.ts'
import { pluginReleases } from './rules/plugin-releases.ts'
import { policyAcls } from './rules/policy-acls.ts'
import { policyBuilds } from './rules/policy-builds.ts'
import { policyCarrier } from './rules/policy-carrier.ts'
import { policyEffects } from './rules/policy-effects.ts'
import { policyEngine } from './rules/policy-engine.ts'
import { policyValues } from './rules/policy-values.ts'
import { proxyValue } from './rules/proxy-value.ts'
import { releases } from './rules/releases.ts'
import { serviceRange } from './rules/service-range.ts'

/** The rules that look at more than one value of a spec: all of them, or those that need no driver and plugin. */
export function rulesFor({ pairIsKnown }: Draft): readonly Rule[] {
  return pairIsKnown ? [...GENERAL, ...OF_PAIR] : GENERAL
}

const GENERAL: readonly Rule[] = [
  families,
  overlaps,
  serviceRange,
  nodeMask,
  dnsServer,
  nodes,
  outboundNat,
  proxyValue,
  releases,
]

const OF_PAIR: readonly Rule[] = [
  pair,
  delegate,
  ipamPlugin,
  ipam,
  platform,
  azure,
  azureReleases,
  pluginReleases,
  features,
  limits,
  noEffect,
  drMac,
  policyCarrier,
  calico,
  calicoNetworks,
  policyEngine,
  policyBuilds,
  policyAcls,
  policyValues,
  policyEffects,
]
