import type { Finding } from '../../diagnostic/finding.ts'
import { formatAddress, parseAddress } from '../../net/address.ts'
import { addressAt, type Cidr, containsAddress, formatCidr } from '../../net/cidr.ts'
import type { Path } from '../../text/tree.ts'
import { cidrText } from '../cidr-text.ts'
import type { EndpointPlugin } from '../cni/cni-document.ts'
import { field, type Field, fieldAt, itemsOf, textOf } from '../field.ts'
import type { CniRule } from '../rule.ts'

/** The subnets of ipam, and the gateways that go with them. */
export const ipamValues: CniRule = ({ endpoints }) =>
  endpoints.flatMap((endpoint) => [
    ...ownSubnet(endpoint),
    ...gatewayOfFile(endpoint),
    ...gatewayForPods(endpoint),
    ...hostForPods(endpoint),
  ])

function ownSubnet({ tree, path, dialect, type }: EndpointPlugin): Finding[] {
  if (dialect !== 'wcn' && dialect !== 'wincni') return []
  const ipam = field(tree, path, 'ipam')
  if (ipam === undefined) return []
  const subnet = field(ipam.value, ipam.path, 'subnet')
  const text = textOf(subnet?.value)
  if (subnet === undefined || text === undefined) return []
  const read = cidrText(text)
  if (read.kind === 'cidr') return gatewayInside(ipam, text)
  const swapped = read.kind === 'host-bits' ? swappedLength(text, read.cidr) : undefined
  if (swapped !== undefined && read.kind === 'host-bits') {
    return [
      {
        code: 'WIN227',
        message: `\`/${read.cidr.prefix}\` is 32 less the length that fits \`${swapped}\``,
        label: `so computes containerd's script install-cni-windows; a network that \`${type}\` makes is \`${read.canonical}\``,
        help: `write \`${swapped}\``,
        at: { path: subnet.path },
        fix: {
          title: `write \`${swapped}\``,
          safe: false,
          edits: [{ at: subnet.value, newText: JSON.stringify(swapped) }],
        },
      },
    ]
  }
  const told =
    read.kind === 'host-bits'
      ? 'has bits behind its prefix'
      : read.kind === 'placeholder'
        ? 'is a placeholder'
        : 'is no network prefix'
  // An address that does not parse is nil, and the plugin counts its last octet up.
  const isHostLocal = dialect === 'wcn' && textOf(fieldAt(tree, path, 'ipam', 'type')?.value) === 'host-local'
  const label =
    read.kind === 'host-bits'
      ? `${isHostLocal ? 'no pod starts, for host-local stops: `Network has host bits set`' : `\`${type}\` reports no error here`}: /${read.cidr.prefix} begins at \`${read.canonical}\``
      : `\`${type}\` crashes: \`runtime error: index out of range [3] with length 0\``
  return [
    {
      code: 'WIN227',
      message: `the subnet \`${text}\` ${told}`,
      label,
      help: 'write the prefix of the HNS network, such as `10.244.1.0/24`',
      at: { path: subnet.path },
    },
  ]
}

/**
 * The prefix that was meant by one whose length is that of its host part; undefined where the address has bits behind
 * that length, too. Source: containerd/containerd script/setup/install-cni-windows, 301026e58.
 */
function swappedLength(text: string, { family, prefix }: Cidr): string | undefined {
  const [address = ''] = text.split('/')
  const meant = cidrText(`${address}/${32 - prefix}`)
  return family === 4 && prefix < 16 && meant.kind === 'cidr' ? formatCidr(meant.cidr) : undefined
}

function gatewayInside(ipam: Field, subnet: string): Finding[] {
  const read = cidrText(subnet)
  if (read.kind !== 'cidr') return []
  return itemsOf(field(ipam.value, ipam.path, 'routes')).flatMap(({ path, value }) => {
    const gw = field(value, path, 'gw') ?? field(value, path, 'gateway')
    const address = parseAddress(textOf(gw?.value) ?? '')
    if (gw === undefined || address === undefined) return []
    if (address.family !== read.cidr.family) {
      return [
        {
          code: 'WIN232' as const,
          message: `the gateway \`${textOf(gw.value) ?? ''}\` is of IPv${address.family}, and the subnet \`${subnet}\` of IPv${read.cidr.family}`,
          label: `pods cannot reach it: their default route is one of IPv${read.cidr.family}`,
          help: 'write a gateway of the subnet',
          at: { path: gw.path },
        },
      ]
    }
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

/**
 * sdnbridge without an IPAM plugin: the gateway is that of the first route, else the address behind that of `subnet`,
 * while the host answers on the second of a bridge; without a subnet there is none.
 * Source: microsoft/windows-container-networking cni/cni.go GetNetworkInfo b96345f.
 */
function gatewayOfFile({ tree, path, type, typeField, flannel }: EndpointPlugin): Finding[] {
  const ipam = field(tree, path, 'ipam')
  if (type !== 'sdnbridge' || flannel !== undefined || fieldAt(tree, path, 'additionalRoutes') !== undefined)
    return []
  if ((textOf(field(ipam?.value ?? tree, [], 'type')?.value) ?? '') !== '' && ipam !== undefined) return []
  const subnet = fieldAt(tree, path, 'ipam', 'subnet')
  const text = textOf(subnet?.value) ?? ''
  if (subnet === undefined || text === '') {
    return [
      {
        code: 'WIN218',
        message: 'there is no `ipam.subnet`, so the request for a pod has no gateway',
        label: 'HNS gives the address, and the plugin asks for no default route',
        help: 'write the subnet of the network, and the address of the host in it as `GW` of the first route',
        at: { path: ipam?.path ?? typeField?.path ?? path },
      },
    ]
  }
  const read = cidrText(text)
  const [route] = itemsOf(fieldAt(tree, path, 'ipam', 'routes'))
  // `gateway` in the place of `GW` is told by itself.
  if (read.kind !== 'cidr' || read.cidr.family !== 4 || route !== undefined) return []
  const first = formatAddress(addressAt(read.cidr, 1))
  return [
    {
      code: 'WIN218',
      message: `there is no route in \`ipam\`, so pods get \`${first}\` for their gateway`,
      label: 'in a bridge the host answers on the second address of the subnet, where its endpoint is',
      help: "write the address of the host's endpoint as `GW` of the first of `routes`",
      at: { path: subnet.path },
    },
  ]
}

/** win-bridge's gateway is the second address; host-local gives addresses from the second on, unless told otherwise. */
function gatewayForPods({ tree, path, type, typeField, flannel }: EndpointPlugin): Finding[] {
  if (type !== 'win-bridge') return []
  if (flannel !== undefined) return [firstPod(type, typeField?.path ?? path)]
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

/**
 * sdnbridge without dual stack hands on `subnet` alone, so host-local begins with the second address, whatever else the
 * file says. Source: microsoft/windows-container-networking cni/cni.go Serialize, common/core/network.go allocateIpam b96345f.
 */
function hostForPods({ tree, path, type, typeField, flannel }: EndpointPlugin): Finding[] {
  if (type !== 'sdnbridge') return []
  const isOn = (flag: string): boolean => {
    const value = fieldAt(tree, path, 'optionalFlags', flag)?.value
    return value?.kind === 'boolean' && value.value
  }
  const forced = isOn('forceBridgeGateway')
  // Without it there is more to say than this.
  if (flannel !== undefined) return forced ? [firstPod(type, typeField?.path ?? path)] : []
  if (isOn('enableDualStack') || textOf(fieldAt(tree, path, 'ipam', 'type')?.value) !== 'host-local')
    return []
  const subnet = fieldAt(tree, path, 'ipam', 'subnet')
  const read = cidrText(textOf(subnet?.value) ?? '')
  if (subnet === undefined || read.kind !== 'cidr' || read.cidr.family !== 4 || read.cidr.prefix > 29)
    return []
  const [first, second] = [1, 2].map((nth) => formatAddress(addressAt(read.cidr, nth)))
  return [
    {
      code: 'WIN218',
      message: `\`sdnbridge\` lets host-local begin with \`${second}\`, where the host answers in a bridge`,
      label: forced
        ? 'the first pod gets the address of its own gateway: `The object already exists`'
        : `the first pod gets the address of the host, and all pods get \`${first}\` for their gateway`,
      help: 'leave the addresses to HNS: remove `type`, and write the address of the host as `GW` of the first of `routes`',
      at: { path: subnet.path },
    },
  ]
}

/** flannel writes an `ipam` with the whole podCIDR and no range. Source: flannel-io/cni-plugin flannel_windows.go, measured. */
function firstPod(type: string, path: Path): Finding {
  return {
    code: 'WIN218',
    severity: 'info',
    message: `flannel lets host-local begin with the second address of the subnet, the gateway of \`${type}\``,
    label: 'the first pod of a new node fails once: `The object already exists`',
    help: 'expect it, or use win-bridge without flannel and with a `rangeStart`',
    at: { path },
  }
}
