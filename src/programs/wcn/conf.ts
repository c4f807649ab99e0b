import { WCN_HEAD, type WcnRelease } from '../../facts/wcn-releases.ts'
import type { Address } from '../../net/address.ts'
import { formatAddress } from '../../net/address.ts'
import { formatGoIpNet, type GoIpNet } from '../../net/go-net.ts'
import * as go from '../../text/go-json.ts'
import { ipNet, netIP } from '../cni/go-types.ts'
import type { GoMembers } from '../cni/result.ts'

/** The release of containernetworking/cni that they are built with. */
export const WCN_CNI = '1.1.2'

export type WcnPlugin = 'nat' | 'sdnbridge' | 'sdnoverlay'

const strings = go.slice(go.string)
const Route = go.decodedThrough('types.Route', go.struct('types.route', { dst: ipNet, gw: netIP }))

/** `cni.NetworkConfig`, with `types.DNS` and `types.Route` of containernetworking/cni. */
const NetworkConfig = go.struct('cni.NetworkConfig', {
  cniVersion: go.string,
  name: go.string,
  type: go.string,
  ipam: go.struct('cni.IpamConfig', {
    type: go.string,
    environment: go.string,
    addressSpace: go.string,
    subnet: go.string,
    ipAddress: go.string,
    queryInterval: go.string,
    routes: go.slice(Route),
  }),
  dns: go.struct('types.DNS', { nameservers: strings, domain: go.string, search: strings, options: strings }),
  optionalFlags: go.struct('cni.OptionalFlags', {
    localRoutedPortMapping: go.bool,
    allowAclPortMapping: go.bool,
    forceBridgeGateway: go.bool,
    enableDualStack: go.bool,
    loopbackDSR: go.bool,
    gatewayFromAdditionalRoutes: go.bool,
  }),
  runtimeConfig: go.struct('cni.RuntimeConfig', {
    portMappings: go.slice(
      go.struct('cni.PortMapping', {
        hostPort: go.int,
        containerPort: go.int,
        protocol: go.string,
        hostIP: go.string,
      }),
    ),
    dns: go.struct('cni.cniDNSConfig', { servers: strings, searches: strings, options: strings }),
  }),
  additionalRoutes: go.slice(Route),
  AdditionalArgs: go.slice(go.struct('cni.KVP', { name: go.string, value: go.raw })),
})

/** The configuration as nat, sdnbridge and sdnoverlay hold it after decoding. */
export type WcnConf = go.GoValue<typeof NetworkConfig>

export type PortMapping = NonNullable<WcnConf['runtimeConfig']['portMappings']>[number]

export type WcnRoute = NonNullable<WcnConf['additionalRoutes']>[number]

/**
 * Decodes the configuration of nat, sdnbridge or sdnoverlay.
 * Source: microsoft/windows-container-networking cni/cni.go b96345f.
 */
export function decodeWcnConf(stdin: string | Uint8Array): go.GoDecoded<WcnConf> {
  return go.unmarshal(stdin, NetworkConfig)
}

/** HCN's type of network for each `type`: the name of a plugin, or a type itself, with its case. */
const HCN_TYPES = new Map([
  ['nat', 'NAT'],
  ['sdnbridge', 'L2Bridge'],
  ['sdnoverlay', 'Overlay'],
])

/** The type of network that a `type` stands for, or the error that the plugin stops with. */
export function wcnNetworkType(
  type: string,
  { mapsTypes }: WcnRelease = WCN_HEAD,
): { readonly ok: true; readonly value: string } | { readonly ok: false; readonly text: string } {
  if (!mapsTypes) return { ok: true, value: type }
  const value = HCN_TYPES.get(type) ?? [...HCN_TYPES.values()].find((known) => known === type)
  if (value !== undefined) return { ok: true, value }
  const known = [...HCN_TYPES].map(([name, hcn]) => `${name}:${hcn}`).join(' ')
  return {
    ok: false,
    text: `Unsupported CNI config 'type' ${go.quote(type)}. Options are the keys/values from: map[${known}]`,
  }
}

/**
 * What the plugin hands to its IPAM plugin without dual stack: not what it was given, but its own configuration written
 * again. A route without `dst` becomes one to `<nil>`. Source: cni/cni.go Serialize, common/core/network.go allocateIpam.
 */
export function serialized(conf: WcnConf, hcnType: string): string {
  const { ipam, dns, optionalFlags, runtimeConfig } = conf
  const rest = {
    ...text('environment', ipam.environment),
    ...text('addressSpace', ipam.addressSpace),
    ...text('subnet', ipam.subnet),
    ...text('ipAddress', ipam.ipAddress),
    ...text('queryInterval', ipam.queryInterval),
    ...(ipam.routes === undefined || ipam.routes.length === 0 ? {} : { routes: ipam.routes.map(route) }),
  }
  const printed = go.marshal({
    cniVersion: conf.cniVersion,
    name: conf.name,
    type: hcnType,
    ipam: { type: ipam.type, ...rest },
    dns: {
      ...list('nameservers', dns.nameservers),
      ...text('domain', dns.domain),
      ...list('search', dns.search),
      ...list('options', dns.options),
    },
    optionalFlags,
    runtimeConfig: {
      ...(runtimeConfig.portMappings === undefined || runtimeConfig.portMappings.length === 0
        ? {}
        : { portMappings: runtimeConfig.portMappings.map(portMapping) }),
      dns: {
        ...list('servers', runtimeConfig.dns.servers),
        ...list('searches', runtimeConfig.dns.searches),
        ...list('options', runtimeConfig.dns.options),
      },
    },
    additionalRoutes: conf.additionalRoutes?.map(route) ?? null,
    AdditionalArgs:
      conf.AdditionalArgs?.map(({ name, value }) => ({
        name,
        value: value === undefined ? null : go.rawText(value.text),
      })) ?? null,
  })
  return printed.ok ? printed.text : ''
}

function route({ dst, gw }: WcnRoute): GoMembers {
  return { dst: netText(dst), ...text('gw', gw === undefined ? '' : formatAddress(gw)) }
}

function portMapping({ hostIP, ...ports }: PortMapping): GoMembers {
  return { ...ports, ...text('hostIP', hostIP) }
}

function netText(dst: GoIpNet | undefined): string {
  return dst === undefined ? '<nil>' : formatGoIpNet(dst)
}

function text(name: string, value: string): GoMembers {
  return value === '' ? {} : { [name]: value }
}

function list(name: string, values: readonly string[] | undefined): GoMembers {
  return values === undefined || values.length === 0 ? {} : { [name]: values }
}

/** The address of a route's gateway; undefined where it has none. */
export function gatewayOf(routes: readonly WcnRoute[] | undefined): Address | undefined {
  return routes?.[0]?.gw
}
