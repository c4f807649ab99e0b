import { atLeast, type ProgramVersion } from '../../facts/versions.ts'
import type { Address } from '../../net/address.ts'
import { type Attempt, crash, done, fail } from '../cni/failure.ts'
import type { NetConf } from './net-conf.ts'
import { formatIp, isEmptyNet } from './net-types.ts'

/** The range that subnets of nodes are taken from. */
export interface SubnetRange {
  readonly subnetLen: bigint
  readonly subnetMin: string
  readonly subnetMax: string
}

type Ranges = Omit<NetConf, 'backendType'>

/**
 * The check of the ranges of a net-conf.json, and what it fills in; undefined for a family that is switched off. Before
 * v0.20.0 it is part of reading the file. Since then the etcd manager alone asks for it, so that a file that fails here
 * passes silently with `--kube-subnet-mgr`.
 * Source: flannel-io/flannel pkg/subnet/config.go `ParseConfig` before v0.20.0, `CheckNetworkConfig` since; measured at
 * v0.12.0, v0.19.2, v0.25.7, v0.28.4 and v0.28.10.
 */
export function checkRanges(
  conf: Ranges,
  version: ProgramVersion,
): Attempt<{ readonly ipv4: SubnetRange | undefined; readonly ipv6: SubnetRange | undefined }> {
  const ipv4 = conf.enableIPv4 ? checkFamily(ipv4Of(conf), version) : done(undefined)
  if (!ipv4.ok) return ipv4
  const ipv6 = conf.enableIPv6 ? checkFamily(ipv6Of(conf), version) : done(undefined)
  return ipv6.ok ? done({ ipv4: ipv4.value, ipv6: ipv6.value }) : ipv6
}

/** One family of a configuration, and what the two differ in. */
interface FamilyConf {
  readonly bits: 32 | 128
  readonly network: NetConf['network']
  readonly len: bigint
  readonly min: Address | undefined
  readonly max: Address | undefined
  /** Prefix of the names in errors: the key of the network alone is spelt out in both. */
  readonly prefix: '' | 'IPv6'
  /** The longest subnet of a node, and the usual one. */
  readonly longest: bigint
  readonly usual: bigint
}

function ipv4Of(conf: Ranges): FamilyConf {
  return {
    bits: 32,
    network: conf.network,
    len: conf.subnetLen,
    min: conf.subnetMin,
    max: conf.subnetMax,
    prefix: '',
    longest: 30n,
    usual: 24n,
  }
}

function ipv6Of(conf: Ranges): FamilyConf {
  return {
    bits: 128,
    network: conf.ipv6Network,
    len: conf.ipv6SubnetLen,
    min: conf.ipv6SubnetMin,
    max: conf.ipv6SubnetMax,
    prefix: 'IPv6',
    longest: 126n,
    usual: 64n,
  }
}

function checkFamily(conf: FamilyConf, version: ProgramVersion): Attempt<SubnetRange> {
  const { network, prefix, bits } = conf
  const word = (text: string): string => (atLeast(version, '0.20.0') ? text.toLowerCase() : text)
  if (isEmptyNet(network) && atLeast(version, '0.19.2')) {
    return fail(`${word('Please')} define a correct ${prefix}Network parameter in the flannel config`)
  }
  const len = subnetLen(conf, word)
  // Before v0.19.2 there is nothing to count from without IPv6Network.
  if (len.ok && bits === 128 && isEmptyNet(network)) return crash()
  if (!len.ok) return len
  const size = 1n << (BigInt(bits) - len.value)
  // An IPv4 address is a number of 32 bits, one of IPv6 a number of any size.
  const fit = (value: bigint) => (bits === 32 ? BigInt.asUintN(bits, value) : value)
  const min = given(conf.min) ?? fit(network.ip + size)
  if (given(conf.min) !== undefined && !inside(min, conf)) {
    return fail(`${prefix}SubnetMin is not in the range of the ${prefix}Network`)
  }
  const next = network.ip + (1n << BigInt(bits - network.prefixLen))
  const max = given(conf.max) ?? fit(next - size)
  if (given(conf.max) !== undefined && !inside(max, conf)) {
    return fail(`${prefix}SubnetMax is not in the range of the ${prefix}Network`)
  }
  for (const [name, value] of [
    ['SubnetMin', min],
    ['SubnetMax', max],
  ] as const) {
    if (value % size !== 0n)
      return fail(`${prefix}${name} is not on a SubnetLen boundary: ${text(value, conf)}`)
  }
  return done({ subnetLen: len.value, subnetMin: text(min, conf), subnetMax: text(max, conf) })
}

function subnetLen(
  { len, longest, usual, network, prefix: family }: FamilyConf,
  word: (text: string) => string,
): Attempt<bigint> {
  const prefix = BigInt(network.prefixLen)
  if (len > 0n) {
    if (len > longest) return fail(`SubnetLen must be less than /${longest + 1n}`)
    if (len < prefix + 2n) return fail(`${word('Network')} must be able to accommodate at least four subnets`)
    return done(len)
  }
  if (prefix > longest - 2n) {
    const name = family === '' ? word('Network') : 'IPv6Network'
    return fail(`${name} is too small. Minimum useful network prefix is /${longest - 2n}`)
  }
  return done(prefix <= usual - 2n ? usual : prefix + 2n)
}

/** Zero counts as not given. */
function given(address: Address | undefined): bigint | undefined {
  return address === undefined || address.value === 0n ? undefined : address.value
}

function inside(value: bigint, { network, bits }: FamilyConf): boolean {
  const shift = BigInt(bits - network.prefixLen)
  return value >> shift === network.ip >> shift
}

function text(value: bigint, { bits }: FamilyConf): string {
  return formatIp({ family: bits === 32 ? 4 : 6, value })
}
