import type { Finding } from '../../diagnostic/finding.ts'
import { cidrOf, containsAddress } from '../../net/cidr.ts'
import { parseGoCidr, parseGoIp } from '../../net/go-net.ts'
import { isBareMac, VPC_BRIDGE_FORMATS, type VpcBridgeFormat } from '../../programs/vpc-bridge.ts'
import type { EndpointPlugin } from '../cni/cni-document.ts'
import { field, type Field, itemsOf, textOf } from '../field.ts'
import type { CniRule } from '../rule.ts'

/**
 * The values of vpc-bridge, in the order in which it looks at them.
 * Source: aws/amazon-vpc-cni-plugins plugins/vpc-bridge/config/netconfig.go, network/bridge_windows.go be52143.
 */
export const vpcBridge: CniRule = ({ endpoints }) =>
  endpoints.flatMap((endpoint) =>
    endpoint.dialect === 'vpc'
      ? [
          ...interfaceOf(endpoint),
          ...formats(endpoint),
          ...onWindows(endpoint),
          ...addresses(endpoint),
          ...ipam(endpoint),
        ]
      : [],
  )

/** The network interface is found by its MAC address, or by its name. */
function interfaceOf({ tree, path, typeField }: EndpointPlugin): Finding[] {
  const given = ['eniName', 'eniMACAddress'].map((key) => field(tree, path, key)?.value)
  const isMissing = given.every(
    (value) => value === undefined || value.kind === 'null' || textOf(value) === '',
  )
  if (!isMissing) return []
  return [
    {
      code: 'WIN267',
      message: '`vpc-bridge` is told no network interface',
      label: 'no pod starts: `missing required parameter ENIName or ENIMACAddress`',
      help: 'write the MAC address of the interface under `eniMACAddress`',
      at: { path: typeField?.path ?? path },
    },
  ]
}

/** What to write in place of a value that does not fit. */
const WANTED: Readonly<Record<VpcBridgeFormat['key'], string>> = {
  eniMACAddress: 'a MAC address such as `02:11:22:33:44:55`',
  eniIPAddresses: 'an address with the length of its subnet, such as `10.14.34.71/25`',
  vpcCIDRs: 'a prefix such as `10.14.0.0/16`',
  bridgeType: '`L3` or `L2`',
  ipAddresses: 'an address with the length of its subnet, such as `10.14.34.80/25`',
  gatewayIPAddress: 'an address such as `10.14.34.1`',
  interfaceType: '`veth` or `tap`',
  tapUserID: 'a whole number in quotation marks',
}

function formats({ tree, path }: EndpointPlugin): Finding[] {
  return VPC_BRIDGE_FORMATS.flatMap(({ key, name, fits }) =>
    textsAt(field(tree, path, key)).flatMap(({ text, path: at }): Finding[] => {
      if (key === 'eniMACAddress' && fits(text) && isBareMac(text)) return [withoutSeparators(text, at)]
      if (fits(text)) return []
      const wanted = WANTED[key]
      return [
        {
          code: 'WIN267',
          message: `\`${text}\` of \`${key}\` is not ${wanted.replace(/ such as .*|, such as .*/, '')}`,
          label: `no pod starts: \`invalid ${name} ${text}\``,
          help: `write ${wanted}`,
          at: { path: at },
        },
      ]
    }),
  )
}

/** Source: Go net/mac.go 1.19, which go.mod of the plugin asks for, and 1.26.8. */
function withoutSeparators(text: string, path: Field['path']): Finding {
  return {
    code: 'WIN267',
    severity: 'warning',
    message: `\`${text}\` of \`eniMACAddress\` has no separators`,
    label: `a plugin that was built with an older Go starts no pod: \`invalid ENIMACAddress ${text}\``,
    help: `write \`${(text.match(/../g) ?? []).join(':')}\``,
    at: { path },
  }
}

/** What only the builder of networks on Windows refuses. */
function onWindows({ tree, path }: EndpointPlugin): Finding[] {
  const place = field(tree, path, 'bridgeNetNSPath')
  const own = itemsOf(field(tree, path, 'ipAddresses'))
  const [second] = own.slice(1)
  const ipv6 = own.find(({ value }) => parseGoCidr(textOf(value) ?? '')?.address.family === 6)
  const wrong = second ?? ipv6
  return [
    ...((textOf(place?.value) ?? '') === '' || place === undefined
      ? []
      : [
          {
            code: 'WIN267' as const,
            message: `\`bridgeNetNSPath\` is \`${textOf(place.value) ?? ''}\`, and Windows has one place for switches`,
            label: 'no pod starts: `bridge must be in host network namespace on Windows`',
            help: 'remove it',
            at: { path: place.path },
          },
        ]),
    ...(wrong === undefined
      ? []
      : [
          {
            code: 'WIN267' as const,
            message: `\`ipAddresses\` has ${second === undefined ? 'an IPv6 address' : 'more than one address'}`,
            label: 'no pod starts: `Only a single IPv4 address per endpoint is supported on Windows`',
            help: 'keep one IPv4 address',
            at: { path: wrong.path },
          },
        ]),
  ]
}

/**
 * The plugin decodes `ipam` as a part of `types.NetConf`, and asks no IPAM plugin.
 * Source: aws/amazon-vpc-cni-plugins plugins/vpc-bridge/plugin/commands.go, config/kubernetes.go be52143.
 */
function ipam({ tree, path }: EndpointPlugin): Finding[] {
  const found = field(tree, path, 'ipam')
  const names = found?.value.kind === 'object' ? found.value.members : []
  if (found === undefined || names.length === 0) return []
  return [
    {
      code: 'WIN203',
      message: '`vpc-bridge` does not read `ipam`',
      label: 'it asks no IPAM plugin: the address of a pod comes from `ipAddresses`, or from the API server',
      help: 'remove it, so that nobody relies on it',
      at: { path: found.path, part: 'key' },
    },
  ]
}

/** What the plugin takes from the interface's address and gateway without asking whether they are there. */
function addresses({ tree, path, typeField }: EndpointPlugin): Finding[] {
  const interfaces = field(tree, path, 'eniIPAddresses')
  const gateway = field(tree, path, 'gatewayIPAddress')
  const [first] = textsAt(interfaces)
  const at = typeField?.path ?? path
  if (interfaces !== undefined && interfaces.value.kind !== 'array' && interfaces.value.kind !== 'null')
    return []
  if (itemsOf(interfaces).length === 0) {
    return [
      {
        code: 'WIN267',
        message: '`vpc-bridge` is told no address of the interface',
        label: 'it crashes: `runtime error: index out of range [0] with length 0`',
        help: 'write the address of the interface and the length of its subnet under `eniIPAddresses`',
        at: { path: interfaces?.path ?? at },
      },
    ]
  }
  const text = textOf(gateway?.value) ?? ''
  if (text === '') {
    return [
      {
        code: 'WIN267',
        severity: 'warning',
        message: '`vpc-bridge` is told no gateway',
        label: 'it asks HCN for a network whose default route goes to `<nil>`',
        help: 'write the first address of the subnet under `gatewayIPAddress`',
        at: { path: gateway?.path ?? at },
      },
    ]
  }
  const subnet = parseGoCidr(first?.text ?? '')
  const address = parseGoIp(text)
  if (gateway === undefined || subnet === undefined || address?.family !== subnet.address.family) return []
  if (containsAddress(cidrOf(subnet.address, subnet.ones), address)) return []
  return [
    {
      code: 'WIN232',
      message: `the gateway \`${text}\` lies outside the subnet of \`${first?.text ?? ''}\``,
      label: 'pods cannot reach it',
      help: 'write a gateway of the subnet of the interface',
      at: { path: gateway.path },
    },
  ]
}

/** The texts of a text or of a list of texts. What is neither the program cannot decode, and says so. */
function textsAt(
  found: Field | undefined,
): readonly { readonly text: string; readonly path: Field['path'] }[] {
  const own = textOf(found?.value)
  if (found === undefined) return []
  if (own !== undefined) return [{ text: own, path: found.path }]
  return itemsOf(found).flatMap(({ value, path }) => {
    const text = textOf(value)
    return text === undefined ? [] : [{ text, path }]
  })
}
