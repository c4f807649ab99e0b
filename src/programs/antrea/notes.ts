import * as go from '../../text/go-json.ts'
import type { Path } from '../../text/tree.ts'
import type { AntreaSession } from '../antrea.ts'
import type { Note, Notes } from '../outcome.ts'
import type { AntreaConf } from './conf.ts'

/** What became of every place of a configuration that went through antrea-agent. */
export function antreaNotes({ conf }: AntreaSession, decoded: go.GoDecoded<AntreaConf>): Notes {
  const { servers = [], searches = [] } = conf.runtimeConfig.dns
  const replaced = 'the runtime gives its own in runtimeConfig.dns'
  const overwritten = [
    ...decoded.overwritten,
    ...placed(decoded.read, [
      ...(servers.length > 0 ? [reasonOf('dns.nameservers', replaced)] : []),
      ...(searches.length > 0 ? [reasonOf('dns.search', replaced)] : []),
    ]),
  ]
  const dropped = placed(decoded.read, UNUSED)
  const gone = [...overwritten, ...dropped]
  return {
    read: decoded.read.filter((path) => !gone.some((note) => startsWith(path, note.path))),
    ignored: decoded.ignored
      .filter(({ path }) => !inIpam(path) && !startsWith(path, ['capabilities']))
      .map((note) => ({ ...note, reason: FOREIGN[String(note.path[0]).toLowerCase()] ?? note.reason })),
    overwritten,
    dropped: [
      ...dropped,
      ...decoded.ignored.filter(({ path }) => inIpam(path)).map(({ path }) => ({ path, reason: NOT_PASSED })),
    ],
    added: [],
  }
}

function inIpam(path: Path): boolean {
  return path.length > 1 && startsWith(path, ['ipam'])
}

const NOT_PASSED =
  'the agent writes the configuration of host-local itself: the pod CIDR of the node, and `ranges` of this file'

type Reason = readonly [pattern: Path, reason: string]

function reasonOf(pattern: string, reason: string): Reason {
  return [pattern.split('.'), reason]
}

/** Settings that are decoded and do nothing to a Windows pod. */
const UNUSED: readonly Reason[] = [
  reasonOf('dns.domain', 'an endpoint of HNS (v1) has no domain'),
  reasonOf('dns.options', 'an endpoint of HNS (v1) has no DNS options'),
  reasonOf('ipam.addresses', 'they are for secondary networks'),
  reasonOf('ipam.routes', 'the endpoint gets the gateway of the pod CIDR only'),
  reasonOf('ipam.dns', 'it is for secondary networks'),
  reasonOf('ipam.ippools', 'the feature AntreaIPAM does not exist on Windows'),
]

/** Keys of plugins that ask HNS for policies. */
const FOREIGN: Readonly<Record<string, string>> = {
  policies: 'it belongs to win-bridge and win-overlay; Open vSwitch does what policies do there',
  additionalargs:
    'it belongs to sdnbridge, sdnoverlay and azure-vnet; Open vSwitch does what policies do there',
  apiversion: 'it belongs to win-bridge and win-overlay; the agent asks HNS (v1) for endpoints',
  loopbackdsr: 'it belongs to win-bridge and win-overlay; AntreaProxy does what kube-proxy does',
}

/** A note for each place that a pattern leads to and that is there, in the spelling of the document. */
function placed(held: readonly Path[], reasons: readonly Reason[]): readonly Note[] {
  return reasons.flatMap(([pattern, reason]) => {
    const first = held.find((path) => startsWith(path, pattern))
    return first === undefined ? [] : [{ path: first.slice(0, pattern.length), reason }]
  })
}

function startsWith(path: Path, pattern: Path): boolean {
  return pattern.every((step, i) => path[i] === step || go.equalFold(String(path[i]), String(step)))
}
