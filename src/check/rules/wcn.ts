import type { Finding } from '../../diagnostic/finding.ts'
import * as go from '../../text/go-json.ts'
import type { CniDocument, EndpointPlugin } from '../cni/cni-document.ts'
import { formatAddress } from '../../net/address.ts'
import { addressAt } from '../../net/cidr.ts'
import type { Path } from '../../text/tree.ts'
import { cidrText } from '../cidr-text.ts'
import { policiesOf } from '../cni/policies.ts'
import { field, fieldAt, itemsOf, textOf } from '../field.ts'
import type { CniRule } from '../rule.ts'

/**
 * nat, sdnbridge and sdnoverlay: their protocol versions, what they pass on to host-local, and networks that exist.
 * Source: microsoft/windows-container-networking cni/cni.go, common/core/network.go b96345f.
 */
export const wcn: CniRule = (document) =>
  document.endpoints.flatMap((endpoint) =>
    endpoint.dialect === 'wcn'
      ? [
          ...version(endpoint, document),
          ...hostLocal(endpoint),
          ...natNetwork(endpoint, document),
          ...crashes(endpoint),
          ...forcedGateway(endpoint),
        ]
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
  // The scripts that ask the network for its prefix write its gateway, too.
  const [route] = itemsOf(fieldAt(tree, path, 'ipam', 'routes'))
  const isOfNetwork = route !== undefined && field(route.value, route.path, 'gw') !== undefined
  return [
    {
      code: 'WIN242',
      ...(isOfNetwork ? { severity: 'info' as const } : {}),
      message: `\`nat\` takes the HNS network \`nat\` as it is, if there is one, and not \`${textOf(subnet.value) ?? ''}\``,
      label:
        'where the two differ a pod has an address of that network and a gateway of this subnet: no route out',
      help: 'compare it with the prefix that `Get-HnsNetwork` shows for `nat`',
      at: { path: subnet.path },
    },
  ]
}

/** What ends in a Go panic: an address that has no IPv4 form, and a policy that is no `{Type, Settings}`. */
function crashes(endpoint: EndpointPlugin): Finding[] {
  const { tree, path, type } = endpoint
  const subnet = fieldAt(tree, path, 'ipam', 'subnet')
  const read = cidrText(textOf(subnet?.value) ?? '')
  const isIPv6 = (read.kind === 'cidr' || read.kind === 'host-bits') && read.cidr.family === 6
  const crash = (message: string, help: string, at: Path): Finding => {
    return {
      code: 'WIN202',
      message,
      label: 'no pod starts: the process ends in a Go panic',
      help,
      at: { path: at },
    }
  }
  const policies = policiesOf(endpoint).flatMap((policy) => {
    const { value, typeField } = policy
    if (value === undefined || textOf(policy.name?.value) !== 'EndpointPolicy') return []
    const help = 'write an object with `Type` and `Settings`'
    if (value.value.kind !== 'object' && value.value.kind !== 'null') {
      return [crash(`\`${type}\` crashes on a policy that is no object`, help, value.path)]
    }
    const kind = typeField?.value.kind
    if (typeField === undefined || kind === 'string' || kind === 'null') return []
    return [crash(`\`${type}\` crashes on a policy whose \`Type\` is no string`, help, typeField.path)]
  })
  if (!isIPv6 || subnet === undefined) return policies
  const message = `\`${type}\` crashes on the subnet \`${textOf(subnet.value) ?? ''}\`, which is IPv6`
  return [...policies, crash(message, 'write the IPv4 subnet of the HNS network', subnet.path)]
}

/** It sets the last octet of the network to 2, which is the second address of a subnet that begins at an octet only. */
function forcedGateway({ tree, path }: EndpointPlugin): Finding[] {
  const forced = fieldAt(tree, path, 'optionalFlags', 'forceBridgeGateway')
  const subnet = fieldAt(tree, path, 'ipam', 'subnet')
  const read = cidrText(textOf(subnet?.value) ?? '')
  if (forced?.value.kind !== 'boolean' || !forced.value.value) return []
  if (subnet === undefined || read.kind !== 'cidr' || read.cidr.family !== 4) return []
  const gateway = { family: 4 as const, value: (read.cidr.base & ~0xffn) | 2n }
  if (gateway.value === addressAt(read.cidr, 2).value) return []
  return [
    {
      code: 'WIN232',
      message: `\`forceBridgeGateway\` makes \`${formatAddress(gateway)}\` the gateway of \`${textOf(subnet.value) ?? ''}\``,
      label: 'the second address of the subnet, where the host is, is another one',
      help: 'take a subnet that begins at an octet, such as a /24',
      at: { path: forced.path },
    },
  ]
}
