import { type Address, formatAddress } from '../../net/address.ts'
import { type Attempt, done, fail } from '../cni/failure.ts'
import type { NetConf } from './net-conf.ts'
import { isEmptyNet } from './net-types.ts'

/** The range that the etcd manager takes subnets from. */
export interface SubnetRange {
  readonly subnetLen: bigint
  readonly subnetMin: string
  readonly subnetMax: string
}

/**
 * What flanneld's etcd manager, and it alone, checks and fills in: a net-conf.json that fails here passes silently with
 * `--kube-subnet-mgr`. Undefined for a family that is switched off.
 * Source: flannel-io/flannel pkg/subnet/config.go `CheckNetworkConfig`.
 */
export function checkForEtcd(
  conf: NetConf,
): Attempt<{ readonly ipv4: SubnetRange | undefined; readonly ipv6: SubnetRange | undefined }> {
  const ipv4 = conf.enableIPv4 ? checkFamily(ipv4Of(conf)) : done(undefined)
  if (!ipv4.ok) return ipv4
  const ipv6 = conf.enableIPv6 ? checkFamily(ipv6Of(conf)) : done(undefined)
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
  readonly tooSmall: string
}

function ipv4Of(conf: NetConf): FamilyConf {
  return {
    bits: 32,
    network: conf.network,
    len: conf.subnetLen,
    min: conf.subnetMin,
    max: conf.subnetMax,
    prefix: '',
    longest: 30n,
    usual: 24n,
    tooSmall: 'network is too small. Minimum useful network prefix is /28',
  }
}

function ipv6Of(conf: NetConf): FamilyConf {
  return {
    bits: 128,
    network: conf.ipv6Network,
    len: conf.ipv6SubnetLen,
    min: conf.ipv6SubnetMin,
    max: conf.ipv6SubnetMax,
    prefix: 'IPv6',
    longest: 126n,
    usual: 64n,
    tooSmall: 'IPv6Network is too small. Minimum useful network prefix is /124',
  }
}

function checkFamily(conf: FamilyConf): Attempt<SubnetRange> {
  const { network, prefix, bits } = conf
  if (isEmptyNet(network)) {
    return fail(`please define a correct ${prefix}Network parameter in the flannel config`)
  }
  const len = subnetLen(conf)
  if (!len.ok) return len
  const size = 1n << (BigInt(bits) - len.value)
  const fit = (value: bigint) => BigInt.asUintN(bits, value)
  const min = given(conf.min) ?? fit(network.base + size)
  if (given(conf.min) !== undefined && !inside(min, conf)) {
    return fail(`${prefix}SubnetMin is not in the range of the ${prefix}Network`)
  }
  const next = network.base + (1n << BigInt(bits - network.prefix))
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

function subnetLen({ len, longest, usual, network, tooSmall }: FamilyConf): Attempt<bigint> {
  const prefix = BigInt(network.prefix)
  if (len > 0n) {
    if (len > longest) return fail(`SubnetLen must be less than /${longest + 1n}`)
    if (len < prefix + 2n) return fail('network must be able to accommodate at least four subnets')
    return done(len)
  }
  if (prefix > longest - 2n) return fail(tooSmall)
  return done(prefix <= usual - 2n ? usual : prefix + 2n)
}

/** Zero counts as not given. */
function given(address: Address | undefined): bigint | undefined {
  return address === undefined || address.value === 0n ? undefined : address.value
}

function inside(value: bigint, { network, bits }: FamilyConf): boolean {
  const shift = BigInt(bits - network.prefix)
  return value >> shift === network.base >> shift
}

function text(value: bigint, { bits }: FamilyConf): string {
  return formatAddress({ family: bits === 32 ? 4 : 6, value })
}
