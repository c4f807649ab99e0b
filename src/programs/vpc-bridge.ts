import { formatAddress } from '../net/address.ts'
import { formatGoIpNet, maskGoIpNet, parseGoCidr, parseGoIp } from '../net/go-net.ts'
import { constantVersion, type ProgramVersion } from '../facts/versions.ts'
import * as go from '../text/go-json.ts'
import { netConfType } from './libcni.ts'

/** What vpc-bridge takes from its configuration, each value as Go prints it; '' where there is none. */
export interface VpcBridgeConf {
  readonly mac: string
  readonly interface: readonly string[]
  readonly vpc: readonly string[]
  readonly addresses: readonly string[]
  readonly gateway: string
  readonly bridgeType: string
  readonly interfaceType: string
  readonly userID: number
}

export type VpcBridgeRead =
  { readonly ok: true; readonly value: VpcBridgeConf } | { readonly ok: false; readonly error: string }

/**
 * Reads a configuration as vpc-bridge does before it asks Windows, or says why it stops.
 * Source: aws/amazon-vpc-cni-plugins plugins/vpc-bridge/config/netconfig.go `New` be52143, measured.
 */
export function readVpcBridgeConf(stdin: string | Uint8Array): VpcBridgeRead {
  const { value, error } = go.unmarshal(stdin, NetConf)
  if (error !== undefined) return { ok: false, error: `failed to parse network config: ${error.text}` }
  if (value.eniName === '' && value.eniMACAddress === '')
    return { ok: false, error: 'missing required parameter ENIName or ENIMACAddress' }
  for (const { key, name, fits } of VPC_BRIDGE_FORMATS) {
    const wrong = [value[key] ?? []].flat().find((text) => !fits(text))
    if (wrong !== undefined) return { ok: false, error: `invalid ${name} ${wrong}` }
  }
  const prefixes = (list: readonly string[] | undefined) =>
    (list ?? []).flatMap((text) => parseGoCidr(text) ?? [])
  const gateway = parseGoIp(value.gatewayIPAddress)
  return {
    ok: true,
    value: {
      mac: (value.eniMACAddress.replace(/[^0-9a-f]/gi, '').match(/../g) ?? []).join(':').toLowerCase(),
      interface: prefixes(value.eniIPAddresses).map(formatGoIpNet),
      vpc: prefixes(value.vpcCIDRs).map((prefix) => formatGoIpNet(maskGoIpNet(prefix))),
      addresses: prefixes(value.ipAddresses).map(formatGoIpNet),
      gateway: gateway === undefined ? '' : formatAddress(gateway),
      bridgeType: value.bridgeType || 'L3',
      interfaceType: value.interfaceType || 'veth',
      userID: Number(value.tapUserID),
    },
  }
}

/** A value whose form vpc-bridge looks at. */
export interface VpcBridgeFormat {
  readonly key:
    | 'eniMACAddress'
    | 'eniIPAddresses'
    | 'vpcCIDRs'
    | 'bridgeType'
    | 'ipAddresses'
    | 'gatewayIPAddress'
    | 'interfaceType'
    | 'tapUserID'
  /** As the error names it. */
  readonly name: string
  readonly fits: (text: string) => boolean
}

const isPrefix = (text: string): boolean => parseGoCidr(text) !== undefined

/** The values in the order in which vpc-bridge looks at them: it stops at the first that does not fit. */
export const VPC_BRIDGE_FORMATS: readonly VpcBridgeFormat[] = [
  { key: 'eniMACAddress', name: 'ENIMACAddress', fits: isMac },
  { key: 'eniIPAddresses', name: 'ENIIPAddress', fits: isPrefix },
  { key: 'vpcCIDRs', name: 'VPCCIDR', fits: isPrefix },
  { key: 'bridgeType', name: 'BridgeType', fits: (text) => ['', 'L2', 'L3'].includes(text) },
  { key: 'ipAddresses', name: 'IPAddress', fits: isPrefix },
  {
    key: 'gatewayIPAddress',
    name: 'GatewayIPAddress',
    fits: (text) => text === '' || parseGoIp(text) !== undefined,
  },
  { key: 'interfaceType', name: 'InterfaceType', fits: (text) => ['', 'veth', 'tap'].includes(text) },
  { key: 'tapUserID', name: 'TapUserID', fits: isGoInt },
]

/** The formats that `net.ParseMAC` of Go 1.26 takes; older releases refuse the one without separators. */
function isMac(text: string): boolean {
  if (text === '') return true
  const octets = /^[0-9a-f]{2}([:-])[0-9a-f]{2}(\1[0-9a-f]{2})*$/i.test(text)
  const words = /^[0-9a-f]{4}(\.[0-9a-f]{4})+$/i.test(text)
  const bare = isBareMac(text)
  return (octets || words || bare) && [12, 16, 40].includes(text.replace(/[^0-9a-f]/gi, '').length)
}

/** True for a MAC address without separators, which only newer releases of Go read. */
export function isBareMac(text: string): boolean {
  return /^[0-9a-f]+$/i.test(text)
}

/** What Go's `strconv.Atoi` takes on a machine of 64 bits, and nothing at all. */
function isGoInt(text: string): boolean {
  if (text === '') return true
  if (!/^[+-]?\d+$/.test(text)) return false
  const value = BigInt(text.replace(/^\+/, ''))
  return value >= -(2n ** 63n) && value < 2n ** 63n
}

/** Release of containernetworking/cni in its go.mod. */
const LIBCNI: ProgramVersion = constantVersion('1.1.2') ?? { numbers: [1, 1, 2], suffix: '' }

const NetConf = go.struct('config.netConfigJSON', {
  ...netConfType(LIBCNI).fields,
  runtimeConfig: go.struct('config.RuntimeConfig', {
    portMappings: go.slice(
      go.struct('vpc.PortMapping', { protocol: go.string, hostPort: go.int, containerPort: go.int }),
    ),
  }),
  eniName: go.string,
  eniMACAddress: go.string,
  eniIPAddresses: go.slice(go.string),
  vpcCIDRs: go.slice(go.string),
  bridgeType: go.string,
  bridgeNetNSPath: go.string,
  ipAddresses: go.slice(go.string),
  gatewayIPAddress: go.string,
  interfaceType: go.string,
  tapUserID: go.string,
  serviceCIDR: go.string,
})
