import { cniAtLeast, fromGeneration, type PluginsRelease } from '../../facts/plugin-generations.ts'
import { formatAddress } from '../../net/address.ts'
import { formatGoIpNet } from '../../net/go-net.ts'
import * as go from '../../text/go-json.ts'
import { oncePer } from '../../text/once-per.ts'
import { ipNet, netIP } from '../cni/go-types.ts'
import type { RouteText } from '../cni/result.ts'
import { readPluginsIP, readRequestedNetIP } from './ip-text.ts'

/*
 * The configuration as host-local decodes it.
 * Source: containernetworking/plugins plugins/ipam/host-local/backend/allocator/config.go, v0.8.0 to v1.9.1;
 * containernetworking/cni pkg/types/types.go.
 */

const routeFields = { dst: ipNet, gw: netIP }
const oldRoute = go.struct('types.route', routeFields)
const newRoute = go.struct('types.route', {
  ...routeFields,
  mtu: go.int,
  advmss: go.int,
  priority: go.int,
  table: go.pointer(go.int),
  scope: go.pointer(go.int),
})

const PLAIN_ROUTE = { mtu: 0n, advmss: 0n, priority: 0n, table: undefined, scope: undefined }

/** `types.Route`; from v1.2.0 of containernetworking/cni on it carries more than destination and gateway. */
function route(extended: boolean) {
  return go.unmarshaler<RouteText>(
    'types.Route',
    () => ({ family: 6, dst: '<nil>', gw: '', more: {} }),
    (tree, text) => {
      const document = { text, tree }
      const { value, error } = extended ? go.decode(document, newRoute) : go.decode(document, oldRoute)
      if (error !== undefined) return { ok: false, text: error.text, path: error.path }
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

const range = go.struct('allocator.Range', {
  rangeStart: netIP,
  rangeEnd: netIP,
  subnet: ipNet,
  gateway: netIP,
})
const rangeSet = go.named('allocator.RangeSet', go.slice(range))

/** The type that the release decodes its configuration into. */
export const netConf = oncePer((release: PluginsRelease) => {
  const ipam = go.struct('allocator.IPAMConfig', {
    ...range.fields,
    Name: go.string,
    type: go.string,
    routes: go.slice(go.pointer(route(cniAtLeast(release.cni, '1.2.0')))),
    dataDir: go.string,
    resolvConf: go.string,
    ranges: go.slice(rangeSet),
  })
  const ranges = { ipRanges: go.slice(rangeSet) }
  const ips = { ips: go.slice(go.pointer(go.textUnmarshaler('ip.IP', readPluginsIP))) }
  const args = go.struct('allocator.IPAMArgs', {
    ips: go.slice(
      fromGeneration(release, 'D')
        ? go.pointer(go.textUnmarshaler('ip.IP', readPluginsIP))
        : go.textUnmarshaler('net.IP', readRequestedNetIP),
    ),
  })
  return go.struct('allocator.Net', {
    name: go.string,
    cniVersion: go.string,
    ipam: go.pointer(ipam),
    runtimeConfig: go.struct('', cniAtLeast(release.cni, '1.0.0') ? { ...ranges, ...ips } : ranges),
    args: go.pointer(go.struct('', { cni: go.pointer(args) })),
  })
})
