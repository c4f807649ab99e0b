import { formatAddress } from '../../net/address.ts'
import { formatGoIpNet } from '../../net/go-net.ts'
import type { AzureSession } from '../azure-vnet.ts'
import { findPluginError } from '../cni/find-plugin.ts'
import { type Attempt, done, fail, untyped } from '../cni/failure.ts'
import { pluginFailure } from '../cni/read-answer.ts'
import { type ReadResult, readResult } from '../cni/read-result.ts'
import { addressesThrough, type CniAddress, NO_DNS } from '../cni/result.ts'
import { cniErrorText } from '../libcni/network-name.ts'
import { hostLocal } from '../host-local.ts'
import { type IpamChange, serializedAzureConf } from './conf.ts'
import type { AzureInterface } from './interface.ts'

/** Release of containernetworking/cni in its go.mod. */
export const AZURE_CNI = '1.3.0'

/** The IPAM plugin for IPv6, whatever the file names for IPv4. */
const IPAM_6 = 'azure-vnet-ipamv6'

/**
 * The addresses of the IPAM plugin that the file names, as a rule azure-vnet-ipam, and with `ipv6Mode` those of a second
 * one. Source: Azure/azure-container-networking cni/network/invoker_azure.go Add, cni/plugin.go DelegateAdd cbd7560.
 */
export function ipamInterface(session: AzureSession): Attempt<AzureInterface> {
  const { conf } = session
  const tried = exec(session, 'ADD', {})
  const again = !tried.ok && tried.error.text.includes(NO_POOLS)
  const first = again ? exec(session, 'ADD', {}) : tried
  if (!first.ok) return untyped(`Failed to allocate pool: ${first.error.text}`, ['ipam', 'type'])
  const second = conf.ipv6Mode === '' ? done(NOTHING) : exec(session, 'ADD', ENVIRONMENT_6)
  if (!second.ok) {
    giveBack(session, first.value.ips.slice(0, 1))
    return untyped(`Failed to allocate v6 pool: ${second.error.text}`, ['ipv6Mode'])
  }
  const ips = [...first.value.ips, ...second.value.ips]
  const [host] = ips
  const address = host?.address
  return done({
    ips,
    routes: [...first.value.routes, ...second.value.routes].map(({ dst, gateway }) => ({
      dst: dst === undefined ? '<nil>' : formatGoIpNet(dst),
      ...(gateway === undefined ? {} : { gw: gateway }),
    })),
    ownRoutes: [],
    dns: first.value.dns,
    ...(address === undefined || host === undefined
      ? {}
      : { hostSubnet: { address, ones: host.ones, maskBits: host.maskBits } }),
    hasIPv6: conf.ipv6Mode !== '',
    primary: '',
  })
}

/** After this it forgets what the IPAM plugin has kept, and asks again. Source: ipam/api.go ErrNoAvailableAddressPools. */
const NO_POOLS = 'no available address pools'

const ENVIRONMENT_6: IpamChange = { type: IPAM_6, environment: 'ipv6NodeIpam' }
const NOTHING: ReadResult = { ips: [], routes: [], dns: NO_DNS }

/** What is given back: DEL of the IPAM plugin for each address, without one where nothing is known to be taken. */
export function giveBack(
  session: AzureSession,
  ips: readonly (CniAddress | undefined)[],
  subnet: IpamChange = {},
): Attempt<undefined> {
  for (const ip of ips) {
    const ipAddress = ip?.address === undefined ? {} : { ipAddress: formatAddress(ip.address) }
    const family = ip?.address?.family
    const freed = exec(session, 'DEL', { ...(family === 6 ? ENVIRONMENT_6 : {}), ...subnet, ...ipAddress })
    if (freed.ok) continue
    const what =
      family === undefined
        ? 'Attempted to release address with error: '
        : `Failed to release ipv${family} address:`
    return fail(`${what} ${freed.error.text}`)
  }
  return done(undefined)
}

function exec(session: AzureSession, command: 'ADD' | 'DEL', change: IpamChange): Attempt<ReadResult> {
  const { conf, node, call } = session
  const type = change.type ?? conf.ipam.type
  const failed = (text: string): Attempt<never> => fail(`Failed to delegate: ${text}`)
  const missing = findPluginError(type, call.path, AZURE_CNI, Object.keys(node.ipam))
  const plugin = node.ipam[type.replace(/\.exe$/, '')]
  if (missing !== undefined) return failed(missing)
  if (plugin === undefined) return failed(`failed to find plugin "${type}"`)
  const stdin = serializedAzureConf(conf, change)
  session.handed.push({ type, command, stdin })
  if (plugin.kind === 'answers') return done(answered(addressesThrough(plugin.ips, conf.cniVersion)))
  if (plugin.kind === 'prints') {
    if (command === 'DEL') {
      if (plugin.exit === 0) return done(NOTHING)
      return failed(cniErrorText(pluginFailure(plugin.stdout, plugin.exit, AZURE_CNI).error))
    }
    const read = readResult(plugin, conf.cniVersion, AZURE_CNI)
    return read.ok ? read : failed(cniErrorText(read.error))
  }
  const ran = hostLocal({ stdin, call: { ...call, command }, version: session.plugins, store: plugin.store })
  if (!ran.result.ok) return failed(cniErrorText(ran.result.error))
  return done(answered(addressesThrough(ran.allocated?.ips ?? [], conf.cniVersion)))
}

/** What azure-vnet-ipam says beside the addresses: a default route of IPv4 through each gateway. */
function answered(ips: readonly CniAddress[]): ReadResult {
  const dst = { address: { family: 4, value: 0n }, ones: 0, maskBits: 32 } as const
  return {
    ips,
    routes: ips.flatMap(({ gateway }) => (gateway === undefined ? [] : [{ dst, gateway }])),
    dns: NO_DNS,
  }
}
