import { cniAtLeast, fromGeneration, type PluginsRelease } from '../../facts/plugin-generations.ts'
import { formatAddress } from '../../net/address.ts'
import { formatGoIpNet, parseGoCidr } from '../../net/go-net.ts'
import { decode } from '../../text/go-json/decode.ts'
import { slice } from '../../text/go-json/slice.ts'
import { struct } from '../../text/go-json/struct.ts'
import { int, named, pointer, string, textUnmarshaler, unmarshaler } from '../../text/go-json/types.ts'
import type { RouteText } from '../cni/result.ts'
import { readNetIP, readPluginsIP, readRequestedNetIP } from './ip-text.ts'

/*
 * The configuration as host-local decodes it.
 * Source: containernetworking/plugins plugins/ipam/host-local/backend/allocator/config.go, v0.8.0 to v1.9.1;
 * containernetworking/cni pkg/types/types.go.
 */

/** Go's `net.IP`. */
const netIP = textUnmarshaler('net.IP', readNetIP)

/** `types.IPNet`: unlike other values a `null` is an error, that of an empty text. */
const ipNet = unmarshaler(
  'types.IPNet',
  () => parseGoCidr(''),
  (tree) => {
    if (tree.kind !== 'string' && tree.kind !== 'null') {
      return { ok: false, what: tree.kind === 'boolean' ? 'bool' : tree.kind, goType: 'string' }
    }
    const text = tree.kind === 'string' ? tree.value : ''
    const value = parseGoCidr(text)
    return value === undefined ? { ok: false, text: `invalid CIDR address: ${text}` } : { ok: true, value }
  },
)

const routeFields = { dst: ipNet, gw: netIP }
const oldRoute = struct('types.route', routeFields)
const newRoute = struct('types.route', {
  ...routeFields,
  mtu: int,
  advmss: int,
  priority: int,
  table: pointer(int),
  scope: pointer(int),
})

const PLAIN_ROUTE = { mtu: 0n, advmss: 0n, priority: 0n, table: undefined, scope: undefined }

/** `types.Route`; from v1.2.0 of containernetworking/cni on it carries more than destination and gateway. */
function route(extended: boolean) {
  return unmarshaler<RouteText>(
    'types.Route',
    () => ({ family: 6, dst: '<nil>', gw: '', more: {} }),
    (tree, text) => {
      const document = { text, tree }
      const { value, error } = extended ? decode(document, newRoute) : decode(document, oldRoute)
      if (error !== undefined) return { ok: false, text: error.text }
      const { dst, gw, mtu, advmss, priority, table, scope } = { ...PLAIN_ROUTE, ...value }
      const more = {
        ...(mtu === 0n ? {} : { mtu }),
        ...(advmss === 0n ? {} : { advmss }),
        ...(priority === 0n ? {} : { priority }),
        ...(table === undefined ? {} : { table }),
        ...(scope === undefined ? {} : { scope }),
      }
      const shown = dst === undefined ? '<nil>' : formatGoIpNet(dst)
      const gateway = gw === undefined ? '' : formatAddress(gw)
      return { ok: true, value: { family: dst?.address.family ?? 6, dst: shown, gw: gateway, more } }
    },
  )
}

const range = struct('allocator.Range', {
  rangeStart: netIP,
  rangeEnd: netIP,
  subnet: ipNet,
  gateway: netIP,
})
const rangeSet = named('allocator.RangeSet', slice(range))

/** The type that the release decodes its configuration into. */
export function netConf(release: PluginsRelease) {
  const ipam = struct('allocator.IPAMConfig', {
    ...range.fields,
    Name: string,
    type: string,
    routes: slice(pointer(route(cniAtLeast(release.cni, '1.2.0')))),
    dataDir: string,
    resolvConf: string,
    ranges: slice(rangeSet),
  })
  const ranges = { ipRanges: slice(rangeSet) }
  const ips = { ips: slice(pointer(textUnmarshaler('ip.IP', readPluginsIP))) }
  const args = struct('allocator.IPAMArgs', {
    ips: slice(
      fromGeneration(release, 'D')
        ? pointer(textUnmarshaler('ip.IP', readPluginsIP))
        : textUnmarshaler('net.IP', readRequestedNetIP),
    ),
  })
  return struct('allocator.Net', {
    name: string,
    cniVersion: string,
    ipam: pointer(ipam),
    runtimeConfig: struct('', cniAtLeast(release.cni, '1.0.0') ? { ...ranges, ...ips } : ranges),
    args: pointer(struct('', { cni: pointer(args) })),
  })
}
