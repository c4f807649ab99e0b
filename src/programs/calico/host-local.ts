import { type Address, compareAddresses, formatAddress } from '../../net/address.ts'
import { bits } from '../../net/family.ts'
import { parseGoCidr, parseGoIp } from '../../net/go-net.ts'
import type { GoAny } from '../../text/go-json.ts'
import * as go from '../../text/go-json.ts'
import { type Attempt, done, fail } from '../cni/failure.ts'
import { containsGo } from './contains.ts'
import { goText, isMap } from './go-text.ts'
import { recovered } from './recovered.ts'

/** The pod CIDRs that stand for `usePodCidr` and `usePodCidrIPv6`; '' where the node has none. */
export interface PodCidrs {
  readonly ipv4: string
  readonly ipv6: string
}

/** What DEL puts in their place, since host-local gives back by the name of the container. */
export const DUMMY_CIDRS: PodCidrs = { ipv4: '0.0.0.0/0', ipv6: '::/0' }

/**
 * The configuration that Calico hands to host-local: the pod CIDR of the node for `usePodCidr`, and in every IPv4 range a
 * `rangeStart` and `rangeEnd` that leave the first addresses and the last one to Windows. All else stays, keys sorted.
 * Source: projectcalico/calico cni-plugin/internal/pkg/utils/utils.go ReplaceHostLocalIPAMPodCIDRs, v3.29.0 to
 * 87c15906f20c.
 */
export function hostLocalInput(stdin: string | Uint8Array, pods: PodCidrs): Attempt<string> {
  const { value, error } = go.unmarshal(stdin, go.map(go.any))
  if (error !== undefined) return fail(error.text)
  const document = new Map<string, GoAny>([...(value ?? [])].map(([key, held]) => [key, held ?? null]))
  const ipam = document.get('ipam') ?? null
  if (!isMap(ipam)) {
    return fail(`failed to parse host-local IPAM data; was expecting a dict, not: ${goText(ipam)}`)
  }
  const first = inRange(ipam, pods)
  if (!first.ok) return first
  const ranges = allRanges(ipam.get('ranges') ?? null, pods)
  if (!ranges.ok) return ranges
  const whole = new Map(first.value)
  if (ranges.value !== null) whole.set('ranges', ranges.value)
  return done(go.marshalAny(document.set('ipam', whole)))
}

/** What is wrong with the routes of the configuration, which only ADD looks at. They have no effect on Windows. */
export function routeFault(stdin: string): Attempt<undefined> {
  const { value } = go.unmarshal(stdin, go.struct('', { ipam: go.map(go.any) }))
  const routes = value.ipam?.get('routes') ?? null
  if (routes === null) return done(undefined)
  if (!Array.isArray(routes)) {
    const ipam = new Map([...(value.ipam ?? [])].map(([key, held]) => [key, held ?? null] as const))
    return fail(`failed to parse host-local IPAM routes section; expecting list, not: ${goText(ipam)}`, [
      'ipam',
      'routes',
    ])
  }
  for (const [index, route] of routes.entries()) {
    if (!isMap(route)) {
      const type = route === null ? 'nil' : goTypeOf(route)
      return recovered(`interface conversion: interface {} is ${type}, not map[string]interface {}`)
    }
    const dst = route.get('dst')
    if (dst === undefined) continue
    const path = ['ipam', 'routes', index, 'dst']
    if (typeof dst !== 'string')
      return fail(`invalid IPAM routes section; expecting 'dst' to be a string, not: ${goText(dst)}`, path)
    if (parseGoCidr(dst) === undefined) return fail(`invalid CIDR address: ${dst}`, path)
  }
  return done(undefined)
}

function goTypeOf(value: Exclude<GoAny, null>): string {
  if (typeof value === 'string') return 'string'
  if (typeof value === 'boolean') return 'bool'
  return typeof value === 'number' ? 'float64' : '[]interface {}'
}

function allRanges(ranges: GoAny, pods: PodCidrs): Attempt<GoAny> {
  if (ranges === null) return done(null)
  if (!Array.isArray(ranges)) {
    return fail(
      `failed to parse host-local IPAM ranges section; was expecting a list, not: ${goText(ranges)}`,
      ['ipam', 'ranges'],
    )
  }
  const sets: GoAny[] = []
  for (const [index, set] of ranges.entries()) {
    if (!Array.isArray(set)) {
      // It prints the list that it failed to make of it, which is empty.
      return fail('failed to parse host-local IPAM range set; was expecting a list, not: []', [
        'ipam',
        'ranges',
        index,
      ])
    }
    const kept: GoAny[] = []
    for (const range of set) {
      const changed = inRange(range, pods)
      if (!changed.ok) return changed
      kept.push(changed.value)
    }
    sets.push(kept)
  }
  return done(sets)
}

function inRange(data: GoAny, pods: PodCidrs): Attempt<go.GoMap> {
  if (!isMap(data)) {
    return fail(`failed to parse host-local IPAM data; was expecting a dict, not: ${goText(data)}`)
  }
  const range = new Map(data)
  const written = range.get('subnet')
  let subnet = typeof written === 'string' ? written : ''
  if (go.equalFold(subnet, 'usePodCidr')) {
    if (pods.ipv4 === '') return fail('usePodCidr found but there is no IPv4 CIDR configured')
    subnet = pods.ipv4
    range.set('subnet', subnet)
  }
  if (go.equalFold(subnet, 'usePodCidrIPv6')) {
    if (pods.ipv6 === '') return fail('usePodCidrIPv6 found but there is no IPv6 CIDR configured')
    return done(range.set('subnet', pods.ipv6))
  }
  if (subnet === '') return done(range)
  const net = parseGoCidr(subnet)
  if (net === undefined) return fail(`invalid CIDR address: ${subnet}`, ['ipam', 'subnet'])
  if (net.address.family !== 4) return done(range)
  const within = (key: string, limit: Address, least: boolean): Attempt<string> => {
    const text = range.get(key)
    if (typeof text !== 'string' || text === '') return done(formatAddress(limit))
    const address = parseGoIp(text)
    if (address === undefined) return fail('range contains invalid ip', ['ipam', key])
    if (!containsGo(net, address)) return done(formatAddress(limit))
    const order = compareAddresses(address, limit)
    return done(formatAddress((least ? order < 0 : order > 0) ? limit : address))
  }
  const shift = BigInt(Math.max(bits(4) - net.ones, 0))
  const hosts = (1n << shift) - 1n
  // The host bits of the subnet as it is written are not cleared.
  const start = net.address.value | 3n
  const last = start | hosts
  const end: Address = { family: 4, value: last - (last & 0xffn) + ((last - 1n) & 0xffn) }
  const rangeStart = within('rangeStart', { family: 4, value: start }, true)
  if (!rangeStart.ok) return rangeStart
  range.set('rangeStart', rangeStart.value)
  const rangeEnd = within('rangeEnd', end, false)
  return rangeEnd.ok ? done(range.set('rangeEnd', rangeEnd.value)) : rangeEnd
}
