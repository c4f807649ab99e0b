import * as go from '../../text/go-json.ts'
import { ipNet, netIP } from '../cni/go-types.ts'
import type { GoMembers } from '../cni/result.ts'

const strings = go.slice(go.string)
const Dns = go.struct('types.DNS', {
  nameservers: strings,
  domain: go.string,
  search: strings,
  options: strings,
})
const Range = go.struct('types.Range', { subnet: go.string, gateway: go.string })

/** `types.NetworkConfig` of antrea-agent, as far as it does something on Windows. */
const NetworkConfig = go.struct('cniserver.CNIConfig', {
  cniVersion: go.string,
  name: go.string,
  type: go.string,
  deviceID: go.string,
  mtu: go.int,
  dns: Dns,
  ipam: go.pointer(
    go.struct('types.IPAMConfig', {
      type: go.string,
      ranges: go.slice(go.slice(Range)),
      routes: go.slice(go.struct('types.route', { dst: ipNet, gw: netIP })),
      addresses: go.slice(go.struct('types.Address', { address: go.string, gateway: netIP })),
      dns: Dns,
      ippools: strings,
    }),
  ),
  runtimeConfig: go.struct('types.RuntimeConfig', {
    dns: go.struct('types.RuntimeDNS', { servers: strings, searches: strings }),
  }),
})

/** The configuration as antrea-agent holds it after decoding. */
export type AntreaConf = go.GoValue<typeof NetworkConfig>

/** Decodes the configuration as antrea-agent does. Source: antrea-io/antrea pkg/agent/cniserver/types/types.go fc70f2bb7037. */
export function decodeAntreaConf(stdin: string | Uint8Array): go.GoDecoded<AntreaConf> {
  return go.unmarshal(stdin, NetworkConfig)
}

/**
 * What antrea-agent hands to host-local: its own configuration written again, with the pod CIDR of the node and the
 * gateway as one more set of ranges. Source: pkg/agent/cniserver/server.go updateLocalIPAMSubnet fc70f2bb7037.
 */
export function hostLocalInput(
  { cniVersion, name, type, ipam }: AntreaConf,
  own: { readonly subnet: string; readonly gateway: string },
): string {
  const ranges = (ipam?.ranges ?? []).map((set) => (set ?? []).map(rangeMembers))
  const printed = go.marshal({
    cniVersion,
    name,
    type,
    ipam: { type: ipam?.type ?? '', ranges: [...ranges, [rangeMembers(own)]] },
  })
  return printed.ok ? printed.text : ''
}

function rangeMembers({ subnet, gateway }: { readonly subnet: string; readonly gateway: string }): GoMembers {
  return { subnet, ...(gateway === '' ? {} : { gateway }) }
}
