import type * as go from '../../text/go-json.ts'
import type { AzureSession } from '../azure-vnet.ts'
import { isSwift } from './conf.ts'
import type { AzureInterface } from './interface.ts'

/** First Windows build (1903) whose HNS translates some destinations only. Source: cni/network/network_windows.go win1903Version. */
export const SNAT_BUILD = 18362

/** What Azure answers at addresses that are not of the network. Source: network/networkutils AzureDNS, AzureIMDS. */
const WIRESERVER = '168.63.129.16'
const IMDS = '169.254.169.254'

/** The translations of some destinations that azure-vnet adds under HCN (v2). Source: cni/network/network_windows.go getNATInfo. */
export function natRules(
  { conf, node, version }: AzureSession,
  found: AzureInterface,
): readonly {
  readonly why: string
  readonly VirtualIP?: string
  readonly Destinations: readonly string[]
}[] {
  if (node.build < SNAT_BUILD) return []
  if (isSwift(conf, version)) {
    const why =
      '`executionMode` `v4swift` lets pods reach DNS and metadata of Azure with an address of the node'
    const primary = found.primary === '' ? {} : { VirtualIP: found.primary }
    return [
      { why, ...primary, Destinations: [WIRESERVER] },
      { why, Destinations: [IMDS] },
    ]
  }
  if (!conf.multiTenancy || node.snat?.forDns !== true) return []
  return [{ why: SNAT_FOR_DNS, Destinations: [WIRESERVER] }]
}

/** What HNS (v1) is sent last where NMAgent leaves SNAT of DNS to the node. Source: AddDnsNATPolicyV1. */
export function dnsNat({ conf, node, added }: AzureSession, index: number): readonly go.GoJson[] {
  if (!conf.multiTenancy || node.snat?.forDns !== true || node.build < SNAT_BUILD) return []
  added.push({ path: ['Policies', index], reason: SNAT_FOR_DNS })
  return [{ Type: 'OutBoundNAT', Destinations: [WIRESERVER] }]
}

const SNAT_FOR_DNS = 'NMAgent leaves SNAT of DNS to the node'
