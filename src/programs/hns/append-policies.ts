import { looseElements, looseGet } from '../../text/jsonparser.ts'
import type { Path } from '../../text/tree.ts'
import { addedPolicy, isEndpointPolicy, type Policy, type PortMapping } from './policy.ts'
import { protocolNumber } from './protocol-number.ts'

/*
 * What pkg/hns does to a list of policies from plugins v1.0.0 on: it never changes an entry, it only appends one where
 * none says the same, and it compares texts, not prefixes or addresses. Values are put between quotes unescaped.
 *
 * Source: containernetworking/plugins pkg/hns/netconf_windows.go, the same in v1.0.0 and v1.9.1.
 */

type Policies = readonly Policy[]

/** The policies after `ApplyOutboundNatPolicy`: one more when no exception list holds exactly this text. */
export function appendOutboundNat(
  policies: Policies,
  api: number,
  exception: string,
  why: string,
  cause?: Path,
): Policies {
  if (exception === '') return policies
  const path = api === 2 ? ['Settings', 'Exceptions'] : ['ExceptionList']
  if (policies.some((policy) => isOutboundNat(policy) && lists(policy, path, exception))) return policies
  const value =
    api === 2
      ? `{"Type": "OutBoundNAT", "Settings": {"Exceptions": ["${exception}"]}}`
      : `{"Type": "OutBoundNAT", "ExceptionList": ["${exception}"]}`
  return [...policies, addedPolicy(value, why, cause)]
}

/** The policies after `ApplyLoopbackDSRPolicy`, on a node whose HNS supports DSR. `ip` is `<nil>` without IPAM. */
export function appendLoopbackDsr(policies: Policies, api: number, ip: string, why: string): Policies {
  const path = api === 2 ? ['Settings', 'Destinations'] : ['Destinations']
  if (policies.some((policy) => isOutboundNat(policy) && lists(policy, path, ip))) return policies
  const value =
    api === 2
      ? `{"Type": "OutBoundNAT", "Settings": {"Destinations": ["${ip}"]}}`
      : `{"Type": "OutBoundNAT", "Destinations": ["${ip}"]}`
  return [...policies, addedPolicy(value, why)]
}

/** The policies after `ApplyDefaultPAPolicy`: one more unless one carries exactly this address. */
export function appendProviderAddress(
  policies: Policies,
  api: number,
  address: string,
  why: string,
): Policies {
  if (address === '') return policies
  const path = api === 2 ? ['Settings', 'ProviderAddress'] : ['PA']
  const carries = (policy: Policy): boolean => {
    const type = looseGet(policy.value, 'Type').raw
    if (!isEndpointPolicy(policy) || (type !== 'PA' && type !== 'ProviderAddress')) return false
    const found = looseGet(policy.value, ...path)
    return found.kind === 'string' && found.raw === address
  }
  if (policies.some(carries)) return policies
  const value =
    api === 2
      ? `{"Type": "ProviderAddress", "Settings": {"ProviderAddress": "${address}"}}`
      : `{"Type": "PA", "PA": "${address}"}`
  return [...policies, addedPolicy(value, why)]
}

/** The policies after `ApplyPortMappingPolicy`: one more for each mapping whose protocol is accepted. */
export function appendPortMappings(
  policies: Policies,
  api: number,
  mappings: readonly PortMapping[],
): Policies {
  const added = mappings.flatMap((mapping, index) => {
    const number = protocolNumber(mapping.protocol)
    if (number === undefined) return []
    const ports = `"InternalPort": ${mapping.containerPort}, "ExternalPort": ${mapping.hostPort}`
    const value =
      api === 2
        ? `{"Type": "PortMapping", "Settings": {${ports}, "Protocol": ${number}, "VIP": "${mapping.hostIP}"}}`
        : `{"Type": "NAT", ${ports}, "Protocol": "${mapping.protocol}"}`
    const cause = ['runtimeConfig', 'portMappings', index]
    return [addedPolicy(value, 'the runtime asks for a host port in runtimeConfig.portMappings', cause)]
  })
  return [...policies, ...added]
}

function isOutboundNat(policy: Policy): boolean {
  return isEndpointPolicy(policy) && looseGet(policy.value, 'Type').raw === 'OutBoundNAT'
}

function lists(policy: Policy, path: readonly string[], text: string): boolean {
  const list = looseGet(policy.value, ...path)
  if (list.kind !== 'array') return false
  return looseElements(list.raw).some((e) => e.kind === 'string' && e.raw !== '' && e.raw === text)
}
