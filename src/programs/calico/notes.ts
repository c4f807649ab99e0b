import { equalFold, scan } from '../../text/go-json.ts'
import { type Path, pointer, valueAt } from '../../text/tree.ts'
import { commandNotes } from '../cni/command-notes.ts'
import type { DecodedNetConf } from '../hns/net-conf.ts'
import type { Note, Notes } from '../outcome.ts'
import type { DecodedCalicoConf } from './conf.ts'
import type { CalicoSession } from './session.ts'

/**
 * What became of every place of a configuration that went through calico, which decodes it twice: with its own type and
 * with that of pkg/hns.
 */
export function calicoNotes(
  session: CalicoSession,
  own: DecodedCalicoConf,
  hns: DecodedNetConf,
  stdin: string | Uint8Array,
): Notes {
  const byIpam = ipamPlaces(session, stdin)
  const held = distinct([...own.read, ...hns.read, ...(byIpam?.read ?? [])])
  const ignored = ignoredByAll([own.ignored, hns.ignored, ...(byIpam ? [byIpam.ignored] : [])])
  const dropped: Note[] = [...session.dropped, ...(byIpam?.dropped ?? [])]
  dropped.push(...placed(withoutEffect(session), held, dropped))
  const replaced = [...session.overwritten, ...placed(replacedDns(session), held, dropped)]
  const libcnis = placed(OF_LIBCNI, held, [])
  const gone = [...dropped, ...replaced, ...libcnis]
  const notes = {
    read: held.filter((path) => !covered(path, gone)),
    ignored: [...libcnis, ...ignored],
    overwritten: [...distinctNotes([...own.overwritten, ...hns.overwritten]), ...replaced],
    dropped,
    added: session.added,
  }
  return commandNotes(session.call.command, notes, DELETING, byIpam?.read)
}

/** What DEL looks at besides name and version. */
const DELETING = ['ipam', 'datastore_type', 'etcd_endpoints', 'kubernetes', 'nodename', 'nodename_file']

const OF_LIBCNI: readonly Reason[] = [[['capabilities'], 'only libcni looks at it']]

type Reason = readonly [pattern: Path, reason: string]

const LINUX = 'it has an effect on Linux only'

/** Settings that are decoded, and do nothing on Windows or with the others. */
function withoutEffect({ own }: CalicoSession): readonly Reason[] {
  const reasons: Reason[] = [
    [['apiVersion'], 'Calico takes the API by the runtime: HNS (v1) for dockershim, else HCN (v2)'],
    [['loopbackDSR'], 'it belongs to win-bridge and win-overlay; here the key is `windows_loopback_DSR`'],
    [['runtimeConfig', 'portMappings'], 'Calico maps no host ports on Windows'],
    [['prevResult'], 'the plugin decodes it and never uses it'],
    [['num_queues'], LINUX],
    [['device_type'], LINUX],
    [['container_settings'], LINUX],
    [['include_default_routes'], LINUX],
    [['policy_setup_timeout_seconds'], LINUX],
    [['endpoint_status_dir'], LINUX],
    [['mtu'], 'on Windows it only stands in the result'],
    [['args'], 'it belongs to Mesos'],
  ]
  if (own.mode !== 'vxlan') {
    const reason = 'it counts in mode `vxlan` only'
    reasons.push([['vxlan_mac_prefix'], reason], [['vxlan_vni'], reason])
  }
  if (own.ipamType === 'host-local') {
    reasons.push(
      [['ipam', 'routes'], 'Windows has no routes of pods but the default one'],
      ...['assign_ipv4', 'assign_ipv6', 'ipv4_pools', 'ipv6_pools'].map((key): Reason => [
        ['ipam', key],
        'it is for calico-ipam',
      ]),
    )
  } else if (own.ipamType === 'calico-ipam') {
    reasons.push([['ipam', 'subnet'], 'it is for host-local: calico-ipam gives addresses of the IP pools'])
  }
  return reasons
}

function replacedDns({ own }: CalicoSession): readonly Reason[] {
  if (own.runtimeDns.servers.length === 0) return []
  return [[['dns'], 'the runtime gives its own in runtimeConfig.dns']]
}

/** What host-local made of the places of the file; its own file has more. */
function ipamPlaces(
  { ipam, own }: CalicoSession,
  stdin: string | Uint8Array,
): Pick<Notes, 'read' | 'dropped' | 'ignored'> | undefined {
  if (ipam === undefined || own.ipamType !== 'host-local') return undefined
  const scanned = scan(stdin)
  const isThere = (path: Path): boolean => scanned.ok && valueAt(scanned.value.tree, path) !== undefined
  const there = (notes: readonly Note[]): Note[] =>
    notes.filter(({ path }) => isThere(path)).map(({ path, reason }) => ({ path, reason }))
  return { read: ipam.read.filter(isThere), dropped: there(ipam.dropped), ignored: there(ipam.ignored) }
}

/** The places that none of the readers looks at; of `ipam` host-local has the say why. */
function ignoredByAll(lists: readonly (readonly Note[])[]): readonly Note[] {
  const common = lists.flat().filter(({ path }) => lists.every((list) => covered(path, list)))
  const deepest = common.filter(
    ({ path }) => !common.some((other) => other.path.length > path.length && startsWith(other.path, path)),
  )
  return [...new Map(deepest.map((note) => [pointer(note.path), note])).values()]
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

function covered(path: Path, notes: readonly Note[]): boolean {
  return notes.some((note) => startsWith(path, note.path))
}

function startsWith(path: Path, pattern: Path): boolean {
  return pattern.every((step, i) => {
    const here = path[i]
    return here === step || (here !== undefined && equalFold(String(here), String(step)))
  })
}

function distinct(paths: readonly Path[]): readonly Path[] {
  return [...new Map(paths.map((path) => [pointer(path), path])).values()]
}

function distinctNotes(notes: readonly Note[]): readonly Note[] {
  return [...new Map(notes.map((note) => [`${pointer(note.path)} ${note.span?.start ?? ''}`, note])).values()]
}
