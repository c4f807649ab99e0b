import type { Source } from './evidence.ts'
import { atLeast, formatProgramVersion, type ProgramVersion } from './versions.ts'

/** A word of the CNI configuration that azure-vnet knows since a release; the releases before ignore it. */
export interface AzureWord {
  readonly since: string
  readonly source: Source
}

/**
 * The words that came after the first release. Each `since` is the first tag of the repository that has the word; it has
 * tags without a number in between (v1.6.1-hotfix...), which are builds of the release that they name.
 */
export const AZURE_WORDS = {
  'azure-cns': row('1.1.8', 'cni/network/invoker_cns.go'),
  enableLoopbackDSR: row('1.4.16', 'cni/netconfig.go'),
  v4swift: row('1.4.25', 'cni/util/const.go'),
  v4overlay: row('1.4.25', 'cni/util/const.go'),
  hnsTimeoutDurationInSeconds: row('1.4.27', 'cni/netconfig.go'),
  dualStackOverlay: row('1.5.0', 'cni/network/invoker_cns.go'),
  overlay: row('1.5.4', 'cni/util/const.go'),
} as const satisfies Readonly<Record<string, AzureWord>>

/** The modes of `ipam.mode` in which pods have addresses that only Azure routes. Source: cni/util/const.go IpamMode. */
export const OVERLAY_MODES = ['v4overlay', 'dualStackOverlay', 'overlay'] as const

/** The words of `executionMode`; `default` says what none says. Source: cni/util/const.go ExecutionMode. */
export const EXECUTION_MODES = ['default', 'baremetal', 'v4swift'] as const

/** The words of `AZURE_WORDS`. */
export type AzureWordName = keyof typeof AZURE_WORDS

/** True when a release of azure-vnet knows a word of the configuration. */
export function azureKnows(release: ProgramVersion, word: AzureWordName): boolean {
  return atLeast(release, AZURE_WORDS[word].since)
}

/** What azure-vnet does otherwise since a release: the first tag that holds the commit that the source names. */
export const AZURE_CHANGES = {
  /** The configuration has the keys of these names. */
  disableAsyncDelete: changed('1.7.10', 'cni/netconfig.go bd3f49172'),
  env: changed('1.8.10', 'cni/netconfig.go c7964b1ff'),
  /** With several tenants a network container may have an IPv6 address, too. */
  tenantIPv6: changed('1.8.2', 'cni/network/multitenancy.go 372aa12b2'),
  /** The default route of an IPv6 subnet of an HCN network is `::/0`, and not `0.0.0.0/0`. */
  ipv6DefaultRoute: changed('1.8.4', 'network/network_windows.go 190f4e3fd'),
  /** An HCN network is gone after a restart of the node. */
  nonPersistent: changed('1.8.7', 'network/network_windows.go 164124ddb'),
  /** With several tenants the address of the adapter stands for its name where that is of HNS. */
  adapterAddress: changed('1.8.10', 'network/network_windows.go 0352ef786'),
} as const satisfies Readonly<Record<string, AzureWord>>

/** True for a release of azure-vnet with a change. */
export function azureHas(release: ProgramVersion, change: keyof typeof AZURE_CHANGES): boolean {
  return atLeast(release, AZURE_CHANGES[change].since)
}

/** The release that the model of azure-vnet is written from. */
export const AZURE_MODELLED = '1.8.12'

/** The releases that the model was held against. */
export const AZURE_MEASURED: readonly string[] = ['1.6.15', AZURE_MODELLED]

/**
 * The `cniVersion` values that a release of azure-vnet takes. Source: Azure/azure-container-networking cni/cni.go
 * supportedVersions v1.0.0, v1.0.6, v1.6.1 and cbd7560.
 */
export function azureVersions(release: ProgramVersion): readonly string[] {
  if (atLeast(release, '1.6.1')) return AZURE_VERSIONS
  return AZURE_VERSIONS.slice(0, AZURE_VERSIONS.indexOf(atLeast(release, '1.0.6') ? '1.0.0' : '0.4.0'))
}

/**
 * The first release of the main line in which `mode` says nothing of the HNS network: it is L2Bridge, and was L2Tunnel
 * before where `mode` was missing. Source: Azure/azure-container-networking 8e8a5fde5 (2024-11-11) and its tags.
 */
export const ALWAYS_L2BRIDGE = '1.6.16'

/** True for a release that makes an L2Bridge network whatever `mode` says; v1.6.11.1 has the change of v1.6.16, too. */
export function alwaysL2Bridge(release: ProgramVersion): boolean {
  return atLeast(release, ALWAYS_L2BRIDGE) || formatProgramVersion(release) === '1.6.11.1'
}

/** The `cniVersion` values of the newest azure-vnet. Source: Azure/azure-container-networking cni/cni.go cbd7560. */
export const AZURE_VERSIONS: readonly string[] = ['0.1.0', '0.2.0', '0.3.0', '0.3.1', '0.4.0', '1.0.0']

function changed<Since extends string>(since: Since, where: string) {
  return {
    since,
    source: { evidence: 'code', where: `Azure/azure-container-networking ${where}` },
  } as const
}

function row<Since extends string>(since: Since, file: string) {
  const where = `Azure/azure-container-networking ${file} v${since}`
  return { since, source: { evidence: 'code', where } } as const
}
