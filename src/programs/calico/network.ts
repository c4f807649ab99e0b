import { type Address, formatAddress } from '../../net/address.ts'
import { formatGoIpNet, type GoIpNet, maskGoIpNet } from '../../net/go-net.ts'
import * as go from '../../text/go-json.ts'
import { annotate, type Attempt, done, fail } from '../cni/failure.ts'
import type { HnsNetwork } from '../hns/node.ts'
import { v1Request } from '../hns/request.ts'
import { NO_DNS } from '../cni/result.ts'
import { NIL_POINTER } from '../outcome.ts'
import { recovered } from './recovered.ts'
import type { CalicoSession } from './session.ts'

/** What Windows takes as VNI: this or more. */
const DEFAULT_VNI = 4096n

/**
 * The HNS network of a pod, made where there is none of its name and subnet, with the host's own endpoint in it.
 * Source: projectcalico/calico cni-plugin/pkg/dataplane/windows/dataplane_windows.go SetupVxlanNetwork,
 * SetupL2bridgeNetwork, v3.29.0 to 87c15906f20c.
 */
export function podNetwork(session: CalicoSession, subnet: GoIpNet): Attempt<HnsNetwork> {
  if (nthAddress(subnet, 1) === undefined)
    return recovered('runtime error: index out of range [3] with length 0')
  return session.own.mode === 'vxlan' ? vxlanNetwork(session, subnet) : bridgeNetwork(session, subnet)
}

/** The name of the pod's network: with one network that of the configuration, else with the subnet behind it. */
export function networkName({ own }: CalicoSession, subnet: GoIpNet): string {
  if (own.useSingleNetwork) return own.name
  return `${own.name}-${formatAddress(maskGoIpNet(subnet).address).replaceAll('.', '-')}`
}

/** The network address with the number added to its last octet, without a carry; undefined for IPv6. */
export function nthAddress(subnet: GoIpNet, n: number): Address | undefined {
  const { family, value } = maskGoIpNet(subnet).address
  if (family !== 4) return undefined
  return { family, value: value - (value & 0xffn) + ((value + BigInt(n)) & 0xffn) }
}

function vxlanNetwork(session: CalicoSession, subnet: GoIpNet): Attempt<HnsNetwork> {
  const { own, calls, cluster } = session
  const vni = own.vni === 0n ? DEFAULT_VNI : own.vni
  if (vni < DEFAULT_VNI) return fail('Windows does not support VXLANVNI < 4096', ['vxlan_vni'])
  const name = networkName(session, subnet)
  const there = find(session, name)
  const { prefix, gateway } = subnetTexts(subnet)
  const fits = there !== undefined && there.type === 'Overlay' && hasSubnet(there, prefix, gateway)
  if (!fits) {
    const deleted = deleteStale(session, there)
    if (!deleted.ok) return deleted
    const policies = `[{"Type":"VSID","VSID":${vni}}]`
    const request = go.marshal({
      Name: name,
      Type: 'Overlay',
      Subnets: [{ AddressPrefix: prefix, GatewayAddress: gateway, Policies: go.rawText(policies) }],
    })
    if (!request.ok) return fail(request.error)
    calls.push({ kind: 'HNSNetwork', json: request.text })
    const failure = session.node.failures?.create
    if (failure !== undefined) return fail(`failed to create HNSNetwork ${name}: ${failure}`)
    // Without a management IP address it gives up waiting and goes on with no network.
    if (cluster.newNetwork.managementIP === '') return recovered(NIL_POINTER)
  }
  const network = fits ? there : made(session, name, 'Overlay', prefix, gateway)
  if (!(network.policies ?? []).includes('HostRoute')) {
    calls.push({ kind: 'ModifyNetwork', target: network.id, change: HOST_ROUTE })
  }
  const host = remoteEndpoint(session, network, subnet)
  return host.ok ? done(network) : host
}

/** A policy that lets the host reach pods; where HNS refuses it Calico only logs that. */
const HOST_ROUTE =
  '{"ResourceType":"Policy","RequestType":"Add","Settings":{"Policies":[{"Type":"HostRoute","Settings":{}}]}}'

/** With vxlan the host's endpoint is a remote one, whose address kube-proxy takes as source VIP. */
function remoteEndpoint(session: CalicoSession, network: HnsNetwork, subnet: GoIpNet): Attempt<undefined> {
  const { node, calls, cluster } = session
  const name = `${networkName(session, subnet)}_ep`
  const there = node.endpoints.find((endpoint) => endpoint.name === name)
  if (there?.network === network.id && there.providerAddress === network.managementIP) return done(undefined)
  if (there !== undefined) {
    calls.push({ kind: 'DeleteEndpoint', target: there.id })
    const failure = node.failures?.delete
    if (failure !== undefined) return fail(`failed to delete existing remote HNSEndpoint ${name}: ${failure}`)
  }
  const request = go.marshal({
    Name: name,
    VirtualNetwork: network.id,
    Policies: [go.rawText(`{"Type":"PA","PA":"${network.managementIP}"}`)],
    ...(cluster.managementMac === '' ? {} : { MacAddress: cluster.managementMac }),
    IPAddress: addressText(subnet, 2),
    IsRemoteEndpoint: true,
  })
  if (!request.ok) return fail(request.error)
  calls.push({ kind: 'HNSEndpoint', json: request.text })
  const failure = node.failures?.create
  return failure === undefined
    ? done(undefined)
    : annotate(`failed to create remote HNSEndpoint ${name}`, fail(failure))
}

/** With a bridge the type of a network that is there is not looked at. */
function bridgeNetwork(session: CalicoSession, subnet: GoIpNet): Attempt<HnsNetwork> {
  const { calls, node } = session
  const name = networkName(session, subnet)
  const there = find(session, name)
  const { prefix, gateway } = subnetTexts(subnet)
  const fits = there !== undefined && hasSubnet(there, prefix, gateway)
  if (!fits) {
    const deleted = deleteStale(session, there)
    if (!deleted.ok) return deleted
    const request = go.marshal({
      Name: name,
      Subnets: [{ AddressPrefix: prefix, GatewayAddress: gateway }],
      Type: 'L2Bridge',
    })
    if (!request.ok) return fail(request.error)
    calls.push({ kind: 'HNSNetwork', json: request.text })
    if (node.failures?.create !== undefined) return fail(node.failures.create)
  }
  const network = fits ? there : made(session, name, 'L2Bridge', prefix, gateway)
  const host = hostEndpoint(session, network, subnet)
  if (!host.ok) return host
  if (network.managementIP !== '') return done(network)
  return fail(`timed out waiting for interface matching the management IP () of network ${name}`)
}

/** The endpoint that pods use as their gateway; it is attached to the host. */
function hostEndpoint(session: CalicoSession, network: HnsNetwork, subnet: GoIpNet): Attempt<undefined> {
  const { node, calls, cluster } = session
  const name = `${networkName(session, subnet)}_ep`
  const address = addressText(subnet, 2)
  const there = node.endpoints.find((endpoint) => endpoint.name === name)
  const kept = there?.ipAddress === address ? there : undefined
  if (there !== undefined && kept === undefined) {
    calls.push({ kind: 'DeleteEndpoint', target: there.id })
    if (node.failures?.delete !== undefined) return fail(node.failures.delete)
  }
  if (kept?.network.toUpperCase() === network.id.toUpperCase()) return done(undefined)
  if (kept === undefined) {
    const endpoint = { name, network: network.id, macAddress: '', ipAddress: address, gatewayAddress: '' }
    const request = v1Request({ ...endpoint, dns: NO_DNS }, [])
    if (!request.ok) return request
    calls.push({ kind: 'HNSEndpoint', json: request.value })
    if (node.failures?.create !== undefined) return fail(node.failures.create)
  }
  calls.push({ kind: 'HostAttach', target: kept?.id ?? cluster.hostEndpointId })
  return node.failures?.attach === undefined ? done(undefined) : fail(node.failures.attach)
}

function find({ node }: CalicoSession, name: string): HnsNetwork | undefined {
  return node.networks.find((network) => network.name === name)
}

function hasSubnet({ subnets }: HnsNetwork, prefix: string, gateway: string): boolean {
  return subnets.some(
    ({ addressPrefix, gatewayAddress }) => addressPrefix === prefix && gatewayAddress === gateway,
  )
}

function deleteStale({ calls, node }: CalicoSession, stale: HnsNetwork | undefined): Attempt<undefined> {
  if (stale === undefined) return done(undefined)
  calls.push({ kind: 'DeleteNetwork', target: stale.id })
  return node.failures?.delete === undefined ? done(undefined) : fail(node.failures.delete)
}

function made(
  { cluster }: CalicoSession,
  name: string,
  type: string,
  addressPrefix: string,
  gatewayAddress: string,
): HnsNetwork {
  return { ...cluster.newNetwork, name, type, subnets: [{ addressPrefix, gatewayAddress }] }
}

function subnetTexts(subnet: GoIpNet): { readonly prefix: string; readonly gateway: string } {
  return { prefix: formatGoIpNet(maskGoIpNet(subnet)), gateway: addressText(subnet, 1) }
}

function addressText(subnet: GoIpNet, n: number): string {
  const address = nthAddress(subnet, n)
  return address === undefined ? '' : formatAddress(address)
}
