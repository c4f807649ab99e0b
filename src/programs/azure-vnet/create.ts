import { HNS_FEATURES, hnsHas } from '../../facts/hns-features.ts'
import { alwaysL2Bridge, azureHas } from '../../facts/azure-vnet-releases.ts'
import { parseGoCidr, parseGoIp } from '../../net/go-net.ts'
import { formatAddress } from '../../net/address.ts'
import type { AzureSession } from '../azure-vnet.ts'
import type { CniCall } from '../cni/call.ts'
import { type Attempt, done, fail } from '../cni/failure.ts'
import type { GoMembers } from '../cni/result.ts'
import type { HnsNetwork } from '../hns/node.ts'
import type { Note } from '../outcome.ts'
import type * as go from '../../text/go-json.ts'
import type { AzureDns } from './dns.ts'
import type { AzureInterface, AzureSubnet } from './interface.ts'
import { dnsNat, natRules } from './nat-rules.ts'
import { type AzurePolicy, ENDPOINT_POLICY, otherMembers } from './policies.ts'
import { serializedPolicy } from './policies-v1.ts'
import { type ConversionScope, convertedPolicy } from './policies-v2.ts'
import {
  type AzureEndpoint,
  type AzureNetwork,
  hcnEndpointRequest,
  hcnNetworkRequest,
  hnsEndpointRequest,
  hnsNetworkRequest,
} from './requests.ts'

/** What is decided before HNS is asked for anything. */
export interface AzurePlan {
  /** Name of the network adapter, and whether the node has one of it. */
  readonly master: string
  readonly knownAdapter: boolean
  readonly found: AzureInterface
  readonly dns: AzureDns
  readonly subnets: readonly AzureSubnet[]
  readonly policies: readonly AzurePolicy[]
  /** Name of the network. */
  readonly network: string
}

/**
 * The type of the network that azure-vnet creates; undefined where it stops: `Network mode is invalid`.
 * Source: network/network_windows.go before and after 8e8a5fde5.
 */
export function azureNetworkType(
  mode: string,
  version: AzureSession['version'],
): AzureNetwork['type'] | undefined {
  if (alwaysL2Bridge(version) || mode === 'bridge') return 'L2Bridge'
  return mode === 'tunnel' || mode === '' ? 'L2Tunnel' : undefined
}

/** True for a CNI_NETNS in which azure-vnet speaks HCN (v2): a GUID, in any form that Go's uuid.Parse reads. */
export function usesHcn(netns: string): boolean {
  return /^(urn:uuid:)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$|^.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}.$|^[0-9a-f]{32}$/i.test(
    netns,
  )
}

/** The name of a pod's endpoint. Source: network/endpoint_windows.go ConstructEndpointID. */
export function endpointName({ containerID, netns, ifName }: CniCall): string {
  const [, shared, ...more] = netns.split(':')
  const id = shared !== undefined && more.length === 0 ? shared : containerID
  return `${id.slice(0, 8)}-${ifName}`
}

/** Creates the network where there is none, and the endpoint. Source: network/network.go EndpointCreate. */
export function createEndpoint(session: AzureSession, plan: AzurePlan): Attempt<undefined> {
  if (!plan.knownAdapter) {
    return fail('failed to find host interface: route ip+net: no such network interface', ['master'])
  }
  return usesHcn(session.call.netns) ? throughHcn(session, plan) : throughHns(session, plan)
}

/** The ID of a network that the plugin makes; HNS makes it up. */
export const NEW_NETWORK = '00000000-0000-0000-0000-000000000003'

function throughHcn(session: AzureSession, plan: AzurePlan): Attempt<undefined> {
  const { conf, node, call, calls } = session
  // Who waits for HNS with a limit is not told what it can do.
  const asks = conf.windowsSettings.hnsTimeoutDurationInSeconds <= 0n
  if (asks && !hnsHas(node.hnsVersion, 'V2Api')) return fail(HNS_FEATURES.V2Api.error)
  const wanted = networkOf(session, plan)
  if (wanted === undefined) return fail('Network mode is invalid', ['mode'])
  const there = node.networks.find(({ name }) => name === wanted.name)
  if (there === undefined) {
    const request = hcnNetworkRequest(wanted, session.version)
    if (!request.ok) return request
    calls.push({ kind: 'HostComputeNetwork', json: request.value })
    const failure = node.failures?.create
    if (failure !== undefined) {
      return fail(`Failed to create hcn network: ${wanted.name} due to error: ${failure}`)
    }
  }
  const policies = hcnPolicies(session, plan)
  if (!policies.ok) return policies
  const endpoint = endpointOf(session, plan, there)
  const request = hcnEndpointRequest(endpoint, policies.value)
  if (!request.ok) return request
  calls.push({ kind: 'HostComputeEndpoint', json: request.value })
  const failed = (what: string): Attempt<never> => fail(what)
  const { create, 'add-to-namespace': join } = node.failures ?? {}
  if (create !== undefined)
    return failed(`Failed to create endpoint: ${endpoint.name} due to error: ${create}`)
  calls.push({ kind: 'AddNamespaceEndpoint', target: call.netns })
  if (join === undefined) return done(undefined)
  const id = node.assigns?.endpointId ?? ''
  calls.push({ kind: 'DeleteEndpoint', target: id })
  return failed(`Failed to add endpoint: ${id} to hcn namespace: ${call.netns} due to error: ${join}`)
}

/** dockershim and cri-dockerd: HNS (v1). */
function throughHns(session: AzureSession, plan: AzurePlan): Attempt<undefined> {
  const { node, call, calls } = session
  const wanted = networkOf(session, plan)
  if (wanted === undefined) return fail('Network mode is invalid', ['mode'])
  const scope = scopeOf(session, plan)
  const forNetwork = plan.policies.filter(
    ({ name, added }) => name === 'NetworkPolicy' && added === undefined,
  )
  const network = hnsNetworkRequest(
    wanted,
    jsons(session, forNetwork, { ...scope, cnetAddressSpace: [] }, false),
  )
  if (!network.ok) return network
  calls.push({ kind: 'HNSNetwork', json: network.value })
  const { create, attach } = node.failures ?? {}
  if (create !== undefined) return fail(create)
  const own = jsons(
    session,
    plan.policies.filter(({ name }) => name === ENDPOINT_POLICY),
    scope,
    session.conf.multiTenancy,
  )
  const policies = [...own, ...dnsNat(session, own.length)]
  noteOthers(session, plan, ['NetworkPolicy'])
  const request = hnsEndpointRequest(endpointOf(session, plan, undefined), policies, plan.subnets)
  if (!request.ok) return request
  calls.push({ kind: 'HNSEndpoint', json: request.value }, { kind: 'HotAttach', target: call.containerID })
  return attach === undefined ? done(undefined) : fail(attach)
}

/** The network as HNS is asked for it; undefined: the mode names none. */
function networkOf(
  { conf, version, call }: AzureSession,
  { master, found, subnets, network }: AzurePlan,
): AzureNetwork | undefined {
  const type = azureNetworkType(conf.mode, version)
  const adapter = adapterOf(conf.adapterName, master, usesHcn(call.netns))
  const primary = found.container?.primaryInterface ?? ''
  const address = parseGoCidr(primary)?.address ?? parseGoIp(primary)
  const asksByAddress = adapter === '' && conf.multiTenancy && azureHas(version, 'adapterAddress')
  const provider = asksByAddress && address !== undefined ? formatAddress(address) : ''
  return (
    type && {
      name: network,
      type,
      adapter,
      providerAddress: provider,
      vlan: found.container?.vlan ?? 0,
      subnets,
    }
  )
}

/** HNS takes no adapter of its own making, `vEthernet`; one that the file names is told to HCN all the same. */
function adapterOf(named: string, master: string, hcn: boolean): string {
  const adapter = named === '' ? master : named
  return adapter.startsWith('vEthernet') && !(hcn && named !== '') ? '' : adapter
}

function endpointOf(
  { call }: AzureSession,
  { found, dns }: AzurePlan,
  there: HnsNetwork | undefined,
): AzureEndpoint {
  return {
    name: endpointName(call),
    network: there?.id ?? NEW_NETWORK,
    ips: found.ips,
    routes: [...found.routes, ...found.ownRoutes],
    dns,
  }
}

function scopeOf({ node }: AzureSession, { found }: AzurePlan): ConversionScope {
  const { container } = found
  const spaces = container === undefined || container.vlan === 0 ? [] : container.cnetAddressSpace
  return { hnsVersion: node.hnsVersion, cnetAddressSpace: spaces }
}

function hcnPolicies(session: AzureSession, plan: AzurePlan): Attempt<readonly GoMembers[]> {
  const { conf, node, added, dropped } = session
  const { found } = plan
  const scope = scopeOf(session, plan)
  const sent: GoMembers[] = []
  const send = (members: GoMembers, why: string | undefined): void => {
    if (why !== undefined) added.push({ path: ['Policies', sent.length], reason: why })
    sent.push(members)
  }
  for (const policy of plan.policies.filter(({ name }) => name === ENDPOINT_POLICY)) {
    const converted = convertedPolicy(policy, scope)
    if (!converted.ok) return converted
    if (converted.value.isOutBoundNat && conf.multiTenancy && node.snat?.forDns !== true) {
      dropped.push(...withoutSnat(policy))
      continue
    }
    dropped.push(...converted.value.dropped)
    send(converted.value.members, policy.added)
  }
  noteOthers(session, plan, [])
  for (const { why, ...settings } of natRules(session, found)) {
    send({ Type: 'OutBoundNAT', Settings: settings }, why)
  }
  return done(sent)
}

function withoutSnat(policy: AzurePolicy): readonly Note[] {
  const reason =
    'with `multiTenancy` the OutBoundNAT is left out, unless NMAgent leaves SNAT of DNS to the node'
  return otherMembers(policy, ['Type']).map((path) => ({ path, reason }))
}

function jsons(
  session: AzureSession,
  policies: readonly AzurePolicy[],
  scope: ConversionScope,
  tenants: boolean,
): readonly go.GoJson[] {
  const sent: go.GoJson[] = []
  for (const policy of policies) {
    const serialized = serializedPolicy(policy, scope)
    if (!('json' in serialized)) {
      session.dropped.push(...serialized)
      continue
    }
    if (serialized.isOutBoundNat && tenants && session.node.snat?.forDns !== true) {
      session.dropped.push(...withoutSnat(policy))
      continue
    }
    session.dropped.push(...serialized.dropped)
    if (policy.added !== undefined) {
      session.added.push({ path: ['Policies', sent.length], reason: policy.added })
    }
    sent.push(serialized.json)
  }
  return sent
}

/** Entries whose name is taken for that of a policy, and that reach nothing. */
function noteOthers({ dropped }: AzureSession, { policies }: AzurePlan, used: readonly string[]): void {
  for (const { name, origin } of policies) {
    if (name === ENDPOINT_POLICY || used.includes(name) || origin === undefined) continue
    const reason =
      name === 'NetworkPolicy'
        ? 'azure-vnet gives the network no policies under HCN (v2)'
        : 'only entries named `EndpointPolicy`, in this case, are used'
    dropped.push({ path: origin.path.slice(0, 2), reason })
  }
}
