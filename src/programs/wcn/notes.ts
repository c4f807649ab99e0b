import * as go from '../../text/go-json.ts'
import { type Path, pointer } from '../../text/tree.ts'
import type { Note, Notes } from '../outcome.ts'
import type { WcnSession } from '../wcn.ts'
import type { WcnConf } from './conf.ts'
import { unusedRoutes } from './gateways.ts'

/** What became of every place of a configuration that went through nat, sdnbridge or sdnoverlay. */
export function wcnNotes(session: WcnSession, decoded: go.GoDecoded<WcnConf>): Notes {
  const unused = withoutEffect(session)
  const dropped = [...session.dropped, ...placed(unused, decoded.read)]
  const overwritten = [...decoded.overwritten, ...placed(replacedDns(session), decoded.read)]
  const gone = [...dropped, ...overwritten]
  return {
    read: decoded.read.filter((path) => !gone.some((note) => startsWith(path, note.path))),
    ignored: decoded.ignored
      // libcni reads them, and gives the plugin what they ask for.
      .filter(({ path }) => !startsWith(path, ['capabilities']))
      .map((note) => ({ ...note, reason: foreign(note.path) ?? note.reason })),
    overwritten,
    dropped,
    added: session.added,
  }
}

type Reason = readonly [pattern: Path, reason: string]

/** Settings that are decoded and used for nothing. */
function withoutEffect({ conf, gateways }: WcnSession): readonly Reason[] {
  const { ipam, optionalFlags, additionalRoutes } = conf
  const reasons: Reason[] = []
  for (let index = 1; index < (ipam.routes?.length ?? 0); index++)
    reasons.push([['ipam', 'routes', index], 'only the gateway of the first route is used'])
  if (ipam.type === '') {
    if (optionalFlags.forceBridgeGateway)
      reasons.push([
        ['optionalFlags', 'forceBridgeGateway'],
        'it changes what an IPAM plugin gives, and none is named',
      ])
  }
  if (additionalRoutes !== undefined && !optionalFlags.gatewayFromAdditionalRoutes)
    reasons.push([['additionalRoutes'], 'they are looked at with `gatewayFromAdditionalRoutes` only'])
  if (optionalFlags.gatewayFromAdditionalRoutes) {
    for (const [index, reason] of unusedRoutes(conf, gateways))
      reasons.push([['additionalRoutes', index], reason])
  }
  return reasons
}

function replacedDns({ conf }: WcnSession): readonly Reason[] {
  const { servers = [], searches = [], options = [] } = conf.runtimeConfig.dns
  const reason = 'the runtime gives its own in runtimeConfig.dns'
  return [
    ...(servers.length > 0 ? [[['dns', 'nameservers'], reason] as const] : []),
    ...(searches.length > 0 ? [[['dns', 'search'], reason] as const] : []),
    ...(options.length > 0 ? [[['dns', 'options'], reason] as const] : []),
  ]
}

/** Keys of win-bridge and win-overlay, and one that every example has. */
const FOREIGN: Readonly<Record<string, string>> = {
  policies: 'it belongs to win-bridge and win-overlay; here the key is `AdditionalArgs`',
  apiversion: 'it belongs to win-bridge and win-overlay; this plugin speaks HCN (v2) only',
  hcnpolicyargs: 'it belongs to old releases of win-bridge; here the key is `AdditionalArgs`',
  loopbackdsr: 'here it stands in `optionalFlags`',
  ipmasq: 'it belongs to win-overlay',
  ipmasqnetwork: 'it belongs to win-bridge',
  endpointmacprefix: 'it belongs to win-overlay; HNS makes up the MAC address',
  master: 'no release reads it: the adapter is that of the network, or one of the choice of HNS',
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
      notes.set(pointer(at), { path: at, reason })
    }
  }
  return [...notes.values()]
}

function startsWith(path: Path, pattern: Path): boolean {
  return pattern.every((step, i) => path[i] === step || go.equalFold(String(path[i]), String(step)))
}
