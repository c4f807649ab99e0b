import type { ProgramVersion } from '../facts/versions.ts'
import { WCN_VERSIONS } from '../facts/plugin-keys.ts'
import { WCN_HEAD, type WcnRelease } from '../facts/wcn-releases.ts'
import type { CniCall } from './cni/call.ts'
import { type Attempt, annotate, done, fail } from './cni/failure.ts'
import type { GoMembers } from './cni/result.ts'
import { runSkel, versionInfo } from './cni/skel.ts'
import type { WindowsNode } from './hns/node.ts'
import type { HnsCall, IpamRun, WindowsPluginOutcome } from './hns/session.ts'
import type { Note } from './outcome.ts'
import { decodeWcnConf, WCN_CNI, type WcnConf, wcnNetworkType } from './wcn/conf.ts'
import { createEndpoint } from './wcn/create-endpoint.ts'
import type { Gateways } from './wcn/gateways.ts'
import { existingEndpoint } from './wcn/hcn-endpoint.ts'
import { addresses, giveBack } from './wcn/ipam.ts'
import { findOrCreate, networkInfo } from './wcn/network.ts'
import { wcnNotes } from './wcn/notes.ts'
import { portPolicies } from './wcn/policies.ts'
import { wcnResult } from './wcn/result.ts'

/** One call of nat, sdnbridge or sdnoverlay. */
export interface WcnInput {
  readonly stdin: string | Uint8Array
  readonly call: CniCall
  /** Release of containernetworking/plugins, of which host-local is. */
  readonly version: ProgramVersion
  readonly node: WindowsNode
  /** Absent: the newest. */
  readonly release?: WcnRelease
}

/** What nat, sdnbridge or sdnoverlay does when it is called. */
export interface WcnOutcome extends WindowsPluginOutcome {
  /** Its calls of the IPAM plugin, in their order. */
  readonly started: readonly StartedPlugin[]
}

/** One plugin's call of another. */
export interface StartedPlugin {
  readonly program: string
  readonly command: 'ADD' | 'DEL'
  readonly stdin: string | Uint8Array
}

/** A run of the plugin: what it holds, and what it has done so far. The lists grow while it runs. */
export interface WcnSession extends WcnInput {
  readonly release: WcnRelease
  /** The pod's namespace is put into it on the way. */
  conf: WcnConf
  readonly networkType: string
  readonly calls: HnsCall[]
  readonly started: StartedPlugin[]
  readonly added: Note[]
  readonly dropped: Note[]
  ipam?: IpamRun
  /** Those of the endpoint before `additionalRoutes`, once that is known. */
  gateways?: Gateways
}

const FRAME = { cni: WCN_CNI, supports: WCN_VERSIONS }

/**
 * What nat, sdnbridge and sdnoverlay do when they are called; they are one program, and `type` names the network.
 * Source: microsoft/windows-container-networking common/core/network.go, cni/cni.go, network/, b96345f; its go.mod has
 * containernetworking/cni v1.1.2 and hcsshim v0.8.26.
 */
export function wcn(input: WcnInput): WcnOutcome {
  const { release = WCN_HEAD } = input
  const decoded = decodeWcnConf(input.stdin)
  const type = wcnNetworkType(decoded.value.type, release)
  const session: WcnSession = {
    ...input,
    release,
    conf: decoded.value,
    networkType: type.ok ? type.value : '',
    calls: [],
    started: [],
    added: [],
    dropped: [],
  }
  const loaded: Attempt<undefined> =
    decoded.error !== undefined
      ? fail(decoded.error.text)
      : type.ok
        ? done(undefined)
        : fail(type.text, ['type'])
  const result = runSkel<GoMembers | undefined>(input.call, input.stdin, {
    ...FRAME,
    nothing: undefined,
    commands: {
      VERSION: () => done(versionInfo(FRAME)),
      ADD: () => (loaded.ok ? add(session) : loaded),
      DEL: () => (loaded.ok ? remove(session) : loaded),
    },
  })
  const { calls, started, ipam } = session
  return { result, calls, started, ...(ipam === undefined ? {} : { ipam }), ...wcnNotes(session, decoded) }
}

function add(session: WcnSession): Attempt<GoMembers | undefined> {
  const { node, call } = session
  const gateway = networkInfo(session)
  if (!gateway.ok) return gateway
  const { conf } = session
  const ports = portPolicies(conf)
  if (!ports.ok) return ports
  const network = findOrCreate(session, gateway.value)
  if (!network.ok) return network
  const name = `${call.containerID}_${conf.name}`
  const there = node.endpoints.find((endpoint) => endpoint.name === name)
  if (there?.network === network.value.id) {
    return wcnResult(session, network.value, existingEndpoint(there, network.value))
  }
  const given = conf.ipam.type === '' ? done({}) : addresses(session)
  if (!given.ok) return given
  const sent = createEndpoint(session, network.value, name, gateway.value, given.value)
  if (!sent.ok && sent.error.panic !== true && conf.ipam.type !== '') giveBack(session)
  return sent.ok ? wcnResult(session, network.value, sent.value) : sent
}

/** DEL: IPAM first, whose error ends it; then the endpoint of this name, where there is one. */
function remove(session: WcnSession): Attempt<undefined> {
  const { conf, node, call, calls } = session
  if (conf.ipam.type !== '') {
    const freed = giveBack(session)
    if (!freed.ok) return annotate('ipam deletion failed', freed, ', ')
  }
  const gateway = networkInfo(session)
  if (!gateway.ok) return gateway
  const ports = portPolicies(conf)
  if (!ports.ok) return ports
  const endpoint = node.endpoints.find(({ name }) => name === `${call.containerID}_${conf.name}`)
  if (endpoint === undefined) return done(undefined)
  const { namespace } = endpoint
  if (namespace !== undefined && node.namespaces?.includes(namespace) !== false) {
    calls.push({ kind: 'RemoveNamespaceEndpoint', target: namespace })
    const failure = node.failures?.['remove-from-namespace']
    if (failure !== undefined) return fail(`error removing endpoint from namespace ${failure}`)
  }
  calls.push({ kind: 'DeleteEndpoint', target: endpoint.id })
  return node.failures?.delete === undefined ? done(undefined) : fail(node.failures.delete)
}
