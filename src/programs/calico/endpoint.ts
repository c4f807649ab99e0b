import { formatAddress } from '../../net/address.ts'
import type { GoIpNet } from '../../net/go-net.ts'
import { parseGoCidr } from '../../net/go-net.ts'
import { containsGo } from './contains.ts'
import { type Attempt, done, fail, type Failed } from '../cni/failure.ts'
import type { CniAddress, CniDns } from '../cni/result.ts'
import type { HnsEndpoint, HnsNetwork } from '../hns/node.ts'
import type { HcnPolicy } from '../hns/net-conf.ts'
import { provisionV1 } from '../hns/provision-v1.ts'
import { provisionV2 } from '../hns/provision-v2.ts'
import { type EndpointRequest, v1Request, v2Request } from '../hns/request.ts'
import { endpointName } from '../hns/session.ts'
import type { Policy } from '../hns/policy.ts'
import { nthAddress } from './network.ts'
import { type CalicoSession, type IpPool, isDockershim } from './session.ts'
import { podPolicies } from './winpol.ts'

/**
 * The endpoint of a pod: by API v1 for dockershim, else by HCN. Where that fails, endpoints of this address and name are
 * deleted, and it is tried three times more.
 * Source: projectcalico/calico cni-plugin/pkg/dataplane/windows/dataplane_windows.go createAndAttachContainerEP.
 */
export function podEndpoint(
  session: CalicoSession,
  network: HnsNetwork,
  ip: CniAddress & GoIpNet,
  dns: CniDns,
): Attempt<HnsEndpoint> {
  const { own, cluster } = session
  if (network.managementIP === '') return fail('HNS network lost its management IP')
  const { pools, natOutgoing } = lookUpPools(cluster.pools, ip)
  const policies = podPolicies(session.conf.policies, pools, natOutgoing)
  if (!policies.ok) return policies
  const prefix = macPrefix(session)
  if (!prefix.ok) return prefix
  for (const { policy, reason } of policies.value.left) note(session, policy, reason)
  const gateway = nthAddress(ip, own.mode === 'vxlan' ? 1 : 2)
  const endpoint: EndpointRequest = {
    name: endpointName(session),
    network: network.id,
    macAddress: own.mode === 'vxlan' ? macOf(prefix.value, ip) : '',
    ipAddress: formatAddress(ip.address),
    gatewayAddress: gateway === undefined ? '' : formatAddress(gateway),
    dns,
  }
  const added = ownPolicies(session, network, endpoint.ipAddress)
  for (const [index, policy] of policies.value.sent.entries()) {
    if (policy.from === undefined) session.added.push({ path: ['Policies', index], reason: policy.why ?? '' })
    else if (policy.replaces !== undefined) replaced(session, policy.from, policy.replaces)
  }
  for (const [index, { why }] of added.entries()) {
    session.added.push({ path: ['Policies', policies.value.sent.length + index], reason: why })
  }
  const json = isDockershim(session.call)
    ? v1Request(endpoint, [...policies.value.sent.map(({ v1 }) => v1), ...added.map(({ v1 }) => v1)])
    : v2Request(
        endpoint,
        [...policies.value.sent.map(({ v2 }) => v2), ...added.map(({ v2 }) => v2)],
        session.release,
      )
  return provision(session, endpoint, json)
}

/** All pools, and whether the last of those that hold the address translates. */
function lookUpPools(
  pools: readonly IpPool[],
  { address }: GoIpNet,
): { readonly pools: readonly GoIpNet[]; readonly natOutgoing: boolean } {
  const read = pools.flatMap(({ cidr, natOutgoing }) => {
    const net = parseGoCidr(cidr)
    return net === undefined ? [] : [{ net, natOutgoing }]
  })
  const own = read.findLast(({ net }) => containsGo(net, address))
  return { pools: read.map(({ net }) => net), natOutgoing: own?.natOutgoing ?? true }
}

/** The first two octets of MAC addresses: any text of five bytes with a hyphen in the middle; only looked at with vxlan. */
function macPrefix({ own }: CalicoSession): Attempt<string> {
  const prefix = own.vxlanMacPrefix
  if (own.mode !== 'vxlan' || prefix === '') return done('0E-2A')
  const bytes = new TextEncoder().encode(prefix)
  if (bytes.length === 5 && bytes[2] === HYPHEN) return done(prefix)
  const text = `endpointMacPrefix [${prefix}] is invalid, value must be of the format xx-xx`
  return fail(text, ['vxlan_mac_prefix'])
}

const HYPHEN = 0x2d

function macOf(prefix: string, { address }: GoIpNet): string {
  const octets = [24n, 16n, 8n, 0n].map((shift) => (address.value >> shift) & 0xffn)
  return [prefix, ...octets.map((octet) => octet.toString(16).padStart(2, '0'))].join('-')
}

interface OwnPolicy {
  readonly v1: string
  readonly v2: HcnPolicy
  readonly why: string
}

/** What every pod gets besides the policies of the configuration. */
function ownPolicies({ own }: CalicoSession, { managementIP }: HnsNetwork, address: string): OwnPolicy[] {
  const first: OwnPolicy =
    own.mode === 'vxlan'
      ? {
          v1: `{"Type":"PA","PA":"${managementIP}"}`,
          v2: { type: 'ProviderAddress', settings: `{"ProviderAddress":"${managementIP}"}` },
          why: "Calico sends the HNS network's management IP as provider address",
        }
      : {
          v1: `{"DestinationPrefix":"${managementIP}/32","NeedEncap":true,"Type":"ROUTE"}`,
          v2: {
            type: 'SDNRoute',
            settings: `{"DestinationPrefix":"${managementIP}/32","NeedEncap":true}`,
          },
          why: 'Calico sends what goes to the node itself through the host',
        }
  if (!own.loopbackDsr) return [first]
  return [
    first,
    {
      v1: `{"Type":"OutBoundNAT","Destinations":["${address}"]}`,
      v2: { type: 'OutBoundNAT', settings: `{"Destinations":["${address}"]}` },
      why: '`windows_loopback_DSR` lets the pod reach itself through a service',
    },
  ]
}

function provision(
  session: CalicoSession,
  endpoint: EndpointRequest,
  json: Attempt<string>,
): Attempt<HnsEndpoint> {
  let failed: Failed | undefined
  let there = session.node.endpoints
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const now = { ...session, node: { ...session.node, endpoints: there } }
    const run = isDockershim(session.call) ? provisionV1 : provisionV2
    const made = run(now, endpoint.name, endpoint.network, () => done({ endpoint, json }))
    if (made.ok) return made
    failed = made
    there = cleaned(now, endpoint)
  }
  return failed ?? fail('')
}

const ATTEMPTS = 4

/** The endpoints that are left after those of this address and of this name are deleted. */
function cleaned(
  { node, calls }: CalicoSession,
  { ipAddress, name }: EndpointRequest,
): readonly HnsEndpoint[] {
  const stale = [
    node.endpoints.find((endpoint) => endpoint.ipAddress === ipAddress),
    node.endpoints.find((endpoint) => endpoint.name === name && endpoint.ipAddress !== ipAddress),
  ]
  for (const endpoint of stale) {
    if (endpoint !== undefined) calls.push({ kind: 'DeleteEndpoint', target: endpoint.id })
  }
  return node.failures?.delete === undefined
    ? node.endpoints.filter((endpoint) => !stale.includes(endpoint))
    : node.endpoints
}

function note(session: CalicoSession, { origin }: Policy, reason: string): void {
  if (origin.kind === 'configured') session.dropped.push({ path: origin.path, reason })
}

function replaced(session: CalicoSession, { origin }: Policy, key: string): void {
  if (origin.kind !== 'configured') return
  const path = [...origin.path, origin.valueKey ?? 'value', key]
  session.overwritten.push({
    path,
    reason: 'Calico writes its own list there, made of `ExceptionList` and the IP pools',
  })
}
