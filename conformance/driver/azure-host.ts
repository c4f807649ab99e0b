import type { CnsAddress, CnsContainer } from '../../src/programs/azure-vnet/node.ts'

/** What azure-vnet finds beside HNS, in the words of the model. */
export interface AzureHost {
  readonly build: string
  readonly adapters: readonly { readonly name: string; readonly addresses: readonly string[] }[]
  /** undefined: nothing listens. */
  readonly cns: CnsReply | undefined
  readonly snat: { readonly forDns: boolean; readonly onHost: boolean }
}

export interface CnsReply {
  readonly pod: readonly CnsAddress[]
  readonly tenant: CnsContainer
}

/** The file in which `standins/azurehost` finds it: with answers in the form of CNS. */
export function azureHostFile(host: AzureHost): Readonly<Record<string, string>> {
  const { cns, ...rest } = host
  const reply =
    cns === undefined
      ? { listens: false }
      : { listens: true, pod: podReply(cns.pod), tenant: tenantReply(cns.tenant) }
  return { 'azurehost.json': JSON.stringify({ ...rest, cns: reply, said: host }) }
}

/** The host that a case's files describe. */
export function azureHostOf(files: Readonly<Record<string, string>> | undefined): AzureHost {
  const { said }: { said: AzureHost } = JSON.parse(files?.['azurehost.json'] ?? '{}')
  return said
}

const OK = { ReturnCode: 0 }

/** Source: Azure/azure-container-networking cns/NetworkContainerContract.go cbd7560. */
function podReply(pod: CnsReply['pod']): object {
  const podIPInfo = pod.map(({ address, prefixLength, gateway, primary, host }) => ({
    PodIPConfig: { IPAddress: address, PrefixLength: prefixLength },
    NetworkContainerPrimaryIPConfig: {
      IPSubnet: { IPAddress: primary, PrefixLength: prefixLength },
      GatewayIPAddress: gateway,
    },
    HostPrimaryIPInfo: { Gateway: host.gateway, PrimaryIP: host.address, Subnet: host.subnet },
  }))
  return { podIPInfo, response: OK }
}

function tenantReply({ vlan, ips, cnetAddressSpace, primaryInterface }: CnsContainer): object {
  const configuration = (index: number): object => {
    const ip = ips[index]
    if (ip === undefined) return {}
    return {
      IPSubnet: { IPAddress: ip.address, PrefixLength: ip.prefixLength },
      GatewayIPAddress: ip.gateway,
    }
  }
  const container = {
    IPConfiguration: configuration(0),
    IPv6Configuration: configuration(1),
    CnetAddressSpace: cnetAddressSpace.map((text) => {
      const [IPAddress, length] = text.split('/')
      return { IPAddress, PrefixLength: Number(length) }
    }),
    MultiTenancyInfo: { EncapType: 'Vlan', ID: vlan },
    PrimaryInterfaceIdentifier: primaryInterface,
    LocalIPConfiguration: { IPSubnet: { IPAddress: '169.254.128.2', PrefixLength: 17 } },
    Response: OK,
  }
  return { NetworkContainers: [container], Response: OK }
}
