import {
  azureKnows,
  AZURE_WORDS,
  type AzureWordName,
  OVERLAY_MODES,
} from '../../facts/azure-vnet-releases.ts'
import * as go from '../../text/go-json.ts'
import { type Path, pointer } from '../../text/tree.ts'
import type { AzureSession } from '../azure-vnet.ts'
import { commandNotes } from '../cni/command-notes.ts'
import type { Note, Notes } from '../outcome.ts'
import { type AzureConf, isSwift } from './conf.ts'
import { SNAT_BUILD } from './nat-rules.ts'

/** What became of every place of a configuration that went through azure-vnet. */
export function azureNotes(session: AzureSession, decoded: go.GoDecoded<AzureConf>): Notes {
  const dropped = [...session.dropped, ...placed(withoutEffect(session), decoded.read)]
  const overwritten = [...decoded.overwritten, ...placed(replaced(session), decoded.read)]
  const gone = [...dropped, ...overwritten]
  const notes: Notes = {
    read: decoded.read.filter((path) => !gone.some((note) => startsWith(path, note.path))),
    ignored: decoded.ignored
      // libcni reads them, and gives the plugin what they ask for.
      .filter(({ path }) => !startsWith(path, ['capabilities']))
      .map((note) => ({ ...note, reason: foreign(note.path) ?? note.reason })),
    overwritten,
    dropped,
    added: session.added,
  }
  return commandNotes(session.call.command, notes, ['ipam', 'executionMode', 'multiTenancy', 'bridge'])
}

type Reason = readonly [pattern: Path, reason: string]

/** Settings that are decoded and used for nothing on Windows. `mode` and `bridge` count as read: older releases use the one, and all look at the other. */
function withoutEffect(session: AzureSession): readonly Reason[] {
  const { conf } = session
  const reasons: Reason[] = [
    ...LINUX_ONLY.map((key): Reason => [[key], 'only azure-vnet for Linux uses it']),
    ...NOWHERE.map((key): Reason => [[key], 'azure-vnet decodes it and uses it nowhere']),
    [['dns', 'domain'], 'azure-vnet does not hand it on; domains to search stand in `Search`'],
    ...named(conf),
    ...tooNew(session),
    ...oldWindows(session),
  ]
  // 0 says what happens; less than that looks like a limit, and is none.
  if (conf.windowsSettings.hnsTimeoutDurationInSeconds < 0n) {
    reasons.push([
      ['windowsSettings', 'hnsTimeoutDurationInSeconds'],
      'it waits for ever unless this is 1 or more',
    ])
  }
  if (!conf.multiTenancy) {
    for (const key of TENANTS) reasons.push([[key], 'it has an effect with `multiTenancy` only'])
  }
  if (conf.ipam.type === 'azure-cns' || conf.multiTenancy) {
    for (const key of ['environment', 'addressSpace', 'ipAddress', 'queryInterval']) {
      reasons.push([['ipam', key], 'Azure CNS gives addresses; only azure-vnet-ipam looks at it'])
    }
    if (conf.ipv6Mode !== 'ipv6nat') reasons.push([['ipv6Mode'], IPV6_MODE])
  }
  return conf.executionMode === 'baremetal' ? bareMetal(reasons) : reasons
}

const IPV6_MODE = 'Azure CNS gives the IPv6 address, and azure-vnet compares with `ipv6nat` only'

const LINUX_ONLY = [
  'ipsToRouteViaHost',
  'disableHairpinOnHostInterface',
  'disableIPTableLock',
  'serviceCidrs',
  'vnetCidrs',
]
const NOWHERE = ['logLevel', 'logTarget', 'infraVnetAddressSpace', 'podNamespaceForDualNetwork']
const TENANTS = ['enableSnatOnHost', 'enableExactMatchForPodName', 'env']

/** The words that came after the release. */
function tooNew({ conf, version }: AzureSession): readonly Reason[] {
  const words: readonly (readonly [Path, AzureWordName])[] = [
    [['windowsSettings', 'enableLoopbackDSR'], 'enableLoopbackDSR'],
    [['windowsSettings', 'hnsTimeoutDurationInSeconds'], 'hnsTimeoutDurationInSeconds'],
    ...(conf.executionMode === 'v4swift' ? [[['executionMode'], 'v4swift'] as const] : []),
    ...OVERLAY_MODES.filter((mode) => mode === conf.ipam.mode).map(
      (mode) => [['ipam', 'mode'], mode] as const,
    ),
  ]
  return words
    .filter(([, word]) => !azureKnows(version, word))
    .map(([path, word]): Reason => [path, `azure-vnet knows \`${word}\` since ${AZURE_WORDS[word].since}`])
}

/** All that `v4swift` adds is NAT that Windows before 1903 is not asked for. Source: policy_windows.go ValidWinVerForDnsNat. */
function oldWindows({ conf, node, version }: AzureSession): readonly Reason[] {
  if (!isSwift(conf, version) || node.build >= SNAT_BUILD) return []
  return [
    [
      ['executionMode'],
      `azure-vnet adds its NAT for DNS and metadata from build ${SNAT_BUILD} on, and this is ${node.build}`,
    ],
  ]
}

/** The entries of `AdditionalArgs` whose name is none of a policy. */
function named({ AdditionalArgs = [] }: AzureConf): readonly Reason[] {
  return AdditionalArgs.flatMap(({ name }, index): Reason[] =>
    name.includes('Policy')
      ? []
      : [[['AdditionalArgs', index], 'only entries named `EndpointPolicy`, in this case, are used']],
  )
}

function bareMetal(reasons: readonly Reason[]): readonly Reason[] {
  const reason = 'in `executionMode` `baremetal` the vnet agent of the node attaches pods'
  return [
    ...reasons,
    ...['ipam', 'dns', 'AdditionalArgs', 'windowsSettings', 'adapterName', 'master'].map((key): Reason => [
      [key],
      reason,
    ]),
  ]
}

function replaced({ conf }: AzureSession): readonly Reason[] {
  const { servers = [], searches = [] } = conf.runtimeConfig.dns
  const reasons: Reason[] = []
  if (servers.length > 0 || searches.join(',') !== '') {
    reasons.push([['dns'], 'the runtime gives its own in runtimeConfig.dns'])
  }
  if (conf.multiTenancy) reasons.push([['enableSnatOnHost'], 'what NMAgent can do decides on it'])
  if (conf.ipam.type === 'azure-cns')
    reasons.push([['ipam', 'subnet'], 'the subnet of the node takes its place'])
  return reasons
}

/** Keys of other plugins. */
const FOREIGN: Readonly<Record<string, string>> = {
  policies: 'it belongs to win-bridge and win-overlay; here the key is `AdditionalArgs`',
  apiversion: 'it belongs to win-bridge and win-overlay; a network namespace decides on HCN (v2) here',
  hcnpolicyargs: 'it belongs to old releases of win-bridge; here the key is `AdditionalArgs`',
  loopbackdsr: 'it belongs to win-bridge; here it is `windowsSettings.enableLoopbackDSR`',
  enableloopbackdsr: 'here it stands in `windowsSettings`',
  optionalflags: 'it belongs to nat, sdnbridge and sdnoverlay',
  ipmasq: 'it belongs to win-overlay',
  ipmasqnetwork: 'it belongs to win-bridge',
  endpointmacprefix: 'it belongs to win-overlay; HNS makes up the MAC address',
}

function foreign(path: Path): string | undefined {
  const key = String(path[0]).toLowerCase()
  return path.length === 1 && Object.hasOwn(FOREIGN, key) ? FOREIGN[key] : undefined
}

/** A note for each place that a pattern leads to and that is there, in the spelling of the document. */
function placed(reasons: readonly Reason[], held: readonly Path[]): readonly Note[] {
  const notes = new Map<string, Note>()
  for (const [pattern, reason] of reasons) {
    for (const path of held.filter((candidate) => startsWith(candidate, pattern))) {
      const at = path.slice(0, pattern.length)
      if (!notes.has(pointer(at))) notes.set(pointer(at), { path: at, reason })
    }
  }
  return [...notes.values()]
}

function startsWith(path: Path, pattern: Path): boolean {
  return pattern.every((step, i) => path[i] === step || go.equalFold(String(path[i]), String(step)))
}
