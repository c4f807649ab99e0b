import { type Address, formatAddress, offsetAddress } from '../net/address.ts'
import { bits } from '../net/family.ts'
import { maskGoIpNet, parseGoCidr } from '../net/go-net.ts'
import type { CniAddress } from '../programs/cni/result.ts'
import type { HnsNetwork, IpamPlugin, IpamPlugins } from '../programs/hns/node.ts'
import * as go from '../text/go-json.ts'
import { thirdAddress } from './hns-assumptions.ts'
import type { TraceInput } from './trace.ts'

/**
 * The IPAM plugin that a configuration names, as it is taken to be: host-local on an empty store; any other one, and
 * host-local where an address was asked for, gives one address.
 */
export function assumedIpam(
  stdin: string,
  network: HnsNetwork | undefined,
  { podAddress }: TraceInput,
): IpamPlugins {
  const { name, subnet } = ipamOf(stdin)
  const address = podAddress ?? (isModelled(name) ? undefined : thirdAddress(network))
  const prefixes = [subnet, network?.subnets[0]?.addressPrefix ?? '']
  const plugin: IpamPlugin =
    address === undefined
      ? { kind: 'host-local', store: {} }
      : { kind: 'answers', ips: [withLength(address, prefixes)] }
  return { [name]: plugin }
}

/** What was supposed of an IPAM plugin without a model. */
export function ipamAssumptions(
  stdin: string,
  network: HnsNetwork | undefined,
  input: TraceInput,
): readonly string[] {
  const { name } = ipamOf(stdin)
  const { command, podAddress } = input
  if (isModelled(name) || command === 'CHECK') return []
  const none = `there is no model of the IPAM plugin \`${name}\`; it is taken to`
  if (command !== 'ADD') return [`${none} succeed`]
  if (podAddress !== undefined) return []
  const plugin = assumedIpam(stdin, network, input)[name]
  const given = plugin?.kind === 'answers' ? plugin.ips : []
  return given.map(({ address, ones }) => `${none} give ${address && formatAddress(address)}/${ones}`)
}

/** True for host-local, and where none is named; Windows finds a program in any spelling. */
function isModelled(name: string): boolean {
  return ['', 'host-local'].includes(name.toLowerCase())
}

function ipamOf(stdin: string): { readonly name: string; readonly subnet: string } {
  const { type, subnet } = go.unmarshal(stdin, Conf).value.ipam
  return { name: type.replace(/\.exe$/, ''), subnet }
}

const Conf = go.struct('', { ipam: go.struct('', { type: go.string, subnet: go.string }) })

/** An address with the length of the prefix that it is from, the first one that is any, and the gateway that host-local names. */
function withLength(address: Address, prefixes: readonly string[]): CniAddress {
  const from = prefixes.map(parseGoCidr).find((prefix) => prefix !== undefined)
  const maskBits = bits(address.family)
  if (from?.maskBits !== maskBits) return { address, ones: maskBits, maskBits }
  return { address, ones: from.ones, maskBits, gateway: offsetAddress(maskGoIpNet(from).address, 1) }
}
