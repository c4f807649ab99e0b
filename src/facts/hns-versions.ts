import type { Source } from './evidence.ts'
import type { WindowsTarget } from './windows-target.ts'

/** Version of the Host Networking Service: major, minor. HNS reports it as `major << 32 | minor`. */
export type HnsVersion = readonly [major: number, minor: number]

/** From which update of a Windows release HNS has this version. */
export interface HnsStep {
  /** Least update revision, the fourth number of the build; absent: in some update, nobody says which. */
  readonly revision?: number
  readonly version: HnsVersion
  readonly source: Source
}

const HCSSHIM_RANGES = 'microsoft/hcsshim hcn/hcnglobals.go 7c9ff7f48138'
const CALICO: Source = {
  evidence: 'code',
  where:
    'projectcalico/calico node/windows-packaging/CalicoWindows/config.ps1 (DSR test: 17763.1432, build 18317); kubernetes/kubernetes#62046',
}
const SERVICED: Source = {
  evidence: 'code',
  where: `${HCSSHIM_RANGES} (L4ProxyPolicyVersion names each release)`,
}
const HCSSHIM_1003: Source = {
  evidence: 'report',
  where: 'microsoft/hcsshim#1003; kubernetes/website dual-stack page',
}

/** The first update of Windows Server 2019 with HCN (v2) and overlay networks, KB4489899; newer releases have both at once. */
export const HCN_REVISION_2019 = 379

/** The first update of Windows Server 2019 whose HNS has direct server return, KB4571748; newer releases have it at once. */
export const DSR_REVISION_2019 = 1432

/** HNS versions of each Windows release, oldest update first. */
export const HNS_VERSIONS = {
  ltsc2019: [
    {
      revision: 0,
      version: [9, 1],
      source: { evidence: 'report', where: `${HCSSHIM_RANGES}, commit 420a1c0ae` },
    },
    {
      revision: HCN_REVISION_2019,
      version: [9, 2],
      source: { evidence: 'docs', where: 'kubernetes/website intro-windows-in-kubernetes.md (KB4489899)' },
    },
    { revision: DSR_REVISION_2019, version: [9, 3], source: CALICO },
    { version: [9, 5], source: SERVICED },
  ],
  '1903': [
    { revision: 0, version: [10, 2], source: CALICO },
    { version: [10, 5], source: SERVICED },
  ],
  '1909': [
    { revision: 0, version: [10, 2], source: CALICO },
    { version: [10, 5], source: SERVICED },
  ],
  '2004': [
    { revision: 0, version: [11, 0], source: SERVICED },
    { revision: 610, version: [11, 10], source: HCSSHIM_1003 },
    { version: [11, 11], source: SERVICED },
  ],
  '20H2': [
    { revision: 0, version: [11, 0], source: SERVICED },
    { revision: 610, version: [11, 10], source: HCSSHIM_1003 },
    { version: [11, 11], source: SERVICED },
  ],
  ltsc2022: [
    {
      revision: 0,
      version: [15, 0],
      source: { evidence: 'report', where: 'HNS object dumps of 20348 hosts: Version 64424509440' },
    },
    {
      version: [15, 4],
      source: { evidence: 'code', where: `${HCSSHIM_RANGES} (ModifyLoadbalancerVersion)` },
    },
  ],
  ltsc2025: [
    {
      revision: 0,
      version: [15, 1],
      source: { evidence: 'code', where: `${HCSSHIM_RANGES} (DisableHostPortVersion)` },
    },
    {
      version: [15, 4],
      source: { evidence: 'code', where: `${HCSSHIM_RANGES} (ModifyLoadbalancerVersion)` },
    },
  ],
} as const satisfies Record<WindowsTarget['release'], readonly HnsStep[]>

/**
 * The HNS versions that a node may have: one where the build decides it, several where an update of unknown date
 * raised it. Without a revision the newest update is assumed.
 */
export function possibleHnsVersions(target: WindowsTarget): readonly HnsVersion[] {
  const steps: readonly HnsStep[] = HNS_VERSIONS[target.release]
  const { revision } = target
  if (revision === undefined) return steps.slice(-1).map(({ version }) => version)
  const dated = steps.filter((step) => step.revision !== undefined && step.revision <= revision).slice(-1)
  const newestDated = Math.max(...steps.map((step) => step.revision ?? 0))
  const undated = revision < newestDated ? [] : steps.filter((step) => step.revision === undefined)
  return [...dated, ...undated].map(({ version }) => version)
}

export function compareHnsVersions(a: HnsVersion, b: HnsVersion): number {
  return a[0] - b[0] || a[1] - b[1]
}
