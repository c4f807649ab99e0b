import { type Address, formatAddress, parseAddress } from '../../net/address.ts'
import * as go from '../../text/go-json.ts'
import { type Attempt, done, fail } from '../cni/failure.ts'
import type { CniAddress, GoMembers } from '../cni/result.ts'
import type { AzureConf } from './conf.ts'
import { type AzurePolicy, ownPolicy } from './policies.ts'

/** `hcn.NatFlags`: exactly one of them. */
const LOCAL_ROUTED_VIP = 1
const IPV6 = 2

/** What stays from one mapping to the next where a protocol is neither TCP nor UDP. */
const NUMBERS: ReadonlyMap<string, number> = new Map([
  ['TCP', 6],
  ['UDP', 17],
])

/**
 * The policies for the host ports that the runtime asks for: for each family of the pod, or for that of the host address.
 * Source: Azure/azure-container-networking cni/network/network_windows.go getPoliciesFromRuntimeCfg cbd7560.
 */
export function portPolicies(
  { runtimeConfig }: AzureConf,
  hasIPv6: boolean,
): Attempt<readonly AzurePolicy[]> {
  const policies: AzurePolicy[] = []
  let protocol = 0
  for (const { hostPort, containerPort, hostIP, ...mapping } of runtimeConfig.portMappings ?? []) {
    protocol = NUMBERS.get(mapping.protocol.trim().toUpperCase()) ?? protocol
    const address = hostIP === '' ? undefined : parseAddress(hostIP)
    if (hostIP !== '' && address === undefined) {
      const cause = `ParseAddr(${go.quote(hostIP)}): unable to parse IP`
      return fail(`failed to parse hostIP invalid IP: ${cause}`)
    }
    const send = (flags: number): void => {
      const Settings = {
        ...number('Protocol', protocol),
        ...number('InternalPort', Number(BigInt.asUintN(16, containerPort))),
        ...number('ExternalPort', Number(BigInt.asUintN(16, hostPort))),
        ...(hostIP === '' ? {} : { VIP: hostIP }),
        Flags: flags,
      }
      policies.push(ownPolicy({ Type: 'PortMapping', Settings }, 'the runtime asks for this host port'))
    }
    send(address?.family === 6 && hasIPv6 ? IPV6 : LOCAL_ROUTED_VIP)
    if (hostIP === '' && hasIPv6) send(IPV6)
  }
  return done(policies)
}

/**
 * The policies that settings of the file add: with `ipv6Mode` one that exempts the second subnet, with `enableLoopbackDSR`
 * one for each IPv4 address of the pod. Source: cni/network/network_windows.go getEndpointPolicies.
 */
export function settingPolicies(
  { ipv6Mode, windowsSettings }: AzureConf,
  ips: readonly CniAddress[],
  subnets: readonly string[],
): Attempt<readonly AzurePolicy[]> {
  const policies: AzurePolicy[] = []
  if (ipv6Mode === 'ipv6nat') {
    const [, second] = subnets
    if (second === undefined) {
      return fail("failed to get ipv6 endpoint policy: network state doesn't have ipv6 subnet", ['ipv6Mode'])
    }
    const members = { Type: 'OutBoundNAT', ExceptionList: [second] }
    policies.push(ownPolicy(members, '`ipv6Mode` exempts the IPv6 subnet of the pods, and nothing else'))
  }
  if (windowsSettings.enableLoopbackDSR) policies.push(...ips.flatMap(({ address }) => loopback(address)))
  return done(policies)
}

function loopback(address: Address | undefined): readonly AzurePolicy[] {
  if (address?.family !== 4) return []
  const members = { Type: 'LoopbackDSR', IPAddress: formatAddress(address) }
  return [ownPolicy(members, '`enableLoopbackDSR` lets the pod reach itself through a service')]
}

function number(name: string, value: number): GoMembers {
  return value === 0 ? {} : { [name]: value }
}
