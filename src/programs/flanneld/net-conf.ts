import { atLeast, type ProgramVersion } from '../../facts/versions.ts'
import type { Address } from '../../net/address.ts'
import * as go from '../../text/go-json.ts'
import { failure, joinNotes, type Note, type Outcome, success } from '../outcome.ts'
import { checkRanges } from './range-check.ts'
import { type FlannelNet, netTypes } from './net-types.ts'

/** `net-conf.json`, as flanneld holds it. */
export interface NetConf {
  readonly enableIPv4: boolean
  readonly enableIPv6: boolean
  readonly network: FlannelNet
  readonly ipv6Network: FlannelNet
  readonly subnetLen: bigint
  readonly subnetMin: Address
  readonly subnetMax: Address
  readonly ipv6SubnetLen: bigint
  readonly ipv6SubnetMin: Address | undefined
  readonly ipv6SubnetMax: Address | undefined
  /** `Backend.Type` as it is written; `udp` where there is no backend. */
  readonly backendType: string
  readonly backend: go.GoRaw | undefined
}

/**
 * What flanneld makes of `net-conf.json`, with `--kube-subnet-mgr`: keys in any case, addresses checked for their form
 * and, before v0.20.0, ranges for their sense. Source: flannel-io/flannel pkg/subnet/config.go `ParseConfig`, v0.11.0 to
 * v0.28.10; measured at v0.12.0, v0.19.2, v0.25.7, v0.28.4 and v0.28.10.
 */
export function parseNetConf(input: string | Uint8Array, version: ProgramVersion): Outcome<NetConf> {
  const { value, error, ...notes } = go.unmarshal(input, configType(version))
  const unused = notes.read.filter(([key]) => isUnused(go.foldKey(String(key)), version))
  const all = joinNotes(
    { ...notes, read: notes.read.filter((path) => !unused.includes(path)) },
    {
      ignored: unused.map((path): Note => ({ path, reason: UNUSED.get(go.foldKey(String(path[0]))) ?? '' })),
    },
  )
  if (error !== undefined) return failure({ text: error.text, panic: error.panic ?? false }, all)
  const conf: Omit<NetConf, 'backendType'> = {
    enableIPv4: value.EnableIPv4 ?? true,
    enableIPv6: value.EnableIPv6 ?? false,
    network: value.Network,
    ipv6Network: value.IPv6Network ?? { family: 6, ip: 0n, prefixLen: 0 },
    subnetLen: value.SubnetLen,
    subnetMin: value.SubnetMin,
    subnetMax: value.SubnetMax,
    ipv6SubnetLen: value.IPv6SubnetLen ?? 0n,
    ipv6SubnetMin: value.IPv6SubnetMin,
    ipv6SubnetMax: value.IPv6SubnetMax,
    backend: value.Backend,
  }
  const checked = atLeast(version, '0.20.0') ? undefined : checkRanges(conf, version)
  if (checked?.ok === false) return failure(checked.error, all)
  const type = backendTypeOf(value.Backend)
  return type.ok ? success({ ...conf, backendType: type.value }, all) : failure(type.error, all)
}

/** `subnet.Config`: the IPv6 keys came with v0.15.0, nftables with v0.25.0. */
function configType(version: ProgramVersion) {
  const { Ip4, Ip4Net, Ip6, Ip6Net } = netTypes(version)
  const ipv6 = {
    EnableIPv4: go.bool,
    EnableIPv6: go.bool,
    IPv6Network: Ip6Net,
    IPv6SubnetMin: go.pointer(Ip6),
    IPv6SubnetMax: go.pointer(Ip6),
    IPv6SubnetLen: go.uint,
  }
  const type = go.struct('subnet.Config', {
    ...(atLeast(version, '0.15.0') ? ipv6 : {}),
    ...(atLeast(version, '0.25.0') ? { EnableNFTables: go.bool } : {}),
    Network: Ip4Net,
    SubnetMin: Ip4,
    SubnetMax: Ip4,
    SubnetLen: go.uint,
    Backend: go.raw,
  })
  return go.withDefaults(type, atLeast(version, '0.15.0') ? { EnableIPv4: true } : {})
}

const ONLY_ETCD = 'with --kube-subnet-mgr nothing looks at it: the node has its podCIDR from Kubernetes'

/** Keys that are decoded and then without effect on a Windows node of a Kubernetes cluster; ranges were once checked. */
const UNUSED: ReadonlyMap<string, string> = new Map([
  ['SUBNETLEN', ONLY_ETCD],
  ['SUBNETMIN', ONLY_ETCD],
  ['SUBNETMAX', ONLY_ETCD],
  ['IPV6SUBNETLEN', ONLY_ETCD],
  ['IPV6SUBNETMIN', ONLY_ETCD],
  ['IPV6SUBNETMAX', ONLY_ETCD],
  ['ENABLENFTABLES', 'Windows has no nftables'],
])

function isUnused(key: string, version: ProgramVersion): boolean {
  const reason = UNUSED.get(key)
  return reason !== undefined && (reason !== ONLY_ETCD || atLeast(version, '0.20.0'))
}

const BackendType = go.named('struct { Type string }', go.struct('', { Type: go.string }))

function backendTypeOf(backend: go.GoRaw | undefined) {
  if (backend === undefined) return { ok: true as const, value: 'udp' }
  const { value, error } = go.decodeRaw(backend, BackendType)
  if (error === undefined) return { ok: true as const, value: value.Type }
  return { ok: false as const, error: `error decoding Backend property of config: ${error.text}` }
}
