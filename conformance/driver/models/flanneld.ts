import type { Address } from '../../../src/net/address.ts'
import { maskGoIpNet, parseGoCidr } from '../../../src/net/go-net.ts'
import {
  checkRanges,
  type FlannelNet,
  formatIp,
  formatNet,
  type NetConf,
  parseNetConf,
  subnetFile,
} from '../../../src/programs/flanneld.ts'
import type { ProgramError } from '../../../src/programs/outcome.ts'
import { FLANNELD_IN_PKG } from '../builds.ts'
import type { ModelUnderTest } from '../program.ts'
import { type Bytes, bytesOf } from './bytes.ts'
import { untilInto, versionOf } from './printed.ts'

/** What `runners/flanneld` gets; a subnet is '' where the node has none of the family. */
export interface FlanneldCase {
  readonly netConf: Bytes
  readonly subnet: string
  readonly ipv6Subnet: string
  readonly ipMasq: boolean
  readonly mtu: number
}

/** What `runners/flanneld` answers. */
interface FlanneldOutcome extends Failure {
  readonly config?: GoConfig
  readonly backendType: string
  readonly subnetEnv?: Failure & { readonly text?: string }
  readonly checked?: Failure & { readonly config?: GoConfig }
}

interface Failure {
  readonly error?: string | undefined
  readonly panic?: string | undefined
}

/** `subnet.Config` as Go prints it; the members of IPv6 are absent before v0.15.0. */
interface GoConfig {
  readonly EnableIPv4?: boolean
  readonly EnableIPv6?: boolean
  readonly Network: string
  readonly IPv6Network?: string
  readonly SubnetMin: string
  readonly SubnetMax: string
  readonly SubnetLen: number
  readonly IPv6SubnetMin?: string | null
  readonly IPv6SubnetMax?: string | null
  readonly IPv6SubnetLen?: number
  readonly Backend?: unknown
}

/** flanneld: what it makes of net-conf.json, what the etcd manager says of the ranges, and the text of subnet.env. */
export const flanneldModel: ModelUnderTest<FlanneldCase, FlanneldOutcome> = {
  says(input, text) {
    const version = versionOf(text)
    const parsed = parseNetConf(bytesOf(input.netConf), version).result
    if (!parsed.ok) return failure(parsed.error)
    const conf = parsed.value
    const ranges = checkRanges(conf, version)
    const { backendType } = conf
    const complete = ranges.ok ? filled(conf, ranges.value) : undefined
    // Before v0.20.0 reading the file fills the ranges in.
    if (!FLANNELD_IN_PKG.includes(text)) return { config: complete, backendType }
    const lease = { subnet: net(input.subnet), ipv6Subnet: net(input.ipv6Subnet) }
    const facts = { ipMasq: input.ipMasq, interfaceMtu: input.mtu }
    const file = subnetFile(conf, lease, { kind: 'alloc' }, facts)
    return {
      config: shown(conf),
      backendType,
      subnetEnv: file.ok ? { text: file.value } : failure(file.error),
      checked: ranges.ok ? { config: complete } : failure(ranges.error),
    }
  },
  measured({ error, panic, config, backendType, subnetEnv, checked }) {
    if (config === undefined) return measuredFailure({ error, panic })
    return {
      config: measuredConfig(config),
      backendType,
      ...(subnetEnv === undefined ? {} : { subnetEnv }),
      ...(checked === undefined
        ? {}
        : {
            checked:
              checked.config === undefined
                ? measuredFailure(checked)
                : { config: measuredConfig(checked.config) },
          }),
    }
  },
}

/** What of a configuration is compared. */
interface ShownConf {
  readonly enabled: readonly [ipv4: boolean, ipv6: boolean]
  readonly networks: readonly [ipv4: string, ipv6: string]
  readonly ipv4: ShownRange
  readonly ipv6: ShownRange
  readonly backend: boolean
}

type ShownRange = readonly [len: number, min: string | null, max: string | null]

function shown(conf: NetConf): ShownConf {
  const text = (address: Address | undefined) => (address === undefined ? null : formatIp(address))
  return {
    enabled: [conf.enableIPv4, conf.enableIPv6],
    networks: [formatNet(conf.network), formatNet(conf.ipv6Network)],
    ipv4: [Number(conf.subnetLen), text(conf.subnetMin), text(conf.subnetMax)],
    ipv6: [Number(conf.ipv6SubnetLen), text(conf.ipv6SubnetMin), text(conf.ipv6SubnetMax)],
    backend: conf.backend !== undefined,
  }
}

type Ranges = Extract<ReturnType<typeof checkRanges>, { ok: true }>['value']

function filled(conf: NetConf, { ipv4, ipv6 }: Ranges): ShownConf {
  const before = shown(conf)
  const of = (range: Ranges['ipv4'], otherwise: ShownRange): ShownRange =>
    range === undefined ? otherwise : [Number(range.subnetLen), range.subnetMin, range.subnetMax]
  return { ...before, ipv4: of(ipv4, before.ipv4), ipv6: of(ipv6, before.ipv6) }
}

function measuredConfig(config: GoConfig): ShownConf {
  return {
    enabled: [config.EnableIPv4 ?? true, config.EnableIPv6 ?? false],
    networks: [config.Network, config.IPv6Network ?? '::/0'],
    ipv4: [config.SubnetLen, config.SubnetMin, config.SubnetMax],
    ipv6: [config.IPv6SubnetLen ?? 0, config.IPv6SubnetMin ?? null, config.IPv6SubnetMax ?? null],
    backend: 'Backend' in config,
  }
}

function failure({ text, panic }: ProgramError): Failure {
  return panic === true ? { panic: text } : { error: untilInto(text) }
}

function measuredFailure({ error, panic }: Failure): Failure {
  return panic === undefined ? { error: untilInto(error ?? '') } : { panic }
}

/** Cases are written by us. */
function net(text: string): FlannelNet | undefined {
  const parsed = parseGoCidr(text)
  if (parsed === undefined) return undefined
  const { address, ones } = maskGoIpNet(parsed)
  return { family: address.family, ip: address.value, prefixLen: ones }
}
