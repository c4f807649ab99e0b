/** What to do about an error that a program ends with; undefined where the error says it itself. */
export function failureHelp(error: string, program?: string): string | undefined {
  const type = /cannot unmarshal \S+(?: \S+)? into Go (?:struct field \S+|value) of type (\S+)/.exec(
    error,
  )?.[1]
  if (type !== undefined) return `write ${wanted(type)}`
  const own = program === 'azure-vnet' ? AZURE_HELP : program === 'calico' ? CALICO_HELP : []
  return [...own, ...HELP].find(([pattern]) => pattern.test(error))?.[1]
}

/** What a type of Go looks like in JSON. */
function wanted(type: string): string {
  if (type === 'bool') return '`true` or `false`, without quotation marks'
  if (/^u?int\d*$|^float\d+$/.test(type)) return 'a number, without quotation marks'
  if (type === 'string') return 'a string in double quotation marks'
  if (type.endsWith('RangeSet')) return 'a list in square brackets: `ranges` is a list of lists of ranges'
  if (type.startsWith('[]')) return 'a list in square brackets'
  return 'an object in braces'
}

/** Errors that azure-vnet has to itself, or that have another way out there: its IPAM is Azure's. */
const AZURE_HELP: readonly (readonly [RegExp, string])[] = [
  [
    /failed to find plugin|no plugin name provided/,
    'write `azure-vnet-ipam` or `azure-cns` as the `type` of `ipam`',
  ],
  [
    /Gateway address from response is invalid/,
    'write `overlay` as the `mode` of `ipam`, in exactly this case: an overlay has no gateway of its own',
  ],
]

/** Errors that have another way out with Calico, which brings an IPAM plugin along. */
const CALICO_HELP: readonly (readonly [RegExp, string])[] = [
  [/failed to find plugin|no plugin name provided/, 'write `calico-ipam` as the `type` of `ipam`'],
]

/** The errors of libcni, flannel, the Windows plugins and host-local that do not say by themselves what to write. */
const HELP: readonly (readonly [RegExp, string])[] = [
  [
    /missing 'type'|no plugin name provided/,
    'write `type`, the name of the plugin; for `ipam` that is `host-local`',
  ],
  [/no 'plugins' key|no plugin/, 'write `plugins`, a list with at least one plugin'],
  [/no 'name'|no name|missing network name/, 'write `name`, the name of the HNS network'],
  [/must not have '(name|ipam)' field/, 'remove it from `delegate`; flannel writes it there'],
  [/must have \(string\) 'type' field/, 'write the name of the plugin as a string, such as `win-overlay`'],
  [/endpointMacPrefix/, 'write two octets with a hyphen between them, such as `0E-2A`'],
  [/Unsupported CNI config 'type'/, 'write `nat`, `sdnbridge` or `sdnoverlay`, in exactly this case'],
  [
    /incompatible CNI versions|unsupported CNI|cniVersion/i,
    'write a version that the plugin knows, such as `1.0.0`',
  ],
  [
    /does not support ipam\/type=|Antrea IPAM driver not ready/,
    'write `"ipam": {"type": "host-local"}`, which is what the agent of Antrea takes on Windows',
  ],
  [/Failed to decode network config/, 'write a value of the kind that the agent wants: `mtu` is a number'],
  [
    /failed to find plugin/,
    'name a plugin that is installed; on Windows `host-local` is the only one for `ipam`',
  ],
  [/no IP ranges specified/, 'write `subnet` or `ranges` into `ipam`'],
  [/host bits set/, 'write the network address, which the error names'],
  [/too small to allocate/, 'take a prefix of /30 or shorter'],
  [/invalid 'plugins' type/, 'write a list in square brackets'],
  [/^error parsing configuration list: invalid (type|value) .* for /, 'write `true` or `false`'],
  [/not in network/, 'take an address of the subnet; `rangeStart` must not come after `rangeEnd`'],
  [/invalid IP address/, 'write an IP address without a prefix length, such as `10.244.1.1`'],
  [/invalid plugin name/, 'write the name of the plugin alone; the runtime knows the folder'],
  [/^open .*cannot find the file/, 'name a file that is there, or remove the key'],
  [
    /invalid protocol supplied to port mapping/,
    'write `tcp` or `udp` as the `protocol` of each host port, or remove the host port',
  ],
  [/unknown device_type/, 'remove `device_type`, which Linux alone has'],
  [/overlap/, 'take ranges that have no address in common'],
  [/empty range set/, 'write a range, or remove the empty list'],
  [/mixed address families/, 'put the IPv6 ranges into a list of their own'],
  [/doesn't support IPv6/, 'put the IPv4 range first'],
  [/invalid CIDR address: <nil>/, 'give every route of `ipam.routes` a `dst`, such as `0.0.0.0/0`'],
  [/IP <nil> not v4 nor v6|invalid CIDR address/, 'write a network prefix such as `10.244.1.0/24`'],
]
