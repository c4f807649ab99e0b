import { atLeast, type ProgramVersion } from '../../facts/versions.ts'
import * as go from '../../text/go-json.ts'
import { oncePer } from '../../text/once-per.ts'

/**
 * What libcni and every plugin decode of a network configuration: `types.NetConf` of containernetworking/cni, called
 * `types.PluginConf` since v1.3.0. `prevResult` came with v0.7.0, the attachments with v1.2.0.
 * Source: containernetworking/cni pkg/types/types.go.
 */
export const netConfType = oncePer((libcni: ProgramVersion) => {
  const fields = {
    cniVersion: go.string,
    name: go.string,
    type: go.string,
    capabilities: go.map(go.bool),
    ipam: atLeast(libcni, '0.7.0') ? Ipam : AnonymousIpam,
    dns: Dns,
    ...(atLeast(libcni, '0.7.0') ? { prevResult: go.map(go.any) } : {}),
    ...(atLeast(libcni, '1.2.0') ? { 'cni.dev/valid-attachments': go.slice(Attachment) } : {}),
  }
  return go.struct(atLeast(libcni, '1.3.0') ? 'types.PluginConf' : 'types.NetConf', fields)
})

/** `types.DNS`. */
export const Dns = go.struct('types.DNS', {
  nameservers: go.slice(go.string),
  domain: go.string,
  search: go.slice(go.string),
  options: go.slice(go.string),
})

/** `types.IPAM`: all that libcni and a main plugin look at. */
export const Ipam = go.struct('types.IPAM', { type: go.string })

const AnonymousIpam = go.named(
  'struct { Type string "json:\\"type,omitempty\\"" }',
  go.struct('', { type: go.string }),
)

const Attachment = go.struct('types.GCAttachment', { containerID: go.string, ifname: go.string })
