import type { ProgramVersion } from '../facts/versions.ts'
import { type Backend, backendTypeError, readBackend } from './flanneld/backend.ts'
import { acquireLease, type Lease } from './flanneld/lease.ts'
import { type NetConf, parseNetConf } from './flanneld/net-conf.ts'
import { subnetFile, type SubnetFileFacts } from './flanneld/subnet-file.ts'
import { cniErrorText } from './libcni/network-name.ts'
import { failure, joinNotes, type Notes, type Outcome, type ProgramError, success } from './outcome.ts'

export { type Backend, readBackend } from './flanneld/backend.ts'
export { acquireLease, type Lease } from './flanneld/lease.ts'
export { type NetConf, parseNetConf } from './flanneld/net-conf.ts'
export { checkRanges, type SubnetRange } from './flanneld/range-check.ts'
export { type FlannelNet, formatIp, formatNet } from './flanneld/net-types.ts'
export { subnetFile, type SubnetFileFacts } from './flanneld/subnet-file.ts'

/** One start of flanneld on a Windows node, with `--kube-subnet-mgr`. */
export interface FlanneldInput extends SubnetFileFacts {
  /** The bytes of net-conf.json. */
  readonly netConf: string | Uint8Array
  readonly version: ProgramVersion
  /** The node's name, and `spec.podCIDRs` of its object. */
  readonly node: string
  readonly podCIDRs: readonly string[]
  /** The network adapter that `--iface` names, as it appears in errors. */
  readonly interfaceName?: string
}

/** What flanneld has set up when it is ready. */
export interface FlanneldRun {
  readonly conf: NetConf
  readonly backend: Backend
  readonly lease: Lease
  /** The text of subnet.env. */
  readonly subnetEnv: string
}

/**
 * What flanneld does with net-conf.json on a Windows node, from its start to subnet.env; errors are the lines that it
 * logs before it exits. What HNS makes of the network is not known here.
 * Source: flannel-io/flannel main.go, v0.11.0 to v0.28.10; measured at cdf76059, after v0.28.9, host-gw at v0.19.2 too.
 */
export function flanneld(input: FlanneldInput): Outcome<FlanneldRun> {
  const { version } = input
  const parsed = parseNetConf(input.netConf, version)
  const stopped = (before: string, error: ProgramError, notes: Partial<Notes>): Outcome<never> => {
    return failure(error.panic === true ? error : `${before}${cniErrorText(error)}`, notes)
  }
  if (!parsed.result.ok) {
    return stopped(
      'Failed to create SubnetManager: error parsing subnet config: ',
      parsed.result.error,
      parsed,
    )
  }
  const conf = parsed.result.value
  if (conf.enableIPv6) return failure(interfaceError(input), parsed)
  const unknown = backendTypeError(conf)
  if (unknown !== undefined) return failure(`Error fetching backend: ${unknown}`, parsed)
  const backend = readBackend(conf, version)
  const notes = backendNotes(parsed, backend)
  const registering = 'Error registering network: '
  if (!backend.result.ok) return stopped(registering, backend.result.error, notes)
  const lease = acquireLease(conf, input.podCIDRs, input.node, version)
  if (!lease.ok) return stopped(`${registering}failed to acquire lease: `, lease.error, notes)
  const file = subnetFile(conf, lease.value, backend.result.value, input)
  if (!file.ok) return stopped('', file.error, notes)
  return success({ conf, backend: backend.result.value, lease: lease.value, subnetEnv: file.value }, notes)
}

/**
 * The line that flanneld exits with when IPv6 is on, and why: its IPv6 helpers are empty on Windows, so no adapter fits.
 * Source: flannel-io/flannel pkg/ip/iface_windows.go, pkg/ipmatch/match.go, since v0.15.0; read, not measured.
 */
export function interfaceError({
  interfaceName = '<name>',
}: Pick<FlanneldInput, 'interfaceName'>): ProgramError {
  return {
    text: 'Failed to find interface to use that matches the interfaces and/or regexes provided',
    details: `failed to find IPv6 address for interface ${interfaceName}`,
  }
}

/** `Backend` as a whole was read only to find its own keys. */
function backendNotes(parsed: Notes, backend: Notes): Notes {
  const isBackend = (key: unknown) => String(key).toLowerCase() === 'backend'
  const read = parsed.read.filter((path) => !(path.length === 1 && isBackend(path[0])))
  return joinNotes({ ...parsed, read }, backend)
}
