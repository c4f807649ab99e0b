import { NIL_POINTER } from '../outcome.ts'
import { type Attempt, crash, done } from '../cni/failure.ts'
import type { Backend } from './backend.ts'
import type { Lease } from './lease.ts'
import type { NetConf } from './net-conf.ts'
import { type FlannelNet, formatNet } from './net-types.ts'

/** What the file's last two lines come from. */
export interface SubnetFileFacts {
  /** `--ip-masq`. */
  readonly ipMasq: boolean
  /** Of the interface that `--iface` names, in bytes. */
  readonly interfaceMtu: number
}

/**
 * The text of subnet.env as flanneld writes it: LF, no quotes, no BOM; the subnet is the first address after the base
 * of the podCIDR. On an IPv6-enabled flanneld without an IPv6 podCIDR it crashes instead.
 * Source: flannel-io/flannel pkg/subnet/subnet.go `WriteSubnetFile`.
 */
export function subnetFile(
  conf: NetConf,
  lease: Lease,
  backend: Backend,
  facts: SubnetFileFacts,
): Attempt<string> {
  const lines: string[] = []
  if (conf.enableIPv4) {
    lines.push(`FLANNEL_NETWORK=${formatNet(conf.network)}`)
    lines.push(`FLANNEL_SUBNET=${formatNet(firstUsable(lease.subnet ?? ZERO_NET))}`)
  }
  if (conf.enableIPv6) {
    if (lease.ipv6Subnet === undefined) return crash(NIL_POINTER)
    lines.push(`FLANNEL_IPV6_NETWORK=${formatNet(conf.ipv6Network)}`)
    lines.push(`FLANNEL_IPV6_SUBNET=${formatNet(firstUsable(lease.ipv6Subnet))}`)
  }
  lines.push(`FLANNEL_MTU=${networkMtu(backend, facts.interfaceMtu)}`, `FLANNEL_IPMASQ=${facts.ipMasq}`)
  return done(lines.map((line) => `${line}\n`).join(''))
}

const ZERO_NET: FlannelNet = { family: 4, ip: 0n, prefixLen: 0 }

/** VXLAN takes 50 bytes of every packet. */
function networkMtu(backend: Backend, interfaceMtu: number): number {
  return backend.kind === 'vxlan' ? interfaceMtu - 50 : interfaceMtu
}

function firstUsable({ family, ip, prefixLen }: FlannelNet): FlannelNet {
  return { family, ip: family === 4 ? BigInt.asUintN(32, ip + 1n) : ip + 1n, prefixLen }
}
