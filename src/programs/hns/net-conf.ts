import { cniAtLeast, fromGeneration, type PluginsRelease } from '../../facts/plugin-generations.ts'
import * as go from '../../text/go-json.ts'
import { oncePer } from '../../text/once-per.ts'
import type { CniDns } from '../cni/result.ts'
import type { Policy, PortMapping } from './policy.ts'

/** calico decodes the same type beside its own, without what win-bridge and win-overlay add to it. */
export type WindowsPlugin = 'win-bridge' | 'win-overlay' | 'calico'

/** The configuration as win-bridge or win-overlay holds it after decoding; what a release does not know is empty. */
export interface NetConf {
  readonly cniVersion: string
  readonly name: string
  readonly ipamType: string
  readonly dns: CniDns
  /** `runtimeConfig.dns`. */
  readonly runtimeDns: { readonly servers: readonly string[]; readonly searches: readonly string[] }
  readonly apiVersion: bigint
  readonly policies: readonly Policy[]
  readonly hcnPolicyArgs: readonly HcnPolicy[]
  readonly portMappings: readonly PortMapping[]
  readonly loopbackDSR: boolean
  readonly ipMasqNetwork: string
  readonly ipMasq: boolean
  readonly endpointMacPrefix: string
}

/** An endpoint policy as HCN (v2) takes it; `settings` is raw JSON, absent where there is none. */
export interface HcnPolicy {
  readonly type: string
  readonly settings?: string
  /** Why, where the plugin adds it of its own accord. */
  readonly added?: string
}

export type DecodedNetConf = Omit<go.GoDecoded<unknown>, 'value'> & { readonly conf: NetConf }

/**
 * Decodes the configuration of win-bridge or win-overlay as the release does.
 * Source: containernetworking/plugins pkg/hns/netconf_windows.go, win-bridge_windows.go, win-overlay_windows.go, v0.8.0
 * to v1.9.1; containernetworking/cni pkg/types/types.go; microsoft/hcsshim hcn/hcnpolicy.go.
 */
export function decodeNetConf(
  stdin: string | Uint8Array,
  plugin: WindowsPlugin,
  release: PluginsRelease,
): DecodedNetConf {
  const { value, ...decoded } = go.unmarshal(stdin, NET_CONFS[plugin](release))
  const { dns, runtimeConfig } = value
  const conf: NetConf = {
    cniVersion: value.cniVersion,
    name: value.name,
    ipamType: value.ipam.type,
    dns: {
      nameservers: dns.nameservers ?? [],
      domain: dns.domain,
      search: dns.search ?? [],
      options: dns.options ?? [],
    },
    runtimeDns: { servers: runtimeConfig.dns.servers ?? [], searches: runtimeConfig.dns.searches ?? [] },
    apiVersion: value.apiVersion ?? value.ApiVersion ?? 0n,
    policies: policiesOf(value.policies ?? []),
    hcnPolicyArgs: (value.HcnPolicyArgs ?? []).map(hcnPolicyOf),
    portMappings: (runtimeConfig.portMappings ?? []).map((mapping) => ({
      hostPort: String(mapping.hostPort),
      containerPort: String(mapping.containerPort),
      protocol: mapping.protocol,
      hostIP: mapping.hostIP,
    })),
    loopbackDSR: value.loopbackDSR ?? false,
    ipMasqNetwork: value.ipMasqNetwork ?? '',
    ipMasq: value.ipMasq ?? false,
    endpointMacPrefix: value.endpointMacPrefix ?? '',
  }
  return { conf, ...decoded }
}

const strings = go.slice(go.string)

/** `hcn.EndpointPolicy`. */
export const hcnEndpointPolicy = go.struct('hcn.EndpointPolicy', { Type: go.string, Settings: go.raw })

const COMMON = {
  cniVersion: go.string,
  name: go.string,
  type: go.string,
  capabilities: go.map(go.bool),
  ipam: go.struct('types.IPAM', { type: go.string }),
  dns: go.struct('types.DNS', { nameservers: strings, domain: go.string, search: strings, options: strings }),
  prevResult: go.map(go.any),
  policies: go.slice(go.struct('hns.Policy', { name: go.string, value: go.raw })),
} as const

const ATTACHMENTS = go.slice(go.struct('types.GCAttachment', { containerID: go.string, ifname: go.string }))
const RUNTIME_DNS = { dns: go.struct('hns.RuntimeDNS', { servers: strings, searches: strings }) } as const
const RUNTIME_PORTS = {
  portMappings: go.slice(
    go.struct('hns.PortMapEntry', {
      hostPort: go.int,
      containerPort: go.int,
      protocol: go.string,
      hostIP: go.string,
    }),
  ),
} as const

const NET_CONFS = {
  'win-bridge': oncePer((release: PluginsRelease) => netConf('win-bridge', release)),
  'win-overlay': oncePer((release: PluginsRelease) => netConf('win-overlay', release)),
  calico: oncePer((release: PluginsRelease) => netConf('calico', release)),
} as const satisfies Readonly<Record<WindowsPlugin, unknown>>

/** `hns.NetConf` of pkg/hns, without what a plugin adds. */
export function hnsNetConf(release: PluginsRelease): { readonly fields: go.GoFields } {
  return netConf('calico', release)
}

function netConf(plugin: WindowsPlugin, release: PluginsRelease) {
  const bridge = plugin === 'win-bridge'
  const merged = fromGeneration(release, 'D')
  const ports = fromGeneration(release, 'C')
  return go.struct('main.NetConf', {
    ...COMMON,
    runtimeConfig: go.struct('hns.RuntimeConfig', { ...RUNTIME_DNS, ...when(ports, RUNTIME_PORTS) }),
    ...when(cniAtLeast(release.cni, '1.2.0'), { 'cni.dev/valid-attachments': ATTACHMENTS }),
    ...when(merged, { apiVersion: go.int }),
    ...when(!merged, { HcnPolicyArgs: go.slice(hcnEndpointPolicy) }),
    ...when(!merged && (bridge || fromGeneration(release, 'B')), { ApiVersion: go.int }),
    ...when(fromGeneration(release, 'B'), { loopbackDSR: go.bool }),
    ...when(bridge, { ipMasqNetwork: go.string }),
    ...when(plugin === 'win-overlay', { ipMasq: go.bool, endpointMacPrefix: go.string }),
  })
}

/** The fields if the release has them. */
function when<F extends go.GoFields>(has: boolean, fields: F): Partial<F> {
  return has ? fields : {}
}

type Entries = readonly { readonly name: string; readonly value: go.GoRaw | undefined }[]

/** The entries of `policies` with their places; the key may be spelt in any case. */
function policiesOf(entries: Entries): readonly Policy[] {
  const key = entries.find(({ value }) => value !== undefined)?.value?.path[0] ?? 'policies'
  return entries.map(({ name, value }, index) => {
    if (value === undefined) return { name, value: '', origin: { kind: 'configured', path: [key, index] } }
    const origin = {
      kind: 'configured',
      path: value.path.slice(0, 2),
      valueKey: value.path[2] ?? 'value',
    } as const
    return { name, value: value.text, origin }
  })
}

/** A policy as hcsshim holds it. */
export function hcnPolicyOf(value: {
  readonly Type: string
  readonly Settings: go.GoRaw | undefined
}): HcnPolicy {
  return value.Settings === undefined
    ? { type: value.Type }
    : { type: value.Type, settings: value.Settings.text }
}
