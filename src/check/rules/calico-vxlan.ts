import type { Finding } from '../../diagnostic/finding.ts'
import type { EndpointPlugin } from '../cni/cni-document.ts'
import { field, fieldAt, textOf } from '../field.ts'
import { isVxlanMode } from './calico-mode.ts'
import { macPrefixFinding } from './mac-prefix.ts'

/** The settings of Calico's overlay network. Other modes do not look at them. */
export function calicoVxlan(endpoint: EndpointPlugin): Finding[] {
  return isVxlanMode(endpoint) ? [...vni(endpoint), ...macPrefix(endpoint), ...ipam(endpoint)] : []
}

function vni({ tree, path }: EndpointPlugin): Finding[] {
  const found = field(tree, path, 'vxlan_vni')
  if (found?.value.kind !== 'number') return []
  const value = Number(found.value.raw)
  if (value === 0 || (value >= 4096 && value <= 65535)) return []
  const small = value < 4096
  return [
    {
      code: 'WIN239',
      message: `the VNI ${found.value.raw} is ${small ? 'below 4096' : 'above 65535'}`,
      // felix/dataplane/windows/vxlan_mgr.go 87c1590: `IsolationId: uint16(m.vxlanID)`
      label: small
        ? 'no pod starts: `Windows does not support VXLANVNI < 4096`'
        : 'Felix has 16 bits for it in the routes to other nodes, which then name another network',
      help: 'write 4096 to 65535, and the same in the FelixConfiguration, for Linux nodes too',
      at: { path: found.path },
    },
  ]
}

/** Calico looks at length and hyphen before the first pod, and at the whole address once HNS has made the endpoint. */
function macPrefix({ tree, path }: EndpointPlugin): Finding[] {
  const found = field(tree, path, 'vxlan_mac_prefix')
  const text = textOf(found?.value)
  if (found === undefined || text === undefined || text === '') return []
  const wrong = (message: string, error: string): Finding[] => [
    {
      code: 'WIN239',
      message,
      label: `no pod starts: \`${error}\``,
      help: 'write two octets with a hyphen between them, such as `0E-2A`',
      at: { path: found.path },
    },
  ]
  if (!/^..-..$/.test(text)) {
    const error = `endpointMacPrefix [${text}] is invalid, value must be of the format xx-xx`
    return wrong(`the MAC prefix \`${text}\` is not of the form \`0E-2A\``, error)
  }
  if (!/^[0-9a-f]{2}-[0-9a-f]{2}$/i.test(text)) {
    return wrong(`the MAC prefix \`${text}\` is not hexadecimal`, 'invalid MAC address')
  }
  return macPrefixFinding(found, 'Calico')
}

function ipam({ tree, path }: EndpointPlugin): Finding[] {
  const found = fieldAt(tree, path, 'ipam', 'type')
  const text = textOf(found?.value)
  if (found === undefined || text === undefined || text === 'calico-ipam') return []
  return [
    {
      code: 'WIN239',
      severity: 'warning',
      message: `the mode is \`vxlan\`, and \`ipam\` is \`${text}\``,
      label: `Calico's installer stops: \`Calico VXLAN requires IPAM type calico-ipam, not ${text}\``,
      help: 'write `calico-ipam`',
      at: { path: found.path },
    },
  ]
}
