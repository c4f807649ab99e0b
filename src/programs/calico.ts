import { CALICO_VERSIONS, hnsOfCalico, pluginsOfCalico } from '../facts/calico-releases.ts'
import { parseGoCidr } from '../net/go-net.ts'
import * as go from '../text/go-json.ts'
import { oncePer } from '../text/once-per.ts'
import { hostLocalInput, DUMMY_CIDRS, type PodCidrs, routeFault } from './calico/host-local.ts'
import { decodeCalicoConf } from './calico/conf.ts'
import { podEndpoint } from './calico/endpoint.ts'
import { podNetwork } from './calico/network.ts'
import { calicoNotes } from './calico/notes.ts'
import { type CalicoInput, type CalicoSession, isDockershim } from './calico/session.ts'
import { type Attempt, done, fail } from './cni/failure.ts'
import { type CniAddress, type CniDns, type GoMembers, printResult } from './cni/result.ts'
import { runSkel, versionInfo } from './cni/skel.ts'
import { ipamAdd, ipamExec, ipamUndo } from './hns/ipam.ts'
import { decodeNetConf } from './hns/net-conf.ts'
import type { HnsEndpoint } from './hns/node.ts'
import { removeV1, removeV2 } from './hns/remove.ts'
import { endpointName, type WindowsPluginOutcome } from './hns/session.ts'

/** One object a release: what is decoded with is worked out once for each. */
const hnsRelease = oncePer(hnsOfCalico)

/**
 * What Calico's CNI plugin does on Windows when it is called for a pod of Kubernetes: the networks that it makes, the
 * pod's endpoint, the result or error that it prints. The datastore and the API server are taken to answer, the files
 * that it waits for to be there, and the pod to have no annotations for Calico.
 * Source: projectcalico/calico cni-plugin/pkg/{plugin,k8s,dataplane/windows}, v3.29.0 to 87c15906f20c.
 */
export function calico(input: CalicoInput): WindowsPluginOutcome {
  const { stdin, call, release: calicoRelease, node, cluster } = input
  const release = hnsRelease(calicoRelease)
  const decoded = decodeCalicoConf(stdin, calicoRelease)
  const own = decoded.conf
  const loaded: Attempt<undefined> =
    decoded.error === undefined
      ? done(undefined)
      : fail(`failed to load netconf: ${decoded.error.text}`, decoded.error.path)
  const handed = handedOn(input, own.ipamType)
  const text = handed.ok ? handed.value : stdin
  const hns = decodeNetConf(text, 'calico', release)
  const session: CalicoSession = {
    stdin: text,
    call,
    version: pluginsOfCalico(calicoRelease),
    node,
    plugin: 'calico',
    release,
    conf: hns.conf,
    own,
    calico: calicoRelease,
    cluster,
    calls: [],
    dropped: [],
    lost: [],
    overwritten: [],
    added: [],
  }
  const hnsLoaded: Attempt<undefined> =
    hns.error === undefined
      ? done(undefined)
      : fail(`failed to load netconf: ${hns.error.text}`, hns.error.path)
  const frame = { cni: release.cni, supports: CALICO_VERSIONS }
  const result = runSkel<GoMembers | undefined>(call, stdin, {
    ...frame,
    nothing: undefined,
    commands: {
      VERSION: () => done(versionInfo(frame)),
      ADD: () => {
        const ready = inTurn(loaded, deviceType(session), handed, routes(session, handed))
        return ready.ok ? add(session, hnsLoaded) : ready
      },
      DEL: () => {
        const ready = inTurn(loaded, hnsLoaded)
        return ready.ok ? remove(session, handed) : ready
      },
    },
  })
  const { calls, ipam } = session
  const notes = calicoNotes(session, decoded, decodeNetConf(stdin, 'calico', release), stdin)
  return { result, calls, ...(ipam === undefined ? {} : { ipam }), ...notes }
}

/** The first failure of steps that need nothing of each other. */
function inTurn(...steps: readonly Attempt<unknown>[]): Attempt<unknown> {
  return steps.find((step) => !step.ok) ?? done(undefined)
}

/** What the IPAM plugin gets: the file, but for host-local. */
function handedOn({ stdin, call, cluster }: CalicoInput, ipam: string): Attempt<string | Uint8Array> {
  if (ipam !== 'host-local') return done(stdin)
  return hostLocalInput(stdin, call.command === 'DEL' ? DUMMY_CIDRS : podCidrsOf(cluster.podCidrs))
}

function podCidrsOf(cidrs: readonly string[]): PodCidrs {
  const last = (family: 4 | 6) => cidrs.findLast((cidr) => parseGoCidr(cidr)?.address.family === family) ?? ''
  return { ipv4: last(4), ipv6: last(6) }
}

function routes({ own }: CalicoSession, handed: Attempt<string | Uint8Array>): Attempt<undefined> {
  if (own.ipamType !== 'host-local' || !handed.ok || typeof handed.value !== 'string') return done(undefined)
  return routeFault(handed.value)
}

/** Linux alone has device types, and a wrong one stops Windows, too. */
function deviceType({ own }: CalicoSession): Attempt<undefined> {
  if (['', 'veth', 'netkit'].includes(own.deviceType)) return done(undefined)
  const text = `unknown device_type ${go.quote(own.deviceType)} in CNI config (supported: "veth", "netkit")`
  return fail(text, ['device_type'])
}

function add(session: CalicoSession, loaded: Attempt<undefined>): Attempt<GoMembers> {
  const given = ipamAdd(session)
  if (!given.ok) return given
  const [first] = given.value
  if (first === undefined) return fail('IPAM plugin returned missing IP config')
  const made = loaded.ok ? podNetworking(session, first) : loaded
  if (!made.ok) {
    if (!made.error.text.startsWith('Calico CNI panicked')) ipamUndo(session)
    return made
  }
  const timeout = session.own.policySetupTimeout
  if (timeout < 0n) return fail(`invalid pod startup delay of ${timeout}`, ['policy_setup_timeout_seconds'])
  return resultOf(session, given.value, made.value)
}

/** Network, endpoint, and the ACL that blocks all until Felix has set the pod's policy. */
function podNetworking(
  session: CalicoSession,
  { address, ones, maskBits }: CniAddress,
): Attempt<HnsEndpoint> {
  // Nothing of an IPAM plugin is without an address.
  if (address === undefined) return fail('IPAM plugin returned missing IP config')
  const ip = { address, ones, maskBits }
  const network = podNetwork(session, ip)
  if (!network.ok) return network
  const endpoint = podEndpoint(session, network.value, ip, dnsOf(session))
  if (!endpoint.ok) return endpoint
  if (!session.own.disableDefaultDeny) denyAll(session, endpoint.value)
  const { macAddress } = endpoint.value
  if (isMac(macAddress)) return endpoint
  // In other modes HNS makes the address up.
  const path = session.own.mode === 'vxlan' ? ['vxlan_mac_prefix'] : undefined
  return fail(`address ${macAddress}: invalid MAC address`, path)
}

/** The largest priority with which an ACL works, so that every other one comes before. */
const DENY_V1 =
  '{"Type":"ACL","Id":"CNIDefaultDenyAllPolicy","Protocol":256,"Action":"Block","Direction":"In","RuleType":"Switch","Priority":65500}'
const DENY_V2 =
  '{"ResourceType":"Policy","RequestType":"Update","Settings":{"Policies":[{"Type":"ACL","Settings":{"Protocols":"256","Action":"Block","Direction":"In","RuleType":"Switch","Priority":65500}}]}}'

function denyAll({ call, calls }: CalicoSession, { id }: HnsEndpoint): void {
  if (isDockershim(call)) calls.push({ kind: 'ApplyACLPolicy', target: id, change: DENY_V1 })
  else calls.push({ kind: 'ModifyEndpoint', target: id, change: DENY_V2 })
}

function isMac(text: string): boolean {
  return /^[0-9a-f]{2}([-:])[0-9a-f]{2}(\1[0-9a-f]{2}){4}$/i.test(text)
}

/** The DNS settings of a pod: all of the runtime where it names servers, else those of the file. */
function dnsOf({ own, conf }: CalicoSession): CniDns {
  const { servers, domain, searches, options } = own.runtimeDns
  return servers.length > 0 ? { nameservers: servers, domain, search: searches, options } : conf.dns
}

/** What IPAM gave, without gateways, and the interfaces. */
function resultOf(
  session: CalicoSession,
  ips: readonly CniAddress[],
  { macAddress }: HnsEndpoint,
): Attempt<GoMembers> {
  const { own, calico: release, call, cluster, ipam } = session
  const pod = {
    name: call.ifName,
    mac: macAddress,
    ...(own.mtu === 0n ? {} : { mtu: own.mtu }),
    sandbox: call.netns,
  }
  const result = {
    interfaces: [{ name: cluster.hostInterface, mac: '' }, ...(release.podInterface ? [pod] : [])],
    ips: ips.map(({ gateway: _, ...ip }) => ({ ...ip, ...(release.podInterface ? { interface: 1 } : {}) })),
    routes: ipam?.allocated?.routes ?? [],
    dns: dnsOf(session),
  }
  return printResult(result, own.cniVersion === '' ? '0.2.0' : own.cniVersion, release.cni)
}

/** DEL: the endpoint first, then IPAM, whose error counts. Of HCN's errors only the log tells. */
function remove(session: CalicoSession, handed: Attempt<unknown>): Attempt<undefined> {
  const name = endpointName(session)
  if (isDockershim(session.call)) removeV1(session, name)
  else removeV2(session, name)
  if (!handed.ok) return handed
  return ipamExec(session, 'DEL')
}
