import { hnsHas } from '../../facts/hns-features.ts'
import { fromGeneration } from '../../facts/plugin-generations.ts'
import * as go from '../../text/go-json.ts'
import type { Path } from '../../text/tree.ts'
import type { Note, Notes } from '../outcome.ts'
import { commandNotes } from '../cni/command-notes.ts'
import { foreignReason } from './foreign-keys.ts'
import { apiOf } from './generators.ts'
import type { DecodedNetConf } from './net-conf.ts'
import { protocolNumber } from './protocol-number.ts'
import type { Session } from './session.ts'

/** What became of every place of a configuration that went through win-bridge or win-overlay and its IPAM plugin. */
export function notesOf(session: Session, decoded: DecodedNetConf): Notes {
  const { ipam } = session
  const held = [...decoded.read, ...(ipam?.read ?? [])]
  const dropped = [...session.dropped, ...(ipam?.dropped ?? [])]
  dropped.push(...placed([...withoutEffect(session), ...afterIpam(session), ...lost(session)], held, dropped))
  const replaced = [...session.overwritten, ...placed(replacedDns(session), held, [])]
  const libcnis = placed(OF_LIBCNI, held, [])
  const read = held.filter((path) => ![dropped, replaced, libcnis].some((notes) => covered(path, notes)))
  const overwritten = [...decoded.overwritten, ...replaced]
  const ignored = [...libcnis, ...ignoredByAll(session, decoded)]
  const notes = { read, ignored, overwritten, dropped, added: session.added }
  return commandNotes(session.call.command, notes, usedKeys(session), ipam?.read)
}

/** Decoded as in every plugin, and of no effect in this one. */
const OF_LIBCNI: readonly Reason[] = [[['capabilities'], 'only libcni looks at it']]

/** What a command other than ADD looks at. */
function usedKeys({ call, plugin, release }: Session): readonly string[] {
  if (call.command === 'STATUS') return ['ipam']
  if (call.command !== 'DEL') return []
  return plugin === 'win-overlay' && !fromGeneration(release, 'E') ? ['ipam'] : ['ipam', 'apiVersion']
}

/** A note for each place that a pattern leads to and that is there, in the spelling of the document, but those noted. */
function placed(reasons: readonly Reason[], held: readonly Path[], noted: readonly Note[]): readonly Note[] {
  const notes: Note[] = []
  for (const [pattern, reason] of reasons) {
    for (const path of held) {
      if (!startsWith(path, pattern) || covered(path, noted) || covered(path, notes)) continue
      notes.push({ path: path.slice(0, pattern.length), reason })
    }
  }
  return notes
}

type Reason = readonly [pattern: Path, reason: string]

/** Settings that this plugin, release, API or node does nothing with. */
function withoutEffect(session: Session): readonly Reason[] {
  const { conf, plugin, release, node } = session
  const v2 = apiOf(session) === 2
  const modern = fromGeneration(release, 'D')
  const reasons: Reason[] = [[['prevResult'], 'the plugin decodes it and never uses it']]
  if (!v2 || !modern) {
    const api = v2 ? 'before plugins v1.0.0 it is not sent' : 'API v1 has no place for it'
    reasons.push([['dns', 'domain'], api], [['dns', 'options'], api])
  }
  if (plugin === 'win-overlay') {
    reasons.push([['runtimeConfig', 'portMappings'], 'win-overlay does not apply port mappings'])
  } else if (v2 && !modern) {
    const reason = 'before plugins v1.0.0 it has no effect under apiVersion 2'
    reasons.push([['ipMasqNetwork'], reason], [['runtimeConfig', 'portMappings'], reason])
  } else {
    reasons.push(...portReasons(session))
  }
  if (!modern && !v2) reasons.push([['HcnPolicyArgs'], 'it is used under apiVersion 2 only'])
  if (conf.loopbackDSR && modern && !hnsHas(node.hnsVersion, 'DSR')) {
    const version = node.hnsVersion.join('.')
    reasons.push([['loopbackDSR'], `HNS ${version} does not support direct server return`])
  }
  return reasons
}

function portReasons(session: Session): readonly Reason[] {
  const { conf, release } = session
  return conf.portMappings.flatMap((mapping, index): Reason[] => {
    const path = ['runtimeConfig', 'portMappings', index]
    if (fromGeneration(release, 'D') && protocolNumber(mapping.protocol) === undefined) {
      return [[path, `protocol \`${mapping.protocol}\` is not known, so the mapping is skipped`]]
    }
    return apiOf(session) === 2 ? [] : [[[...path, 'hostIP'], 'a NAT policy of API v1 has no host address']]
  })
}

/** Settings whose policy got lost on the way. */
function lost(session: Session): readonly Reason[] {
  return session.lost.map(({ path, reason }) => [path, reason])
}

/** What host-local gives beside the first address, which alone is used. */
function afterIpam({ ipam, plugin }: Session): readonly Reason[] {
  if (ipam?.allocated === undefined) return []
  const reasons: Reason[] = [
    [['ipam', 'routes'], `${plugin} does not look at the routes of IPAM`],
    [['ipam', 'resolvConf'], `${plugin} does not look at the DNS settings of IPAM`],
  ]
  for (let set = 1; set < ipam.allocated.ips.length; set++) {
    reasons.push([['ipam', 'ranges', set], `an address is reserved, but ${plugin} uses only the first one`])
  }
  return reasons
}

function replacedDns({ conf }: Session): readonly Reason[] {
  const { servers, searches } = conf.runtimeDns
  const reason = 'the runtime gives its own in runtimeConfig.dns'
  return [
    ...(servers.length > 0 ? [[['dns', 'nameservers'], reason] as const] : []),
    ...(searches.length > 0 ? [[['dns', 'search'], reason] as const] : []),
  ]
}

/** What neither the plugin nor its IPAM plugin looks at. */
function ignoredByAll({ ipam, plugin, conf, node }: Session, decoded: DecodedNetConf): readonly Note[] {
  const own = decoded.ignored.map((note) => {
    const known = note.reason.startsWith('`null`')
    return known ? note : { ...note, reason: foreignReason(note.path, plugin) ?? note.reason }
  })
  if (ipam === undefined) {
    const other = Object.hasOwn(node.ipam, conf.ipamType.replace(/\.exe$/, ''))
    return other ? own.filter(({ path }) => !startsWith(path, ['ipam'])) : own
  }
  return own.flatMap((note) => {
    const same = ipam.ignored.find(({ path }) => startsWith(note.path, path))
    if (same !== undefined) return [startsWith(same.path, ['ipam']) ? { ...same, path: note.path } : note]
    return ipam.ignored.filter(({ path }) => startsWith(path, note.path))
  })
}

function covered(path: Path, notes: readonly Note[]): boolean {
  return notes.some((note) => startsWith(path, note.path))
}

/** True when a path leads to or below a place; keys are compared as Go compares them. */
function startsWith(path: Path, pattern: Path): boolean {
  return pattern.every((step, i) => {
    const here = path[i]
    return here === step || (here !== undefined && go.equalFold(String(here), String(step)))
  })
}
