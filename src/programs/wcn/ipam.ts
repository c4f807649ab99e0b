import type { Address } from '../../net/address.ts'
import { findPluginError } from '../cni/find-plugin.ts'
import { type Attempt, done, fail } from '../cni/failure.ts'
import { answerOf, pluginFailure, readOldAddresses } from '../cni/read-answer.ts'
import { addressesThrough, type CniAddress } from '../cni/result.ts'
import { hostLocal } from '../host-local.ts'
import type { WcnSession } from '../wcn.ts'
import { serialized, WCN_CNI as CNI } from './conf.ts'

/** The addresses and gateways of a pod; what IPAM does not give is absent. */
export interface GivenAddresses {
  readonly address?: CniAddress
  readonly address6?: CniAddress
  readonly gateway?: Address
  readonly gateway6?: Address
}

/**
 * What IPAM gives: the first address of each family, and with dual stack both. `forceBridgeGateway` puts 2 into the last
 * octet of the network. Source: microsoft/windows-container-networking common/core/network.go allocateIpam b96345f.
 */
export function addresses(session: WcnSession): Attempt<GivenAddresses> {
  const { optionalFlags } = session.conf
  const given = exec(session, 'ADD')
  if (!given.ok) return given
  const ip4 = given.value.find(({ address }) => address?.family === 4)
  const ip6 = optionalFlags.enableDualStack
    ? given.value.find(({ address }) => address?.family === 6)
    : undefined
  const gateway = ip4 && (optionalFlags.forceBridgeGateway ? bridgeGateway(ip4) : ip4.gateway)
  return done({
    ...(ip4 === undefined ? {} : { address: ip4 }),
    ...(ip6 === undefined ? {} : { address6: ip6 }),
    ...(gateway === undefined ? {} : { gateway }),
    ...(ip6?.gateway === undefined ? {} : { gateway6: ip6.gateway }),
  })
}

function bridgeGateway({ address, ones }: CniAddress): Address | undefined {
  if (address === undefined) return undefined
  const shift = BigInt(32 - ones)
  const network = (address.value >> shift) << shift
  return { family: 4, value: (network & ~0xffn) | 2n }
}

/** The IPAM plugin's DEL. */
export function giveBack(session: WcnSession): Attempt<undefined> {
  const freed = exec(session, 'DEL')
  return freed.ok ? done(undefined) : freed
}

/** What the IPAM plugin gets: with dual stack the file, else what the plugin writes itself. */
export function ipamInput({ conf, networkType, stdin }: WcnSession): string | Uint8Array {
  return conf.optionalFlags.enableDualStack ? stdin : serialized(conf, networkType)
}

function exec(session: WcnSession, command: 'ADD' | 'DEL'): Attempt<readonly CniAddress[]> {
  const { conf, node, call, version } = session
  const missing = findPluginError(conf.ipam.type, call.path, CNI, Object.keys(node.ipam))
  const plugin = node.ipam[conf.ipam.type.replace(/\.exe$/, '')]
  if (missing !== undefined) return fail(missing)
  if (plugin === undefined) return fail(`failed to find plugin "${conf.ipam.type}"`)
  const given = ipamInput(session)
  session.started.push({ program: conf.ipam.type, command, stdin: given })
  // The result goes through the form of 0.2.0, which has one address of each family.
  if (plugin.kind === 'answers') return done(addressesThrough(plugin.ips, '0.2.0'))
  if (plugin.kind === 'prints') {
    if (command === 'ADD') return readOldAddresses(plugin, conf.cniVersion, CNI)
    return plugin.exit === 0 ? done([]) : pluginFailure(plugin.stdout, plugin.exit, CNI)
  }
  const before = session.ipam
  const store = before?.store ?? plugin.store
  const ran = hostLocal({ stdin: given, call: { ...call, command }, version, store })
  session.ipam = before === undefined ? { ...ran, command } : { ...before, store: ran.store, undone: true }
  if (!ran.result.ok) return { ok: false, error: ran.result.error }
  if (command === 'DEL') return done([])
  return readOldAddresses(answerOf(ran.result.value), conf.cniVersion, CNI)
}
