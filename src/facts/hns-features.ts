import type { Source } from './evidence.ts'
import { compareHnsVersions, type HnsVersion, possibleHnsVersions } from './hns-versions.ts'
import type { WindowsTarget } from './windows-target.ts'

/** In which versions of HNS a feature exists; both ends of a range included, no `max`: for good. */
export interface HnsFeature {
  readonly ranges: readonly { readonly min: HnsVersion; readonly max?: HnsVersion }[]
  /** What hcsshim prints where the feature is missing. */
  readonly error?: string
}

/** Where the ranges come from. */
export const HNS_FEATURES_SOURCE: Source = {
  evidence: 'code',
  where: 'microsoft/hcsshim hcn/hcnglobals.go and hcn/hcnsupport.go 7c9ff7f48138',
}

/** Features of HNS by version, under hcsshim's names. */
export const HNS_FEATURES = {
  AclAddressLists: { ranges: [{ min: [7, 2] }] },
  AclNoHostRulePriority: { ranges: [{ min: [7, 2] }] },
  AclPortRanges: { ranges: [{ min: [7, 2] }] },
  AclRuleId: { ranges: [{ min: [7, 2] }] },
  V1Api: { ranges: [{ min: [0, 0] }] },
  V2Api: { ranges: [{ min: [9, 2] }], error: 'platform does not support feature V2 Api/Schema' },
  RemoteSubnet: { ranges: [{ min: [9, 2] }], error: 'platform does not support feature Remote Subnet' },
  HostRoute: { ranges: [{ min: [9, 2] }], error: 'platform does not support feature Host Route' },
  DSR: {
    ranges: [{ min: [9, 3], max: [9, Infinity] }, { min: [10, 2] }],
    error: 'platform does not support feature Direct Server Return (DSR)',
  },
  Slash32EndpointPrefixes: {
    ranges: [{ min: [9, 3], max: [9, Infinity] }, { min: [10, 4] }],
    error: 'platform does not support feature Slash 32 Endpoint prefixes',
  },
  AclSupportForProtocol252: {
    ranges: [{ min: [11, 0] }],
    error: 'platform does not support feature HNS ACL Policies to support protocol 252 for VXLAN',
  },
  SessionAffinity: {
    ranges: [{ min: [12, 0] }],
    error: 'platform does not support feature Session Affinity',
  },
  IPv6DualStack: { ranges: [{ min: [11, 10] }], error: 'platform does not support feature IPv6 DualStack' },
  SetPolicy: { ranges: [{ min: [13, 0] }], error: 'platform does not support feature SetPolicy' },
  VxlanPort: {
    ranges: [{ min: [10, 3] }],
    error: 'platform does not support feature VXLAN port configuration',
  },
  L4Proxy: {
    ranges: [
      { min: [9, 5], max: [9, Infinity] },
      { min: [10, 5], max: [10, Infinity] },
      { min: [11, 11], max: [11, Infinity] },
      { min: [12, 1], max: [12, Infinity] },
      { min: [13, 1] },
    ],
    error: 'platform does not support feature L4ProxyPolicy',
  },
  L4WfpProxy: { ranges: [{ min: [13, 2] }], error: 'platform does not support feature L4WfpProxyPolicy' },
  TierAcl: { ranges: [{ min: [14, 0] }], error: 'platform does not support feature TierAcl' },
  NetworkACL: { ranges: [{ min: [15, 0] }], error: 'platform does not support feature NetworkACL' },
  NestedIpSet: { ranges: [{ min: [15, 0] }], error: 'platform does not support feature NestedIpSet' },
  DisableHostPort: { ranges: [{ min: [15, 1] }], error: 'platform does not support feature DisableHostPort' },
  ModifyLoadbalancer: {
    ranges: [{ min: [15, 4] }],
    error: 'platform does not support feature ModifyLoadbalancer',
  },
  Accelnet: { ranges: [{ min: [15, 4] }], error: 'platform does not support feature Accelnet' },
} as const satisfies Record<string, HnsFeature>

export type HnsFeatureName = keyof typeof HNS_FEATURES

/** True where this HNS version has the feature. */
export function hnsHas(version: HnsVersion, name: HnsFeatureName): boolean {
  const { ranges }: HnsFeature = HNS_FEATURES[name]
  return ranges.some(
    ({ min, max }) =>
      compareHnsVersions(min, version) <= 0 && (max === undefined || compareHnsVersions(version, max) <= 0),
  )
}

/** Whether a node has an HNS feature; undefined where its build does not decide it. */
export function windowsHas(target: WindowsTarget, name: HnsFeatureName): boolean | undefined {
  const answers = new Set(possibleHnsVersions(target).map((version) => hnsHas(version, name)))
  return answers.size === 1 ? answers.has(true) : undefined
}

/**
 * The first build that is known to take a HostRoute policy, although hcsshim asks for HNS 9.2 only: flanneld and Calico go
 * on without it before. Source: flannel-io/flannel pkg/backend/vxlan/device_windows.go, cdf76059.
 */
export const HOST_ROUTE_BUILD = 18321
