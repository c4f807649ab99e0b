import type { Rule } from './draft.ts'
import { dnsServer } from './rules/dns-server.ts'
import { drMac } from './rules/dr-mac.ts'
import { families } from './rules/families.ts'
import { features } from './rules/features.ts'
import { ipam } from './rules/ipam.ts'
import { noEffect } from './rules/no-effect.ts'
import { nodeMask } from './rules/node-mask.ts'
import { nodes } from './rules/nodes.ts'
import { outboundNat } from './rules/outbound-nat.ts'
import { overlaps } from './rules/overlaps.ts'
import { pair } from './rules/pair.ts'
import { pluginReleases } from './rules/plugin-releases.ts'
import { releases } from './rules/releases.ts'
import { serviceRange } from './rules/service-range.ts'

/** Every rule that looks at more than one value of a spec. */
export const RULES: readonly Rule[] = [
  pair,
  families,
  overlaps,
  serviceRange,
  nodeMask,
  dnsServer,
  nodes,
  outboundNat,
  ipam,
  releases,
  pluginReleases,
  features,
  noEffect,
  drMac,
]
