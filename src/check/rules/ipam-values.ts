import type { Finding } from '../../diagnostic/finding.ts'
import { parseAddress } from '../../net/address.ts'
import { addressAt, containsAddress } from '../../net/cidr.ts'
import type { Path } from '../../text/tree.ts'
import { cidrText } from '../cidr-text.ts'
import type { EndpointPlugin } from '../cni/cni-document.ts'
import { field, type Field, fieldAt, itemsOf, textOf } from '../field.ts'
import type { CniRule } from '../rule.ts'

/** The subnets of ipam, and the gateways that go with them. */
export const ipamValues: CniRule = ({ endpoints }) =>
  endpoints.flatMap((endpoint) => [...ownSubnet(endpoint), ...gatewayForPods(endpoint)])

function ownSubnet({ tree, path, dialect, type }: EndpointPlugin): Finding[] {
  if (dialect !== 'wcn' && dialect !== 'wincni') return []
  const ipam = field(tree, path, 'ipam')
  if (ipam === undefined) return []
  const subnet = field(ipam.value, ipam.path, 'subnet')
  const text = textOf(subnet?.value)
  if (subnet === undefined || text === undefined) return []
  const read = cidrText(text)
  if (read.kind === 'cidr') return gatewayInside(ipam, text)
  const told =
    read.kind === 'host-bits'
      ? 'has bits behind its prefix'
      : read.kind === 'placeholder'
        ? 'is a placeholder'
        : 'is no network prefix'
  // An address that does not parse is nil, and the plugin counts its last octet up.
  const crashes = dialect === 'wcn' && read.kind !== 'host-bits'
  const size = read.kind === 'host-bits' ? `: /${read.cidr.prefix} begins at \`${read.canonical}\`` : ''
  return [
    {
      code: 'WIN227',
      message: `the subnet \`${text}\` ${told}`,
      label: crashes
        ? `\`${type}\` crashes: \`runtime error: index out of range [3] with length 0\``
        : `\`${type}\` reports no error here${size}`,
      help: 'write the prefix of the HNS network, such as `10.244.1.0/24`',
      at: { path: subnet.path },
    },
  ]
}

function gatewayInside(ipam: Field, subnet: string): Finding[] {
  const read = cidrText(subnet)
  if (read.kind !== 'cidr') return []
  return itemsOf(field(ipam.value, ipam.path, 'routes')).flatMap(({ path, value }) => {
    const gw = field(value, path, 'gw') ?? field(value, path, 'gateway')
    const address = parseAddress(textOf(gw?.value) ?? '')
    if (gw === undefined || address === undefined || address.family !== read.cidr.family) return []
    if (containsAddress(read.cidr, address)) return []
    return [
      {
        code: 'WIN232' as const,
        message: `the gateway \`${textOf(gw.value) ?? ''}\` lies outside the subnet \`${subnet}\``,
        label: 'pods cannot reach it',
        help: 'write a gateway of the subnet',
        at: { path: gw.path },
      },
    ]
  })
}

/** win-bridge's gateway is the second address; host-local gives addresses from the second on, unless told otherwise. */
function gatewayForPods({ tree, path, type, typeField, flannel }: EndpointPlugin): Finding[] {
  if (type !== 'win-bridge') return []
  if (flannel !== undefined) return [firstPod(typeField?.path ?? path)]
  const ipam = field(tree, path, 'ipam')
  if (ipam === undefined || textOf(field(ipam.value, ipam.path, 'type')?.value) !== 'host-local') return []
  const ranges = itemsOf(field(ipam.value, ipam.path, 'ranges')).flatMap(({ path: at, value }) =>
    value.kind === 'array' ? value.items.map((range, i) => ({ path: [...at, i], value: range })) : [],
  )
  return [{ path: ipam.path, value: ipam.value }, ...ranges].flatMap((range): Finding[] => {
    const subnet = field(range.value, range.path, 'subnet')
    const read = cidrText(textOf(subnet?.value) ?? '')
    if (subnet === undefined || read.kind !== 'cidr' || read.cidr.family !== 4 || read.cidr.prefix > 29)
      return []
    const second = addressAt(read.cidr, 2)
    const start = fieldAt(range.value, range.path, 'rangeStart')
    const first = parseAddress(textOf(start?.value) ?? '')
    if (first !== undefined && first.value > second.value) return []
    return [
      {
        code: 'WIN218',
        message:
          'the range begins before the third address of the subnet, and `win-bridge` takes the second for the gateway',
        label: 'the first pod gets the address of its own gateway: `The object already exists`',
        help: 'set `rangeStart` to the third address of the subnet or a later one',
        at: { path: start?.path ?? subnet.path },
      },
    ]
  })
}

/** flannel writes an `ipam` with the whole podCIDR and no range. Source: flannel-io/cni-plugin flannel_windows.go, measured. */
function firstPod(path: Path): Finding {
  return {
    code: 'WIN218',
    severity: 'info',
    message:
      'flannel lets host-local begin with the second address of the subnet, the gateway of `win-bridge`',
    label: 'the first pod of a new node fails once: `The object already exists`',
    help: 'expect it, or use win-bridge without flannel and with a `rangeStart`',
    at: { path },
  }
}
