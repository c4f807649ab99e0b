import type { Finding } from '../../diagnostic/finding.ts'
import * as go from '../../text/go-json.ts'
import type { CniDocument, EndpointPlugin } from '../cni/cni-document.ts'
import { field, fieldAt, textOf } from '../field.ts'
import type { CniRule } from '../rule.ts'

/**
 * nat, sdnbridge and sdnoverlay: their protocol versions, what they pass on to host-local, and networks that exist.
 * Source: microsoft/windows-container-networking cni/cni.go, common/core/network.go b96345f.
 */
export const wcn: CniRule = (document) =>
  document.endpoints.flatMap((endpoint) =>
    endpoint.dialect === 'wcn'
      ? [...version(endpoint, document), ...hostLocal(endpoint), ...natNetwork(endpoint, document)]
      : [],
  )

const VERSIONS = ['0.2.0', '0.3.0', '0.4.0', '1.0.0']

function version({ type, flannel }: EndpointPlugin, { tree }: CniDocument): Finding[] {
  const found = field(tree, [], 'cniVersion')
  const text = textOf(found?.value) ?? ''
  // flannel writes 0.2.0 where there is none.
  if (VERSIONS.includes(text) || (text === '' && flannel !== undefined)) return []
  if (found !== undefined && found.value.kind !== 'string') return []
  return [
    {
      code: 'WIN507',
      message:
        text === ''
          ? `there is no \`cniVersion\`, which \`${type}\` takes for 0.1.0`
          : `\`${type}\` does not know the version \`${text}\``,
      label: 'no pod starts: `incompatible CNI versions`',
      help: `write one of ${VERSIONS.map((known) => `\`${known}\``).join(', ')}`,
      at: { path: found?.path ?? [] },
    },
  ]
}

/** The keys of `ipam` that survive when the plugin writes its configuration again for host-local. */
const PASSED_ON = ['type', 'environment', 'addressSpace', 'subnet', 'ipAddress', 'queryInterval', 'routes']

function hostLocal({ tree, path, type }: EndpointPlugin): Finding[] {
  const ipam = field(tree, path, 'ipam')
  if (ipam?.value.kind !== 'object' || textOf(field(ipam.value, [], 'type')?.value) !== 'host-local')
    return []
  const dual = fieldAt(tree, path, 'optionalFlags', 'enableDualStack')?.value
  if (dual?.kind === 'boolean' && dual.value) return []
  const lost = ipam.value.members.filter(
    ({ key }) => !PASSED_ON.some((known) => go.equalFold(known, key)) && IPAM_KEYS.includes(key),
  )
  const noSubnet = (textOf(field(ipam.value, [], 'subnet')?.value) ?? '') === ''
  return lost.map((member): Finding => {
    const fatal = noSubnet && member.key === 'ranges'
    return {
      code: 'WIN205',
      ...(fatal ? { severity: 'error' as const } : {}),
      message: `\`${type}\` does not pass \`${member.key}\` on to host-local`,
      label: fatal
        ? 'no pod starts: `no IP ranges specified`'
        : 'without `enableDualStack` it hands on a configuration that it writes itself',
      help: fatal ? 'write `subnet` instead' : 'remove it, so that nobody relies on it',
      at: { path: [...ipam.path, member.key], part: 'key' },
    }
  })
}

/** What host-local would read. Source: containernetworking/plugins host-local config.go v1.9.1. */
const IPAM_KEYS = ['ranges', 'rangeStart', 'rangeEnd', 'gateway', 'dataDir', 'resolvConf']

/** A network that is there already is taken as it is, whatever subnet the file has. */
function natNetwork({ tree, path, type }: EndpointPlugin, { tree: document }: CniDocument): Finding[] {
  const name = field(document, [], 'name')
  const subnet = fieldAt(tree, path, 'ipam', 'subnet')
  const text = textOf(name?.value)
  if (type !== 'nat' || name === undefined || subnet === undefined || text === undefined) return []
  if (text.toLowerCase() !== 'nat') {
    return [
      {
        code: 'WIN242',
        severity: 'info',
        message: `the network is called \`${text}\`, and \`nat\` makes one of this name beside the one that exists`,
        label: 'Windows may have room for a single NAT prefix, which the network `nat` holds',
        help: 'name it `nat`, with the subnet of that network',
        at: { path: name.path },
      },
    ]
  }
  return [
    {
      code: 'WIN242',
      message: `\`nat\` takes the HNS network \`nat\` as it is, if there is one, and not \`${textOf(subnet.value) ?? ''}\``,
      label: 'a pod then has an address of that network, and a gateway of this subnet: no route out',
      help: 'write the prefix that `Get-HnsNetwork` shows for `nat`, or give the network another name',
      at: { path: subnet.path },
    },
  ]
}
