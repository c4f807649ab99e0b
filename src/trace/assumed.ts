import { formatAddress } from '../net/address.ts'
import {
  addressAt,
  type Cidr,
  cidrOf,
  contains,
  firstAddress,
  formatCidr,
  parseCidr,
  subnetAt,
} from '../net/cidr.ts'
import type { HnsNetwork } from '../programs/hns/node.ts'
import * as go from '../text/go-json.ts'
import { ASSUMED_ID } from './network.ts'
import { policyValues, strings } from './policy-values.ts'

/**
 * A subnet.env for a configuration whose own is not given: the cluster network is its first NAT exception that is no
 * destination of a route (those are services), else 10.244.0.0/16; the node has the second /24 of it. Where the node's
 * networks are given, flanneld has made the one of this name, and of its subnet.
 */
export function assumedSubnetEnv(
  conf: string | Uint8Array,
  networks: readonly HnsNetwork[] | undefined,
): string {
  const policies = policyValues(conf)
  const routes = new Set(policies.flatMap((policy) => strings(policy, 'DestinationPrefix')))
  const exceptions = policies.flatMap((policy) => strings(policy, 'ExceptionList', 'Exceptions'))
  const candidates = exceptions.filter((text) => !routes.has(text)).flatMap(clusterNetwork)
  const given = givenSubnet(conf, networks)
  const network =
    given === undefined
      ? (candidates[0] ?? DEFAULT_NETWORK)
      : (candidates.find((candidate) => contains(candidate, given)) ?? cidrOf(firstAddress(given), 16))
  const subnet = given ?? subnetAt(network, 24, 1)
  return [
    `FLANNEL_NETWORK=${formatCidr(network)}`,
    `FLANNEL_SUBNET=${formatAddress(addressAt(subnet, 1))}/${subnet.prefix}`,
    'FLANNEL_MTU=1500',
    'FLANNEL_IPMASQ=true',
    '',
  ].join('\n')
}

const DEFAULT_NETWORK = cidrOf({ family: 4, value: 0x0af4_0000n }, 16)

/** The subnet of the given network that the configuration names, where a node may have it. */
function givenSubnet(
  conf: string | Uint8Array,
  networks: readonly HnsNetwork[] | undefined,
): Cidr | undefined {
  const { name } = go.unmarshal(conf, Conf).value
  const own = networks?.find((network) => network.name === name)
  const parsed = parseCidr(own?.subnets[0]?.addressPrefix ?? '')
  if (!parsed.ok || parsed.value.family !== 4) return undefined
  return parsed.value.prefix >= 16 && parsed.value.prefix <= 30 ? parsed.value : undefined
}

/** A prefix that may be the network of a whole cluster: room for some nodes, not the whole Internet. */
function clusterNetwork(text: string): Cidr[] {
  const parsed = parseCidr(text)
  if (!parsed.ok || parsed.value.family !== 4 || parsed.value.prefix < 8 || parsed.value.prefix > 22)
    return []
  return [parsed.value]
}

/** The HNS network that a plugin's configuration fits to: its name, its type, and the subnet that IPAM gives from. */
export function assumedNetwork(stdin: string, type: string): HnsNetwork {
  const { value } = go.unmarshal(stdin, Conf)
  const written = value.ipam.subnet || value.ipam.ranges?.[0]?.[0]?.subnet || ''
  const parsed = parseCidr(written)
  const subnet = parsed.ok ? parsed.value : subnetAt(DEFAULT_NETWORK, 24, 1)
  const [own] = policyValues(stdin).flatMap((policy) => strings(policy, 'PA', 'ProviderAddress'))
  return {
    id: ASSUMED_ID,
    name: value.name,
    type,
    subnets: [{ addressPrefix: formatCidr(subnet), gatewayAddress: formatAddress(addressAt(subnet, 1)) }],
    managementIP: own ?? DEFAULT_MANAGEMENT_IP,
  }
}

const DEFAULT_MANAGEMENT_IP = '10.127.130.38'

const Range = go.struct('', { subnet: go.string })
const Conf = go.struct('', {
  name: go.string,
  ipam: go.struct('', { subnet: go.string, ranges: go.slice(go.slice(Range)) }),
})
