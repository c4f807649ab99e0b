import { type Address, formatAddress, offsetAddress } from '../net/address.ts'
import { parseGoCidr } from '../net/go-net.ts'
import type { HnsNetwork, WindowsNode } from '../programs/hns/node.ts'
import type { WindowsPluginOutcome } from '../programs/hns/session.ts'
import * as go from '../text/go-json.ts'
import { valueAt } from '../text/tree.ts'
import type { TraceInput } from './trace.ts'

/** What the HNS of a node is taken to be, and to fill in where a request leaves it open. */
export function assumedHns(
  network: HnsNetwork | undefined,
  { podAddress }: TraceInput,
): Pick<WindowsNode, 'hnsVersion' | 'assigns'> {
  const address = podAddress ?? thirdAddress(network)
  return {
    hnsVersion: ASSUMED_HNS,
    assigns: {
      endpointId: ASSUMED_ENDPOINT,
      macAddress: '00-15-5D-00-00-02',
      ipAddress: address === undefined ? '' : formatAddress(address),
    },
  }
}

/** The address that is given where no model gives one. */
export function thirdAddress(network: HnsNetwork | undefined): Address | undefined {
  const subnet = parseGoCidr(network?.subnets[0]?.addressPrefix ?? '')
  return subnet && offsetAddress(subnet.address, 3)
}

/** The version of HNS, one that has all that plugins ask for. */
export const ASSUMED_HNS: WindowsNode['hnsVersion'] = [15, 2]

/** The ID of the pod's endpoint; HNS makes one up. */
export const ASSUMED_ENDPOINT = '00000000-0000-0000-0000-000000000002'

/** An HNS that knows no direct server return: that of Windows Server 2019 without updates. */
export const WITHOUT_DSR: WindowsNode['hnsVersion'] = [9, 2]

/** What of that the result of a plugin says, although the request does not. */
export function assignedAssumptions(
  { calls, result }: WindowsPluginOutcome,
  { assigns }: WindowsNode,
  { podAddress }: TraceInput,
): readonly string[] {
  const created = calls.findLast((call) => 'json' in call)
  const printed = result.ok && result.value !== undefined ? go.marshal(result.value) : undefined
  if (created === undefined || printed?.ok !== true || assigns === undefined) return []
  const scanned = go.scan(created.json)
  const asks = (...path: readonly (string | number)[]): boolean => {
    return scanned.ok && valueAt(scanned.value.tree, path) !== undefined
  }
  const address = asks('IPAddress') || asks('IpConfigurations', 0, 'IpAddress') || podAddress !== undefined
  const mac = asks('MacAddress') || !printed.text.includes(JSON.stringify(assigns.macAddress))
  return [
    ...(address ? [] : [`HNS gives the pod ${assigns.ipAddress}, since no IPAM plugin is named`]),
    ...(mac ? [] : [`HNS gives the endpoint the MAC address ${assigns.macAddress}`]),
  ]
}
