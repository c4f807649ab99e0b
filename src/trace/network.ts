import type { HnsNetwork } from '../programs/hns/node.ts'
import { decode } from '../text/decode.ts'
import * as go from '../text/go-json.ts'

/** Networks read from JSON, or why there are none. */
export type ReadNetworks =
  | { readonly ok: true; readonly value: readonly HnsNetwork[] }
  | { readonly ok: false; readonly error: string }

/**
 * The HNS networks of a JSON text: one or a list of them, as `Get-HnsNetwork | ConvertTo-Json` prints them, as HNS (v1)
 * or HCN (v2) takes them. Keys are read in any case, and the text in any encoding that PowerShell writes it in.
 */
export function readNetworks(input: string | Uint8Array): ReadNetworks {
  const scanned = go.scan(decode(input).text)
  if (!scanned.ok) return { ok: false, error: scanned.error.text }
  const { tree } = scanned.value
  const { value, error } =
    tree.kind === 'array'
      ? go.decode(scanned.value, go.slice(Network))
      : go.decode({ ...scanned.value, tree: { ...tree, kind: 'array', items: [tree] } }, go.slice(Network))
  if (error !== undefined) return { ok: false, error: error.text }
  const networks = (value ?? []).map(networkOf)
  if (networks.some(({ name }) => name === '')) return { ok: false, error: 'a network has no name' }
  return { ok: true, value: networks }
}

const Subnet = go.struct('Subnet', {
  AddressPrefix: go.string,
  GatewayAddress: go.string,
  IpAddressPrefix: go.string,
  Routes: go.slice(go.struct('Route', { NextHop: go.string })),
})

const Network = go.struct('Network', {
  ID: go.string,
  Name: go.string,
  Type: go.string,
  ManagementIP: go.string,
  Subnets: go.slice(Subnet),
  Ipams: go.slice(go.struct('Ipam', { Subnets: go.slice(Subnet) })),
  Policies: go.slice(go.struct('Policy', { Type: go.string, Settings: go.any })),
})

function networkOf(network: go.GoValue<typeof Network>): HnsNetwork {
  const subnets = [...(network.Subnets ?? []), ...(network.Ipams ?? []).flatMap((ipam) => ipam.Subnets ?? [])]
  return {
    id: network.ID === '' ? ASSUMED_ID : network.ID,
    name: network.Name,
    type: network.Type,
    subnets: subnets.map((subnet) => ({
      addressPrefix: subnet.AddressPrefix === '' ? subnet.IpAddressPrefix : subnet.AddressPrefix,
      gatewayAddress:
        subnet.GatewayAddress === '' ? (subnet.Routes?.[0]?.NextHop ?? '') : subnet.GatewayAddress,
    })),
    managementIP: network.ManagementIP === '' ? providerAddress(network) : network.ManagementIP,
  }
}

/** The ID of a network that nobody has given one. */
export const ASSUMED_ID = '00000000-0000-0000-0000-000000000001'

/** HCN keeps the management address of an overlay network in a policy. */
function providerAddress({ Policies }: go.GoValue<typeof Network>): string {
  const settings = Policies?.find(({ Type }) => Type === 'ProviderAddress')?.Settings
  const address = settings instanceof Map ? settings.get('ProviderAddress') : undefined
  return typeof address === 'string' ? address : ''
}
