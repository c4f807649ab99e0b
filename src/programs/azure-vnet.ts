import { azureVersions } from '../facts/azure-vnet-releases.ts'
import type { ProgramVersion } from '../facts/versions.ts'
import { formatAddress } from '../net/address.ts'
import { formatGoIpNet, maskGoIpNet, parseGoCidr, parseGoIp } from '../net/go-net.ts'
import type { AzureConf } from './azure-vnet/conf.ts'
import { decodeAzureConf } from './azure-vnet/conf.ts'
import { endpointDns } from './azure-vnet/dns.ts'
import { type AzureInterface, interfaceOf, podError, podOf, subnetsOf } from './azure-vnet/interface.ts'
import { AZURE_CNI, giveBack } from './azure-vnet/ipam.ts'
import type { AzureNode } from './azure-vnet/node.ts'
import { azureNotes } from './azure-vnet/notes.ts'
import { type AzurePolicy, configuredPolicies } from './azure-vnet/policies.ts'
import { portPolicies, settingPolicies } from './azure-vnet/runtime-policies.ts'
import { type AzurePlan, createEndpoint, endpointName, usesHcn } from './azure-vnet/create.ts'
import type { CniCall } from './cni/call.ts'
import { annotate, type Attempt, done, fail, type Failed, untyped } from './cni/failure.ts'
import { type CniAddress, type CniRoute, type GoMembers, NO_DNS, printResult } from './cni/result.ts'
import { runSkel, versionInfo } from './cni/skel.ts'
import type { HnsCall } from './hns/session.ts'
import { type Note, NIL_POINTER, type Outcome } from './outcome.ts'

/** One call of azure-vnet. */
export interface AzureInput {
  readonly stdin: string | Uint8Array
  readonly call: CniCall
  /** Release of azure-vnet. */
  readonly version: ProgramVersion
  /** Release of containernetworking/plugins, of which host-local is. */
  readonly plugins: ProgramVersion
  readonly node: AzureNode
}

/** What azure-vnet hands to an IPAM plugin. */
export interface HandedOn {
  readonly type: string
  readonly command: 'ADD' | 'DEL'
  readonly stdin: string
}

/** What azure-vnet does when it is called: the value is the CNI result, undefined where it prints nothing. */
export interface AzureOutcome extends Outcome<GoMembers | undefined> {
  readonly calls: readonly HnsCall[]
  /** The IPAM plugins that it called; CNS is not one of them. */
  readonly handed: readonly HandedOn[]
  /** The addresses that the pod gets, as far as it came. */
  readonly given?: readonly CniAddress[]
}

/** A run of the plugin: what it holds, and what it has done so far. The lists grow while it runs. */
export interface AzureSession extends AzureInput {
  readonly conf: AzureConf
  readonly calls: HnsCall[]
  readonly handed: HandedOn[]
  readonly added: Note[]
  readonly dropped: Note[]
  given?: readonly CniAddress[]
}

/**
 * What azure-vnet does on a Windows node that runs its first pod: its own state is empty. Interfaces of their own for a
 * pod (Swift v2) come from CNS alone and are left out.
 * Source: Azure/azure-container-networking cni/, cni/network/, network/ cbd7560 (v1.8.12 and later); its go.mod has
 * containernetworking/cni v1.3.0 and hcsshim v0.13.0. Of older releases it knows what each does
 * not do yet, as far as v1.6.15 shows it; the rest is taken to be the same.
 */
export function azureVnet(input: AzureInput): AzureOutcome {
  const decoded = decodeAzureConf(input.stdin, input.version)
  const frame = { cni: AZURE_CNI, supports: azureVersions(input.version) }
  const session: AzureSession = {
    ...input,
    conf: decoded.value,
    calls: [],
    handed: [],
    added: [],
    dropped: [],
  }
  const { error } = decoded
  const refused = (text: string): Failed =>
    untyped(error === undefined ? text : `${text}${error.text}`, error?.path)
  const result = runSkel<GoMembers | undefined>(input.call, input.stdin, {
    ...frame,
    nothing: undefined,
    commands: {
      VERSION: () => done(versionInfo(frame)),
      ADD: () =>
        error === undefined
          ? add(session)
          : untyped(`Failed to parse network configuration: ${error.text}.`, error.path),
      // After such an error it prints a result without a configuration, and recovers from the crash.
      CHECK: () => (error === undefined ? check(session) : untyped(NIL_POINTER, error.path)),
      DEL: () =>
        error === undefined ? remove(session) : refused('[cni-net] Failed to parse network configuration: '),
    },
  })
  const { calls, handed, given } = session
  return {
    result,
    calls,
    handed,
    ...(given === undefined ? {} : { given }),
    ...azureNotes(session, decoded),
  }
}

/** The texts that it takes for a name: no other characters. Source: cni/network/network.go allowedInput, validateArgs. */
const ALLOWED = /^[a-zA-Z0-9._\-() ]*$/

function argumentError({ call, conf }: AzureSession): Failed | undefined {
  if (!ALLOWED.test(call.containerID) || !ALLOWED.test(call.ifName)) return fail('invalid args value')
  return ALLOWED.test(conf.bridge) ? undefined : fail('invalid network config value', ['bridge'])
}

function add(session: AzureSession): Attempt<GoMembers | undefined> {
  const { conf, call } = session
  const refused = argumentError(session)
  if (refused !== undefined) return refused
  const pod = podError(call.args)
  if (pod !== undefined) return pod.startsWith('ARGS') ? fail(pod) : untyped(pod)
  if (conf.executionMode === 'baremetal') return bareMetal(session)
  const found = interfaceOf(session)
  if (!found.ok) return found
  session.given = found.value.ips
  const made = make(session, found.value)
  if (made.ok) return printed(session, found.value)
  if (!conf.multiTenancy && conf.ipam.type !== 'azure-cns' && made.error.panic !== true) {
    // By then it has put the subnet of the node into its configuration.
    const { hostSubnet } = found.value
    const subnet = hostSubnet === undefined ? '<nil>' : formatGoIpNet(maskGoIpNet(hostSubnet))
    for (const ip of found.value.ips) giveBack(session, [ip], { subnet })
  }
  return made
}

function make(session: AzureSession, found: AzureInterface): Attempt<undefined> {
  const plan = planOf(session, found)
  if (!plan.ok) return plan
  const created = createEndpoint(session, plan.value)
  return created.ok ? created : annotate('failed to create endpoint', created)
}

/** Everything that is decided before HNS is asked for anything. Source: cni/network/network.go createEpInfo. */
function planOf(session: AzureSession, found: AzureInterface): Attempt<AzurePlan> {
  const { conf, call, node } = session
  const master = masterOf(session, found)
  if (master === undefined) return untyped('Failed to find the master interface', ['master'])
  const dns = endpointDns(conf, found.dns, podOf(call.args).namespace)
  if (!dns.ok) return untyped(dns.error.text, dns.error.path)
  const subnets = subnetsOf(found)
  if (!subnets.ok) return subnets
  const own = settingPolicies(
    conf,
    found.ips,
    subnets.value.map(({ prefix }) => prefix),
  )
  if (!own.ok) return own
  const ports = portPolicies(conf, found.hasIPv6)
  if (!ports.ok) return untyped(ports.error.text)
  const policies: readonly AzurePolicy[] = [...configuredPolicies(conf), ...own.value, ...ports.value]
  return done({
    master,
    found,
    dns: dns.value,
    subnets: subnets.value,
    policies,
    network: networkName(conf, found),
    knownAdapter: node.adapters.some(({ name }) => name === master),
  })
}

/** The adapter that the file names, else the first one with the subnet of the node. */
function masterOf({ conf, node }: AzureSession, { hostSubnet }: AzureInterface): string | undefined {
  if (conf.master !== '') return conf.master
  if (hostSubnet === undefined) return undefined
  const wanted = formatGoIpNet(maskGoIpNet(hostSubnet))
  return node.adapters.find(({ subnets }) => subnets.includes(wanted))?.name
}

/** With several tenants each has a network of its own. Source: cni/network/network_windows.go getNetworkName. */
function networkName({ name, multiTenancy }: AzureConf, { ips, container }: AzureInterface): string {
  const [first] = ips
  if (!multiTenancy || first?.address === undefined) return name
  const subnet = formatGoIpNet(maskGoIpNet({ ...first, address: first.address }))
  return `${name}-vlan${container?.vlan ?? 0}-${subnet.replaceAll('.', '-').replaceAll('/', '_')}`
}

/** A result that the form of its `cniVersion` cannot hold is not printed; ADD succeeds all the same. */
function printed(
  session: AzureSession,
  { ips, routes, dns }: AzureInterface,
): Attempt<GoMembers | undefined> {
  const { conf, call } = session
  const print = printResult(
    {
      interfaces: [{ name: call.ifName, mac: '' }],
      ips,
      routes: routes.map(routeText),
      dns: { ...NO_DNS, domain: dns.domain, nameservers: dns.nameservers },
    },
    conf.cniVersion,
    AZURE_CNI,
  )
  return print.ok ? print : done(undefined)
}

function routeText({ dst, gw }: AzureInterface['routes'][number]): CniRoute {
  const family = dst.includes(':') || dst === '<nil>' ? 6 : 4
  return { family, dst, gw: gw === undefined ? '' : formatAddress(gw), more: {} }
}

/** A bare-metal node: its vnet agent attaches the pod, and HNS is not asked. */
function bareMetal(session: AzureSession): Attempt<GoMembers | undefined> {
  const { agent } = session.node
  if (agent === undefined || !agent.ok) return fail(agent?.error ?? 'no vnet agent answers')
  const ips = agent.ips.map((ip): CniAddress => {
    const parsed = parseGoCidr(`${ip.address}/${ip.prefixLength}`)
    const gateway = parseGoIp(ip.gateway)
    return { ones: 0, maskBits: 32, ...parsed, ...(gateway === undefined ? {} : { gateway }) }
  })
  session.given = ips
  return printed(session, { ips, routes: [], ownRoutes: [], dns: NO_DNS, hasIPv6: false, primary: '' })
}

/** CHECK: what its own state has of the pod, printed; nothing is asked of HNS. Source: cni/network/network.go Get. */
function check(session: AzureSession): Attempt<GoMembers | undefined> {
  const { conf, call, node } = session
  const refused = argumentError(session)
  if (refused !== undefined) return refused
  if (!node.endpoints.some(({ name }) => name === endpointName(call))) return fail('Network not found')
  const found = interfaceOf(session)
  const dns = found.ok ? endpointDns(conf, found.value.dns, podOf(call.args).namespace) : found
  if (!found.ok || !dns.ok) return fail('Network not found')
  const routes = [...found.value.routes, ...found.value.ownRoutes]
  const gateway = routes[0]?.gw
  const print = printResult(
    {
      interfaces: [{ name: call.ifName, mac: '' }],
      ips: found.value.ips.map(({ gateway: _, ...ip }) => ({
        ...ip,
        interface: 0,
        ...(gateway === undefined ? {} : { gateway }),
      })),
      routes: routes.map(routeText),
      dns: { ...NO_DNS, domain: dns.value.suffix, nameservers: dns.value.servers },
    },
    conf.cniVersion,
    AZURE_CNI,
  )
  return print.ok ? print : done(undefined)
}

/** CNI's "try again later": the runtime calls DEL again. */
function retriable(text: string): Failed {
  return { ok: false, error: { text, code: 11 } }
}

/** DEL: the endpoint first, then its addresses; what is not there is no error. Source: cni/network/network.go Delete. */
function remove(session: AzureSession): Attempt<undefined> {
  const { conf, call, node, calls } = session
  const refused = argumentError(session)
  if (refused !== undefined) return refused
  if (conf.executionMode === 'baremetal' && node.agent?.ok !== true) {
    return fail(
      `nnsClient.DeleteContainerNetworking failed with err ${node.agent?.error ?? 'no vnet agent answers'}`,
    )
  }
  const endpoint = node.endpoints.find(({ name }) => name === endpointName(call))
  if (endpoint === undefined) {
    if (conf.multiTenancy) return done(undefined)
    const freed = release(session, [undefined])
    return freed.ok ? freed : retriable(`failed to release address(no endpoint): ${freed.error.text}`)
  }
  if (usesHcn(call.netns)) {
    calls.push({ kind: 'RemoveNamespaceEndpoint', target: endpoint.namespace ?? '' })
  }
  calls.push({ kind: 'DeleteEndpoint', target: endpoint.id })
  const failure = node.failures?.delete
  if (failure !== undefined) {
    const text = `Failed to delete hcn endpoint: ${endpoint.id} due to error: ${failure}`
    return retriable(`failed to delete endpoint: ${usesHcn(call.netns) ? text : failure}`)
  }
  if (conf.multiTenancy) return done(undefined)
  const freed = release(session, node.taken ?? [])
  return freed.ok ? freed : retriable(`failed to release address: ${freed.error.text}`)
}

/** Gives addresses back to where they are from; where CNS does not answer it leaves a note for it, unless told not to. */
function release(session: AzureSession, ips: readonly (CniAddress | undefined)[]): Attempt<undefined> {
  const { conf, node } = session
  if (conf.ipam.type !== 'azure-cns') return giveBack(session, ips)
  if (node.cns.ok || !conf.disableAsyncDelete) return done(undefined)
  return fail(
    `failed to release IP address using ReleaseIPs and async delete is disabled: ${node.cns.error}`,
    ['disableAsyncDelete'],
  )
}
