import type { Artifact } from '../../emit/artifact.ts'
import type { Claim } from './claim.ts'
import { writtenPolicyText } from '../../policy/policy-text.ts'
import { always, get, items } from './json.ts'

/** What a CNI configuration says: read key by key, in the form of either API. */
export function cniConfigClaims({ text }: Artifact): Claim[] {
  const document: unknown = JSON.parse(text)
  const plugin = get(document, 'plugins', 0) ?? document
  const delegate = get(plugin, 'delegate')
  const hns = delegate ?? plugin
  if (get(hns, 'type') === 'antrea') {
    return [
      ...always('cni-version', get(document, 'cniVersion')),
      ...always('network-name', get(document, 'name')),
      ...always('plugin', get(hns, 'type')),
      ...always('ipam', get(hns, 'ipam', 'type')),
    ]
  }
  if (get(hns, 'type') === 'calico') return calicoClaims(document, hns)
  return [
    ...always('cni-version', get(document, 'cniVersion')),
    ...always('network-name', get(document, 'name')),
    ...always('plugin', get(hns, 'type')),
    // A NAT network has no DNS of the cluster; what pods get there is judged by its effect.
    ...(get(hns, 'type') === 'nat'
      ? []
      : [
          ...always('dns-server', get(hns, 'dns', 'nameservers')),
          ...always('dns-search', get(hns, 'dns', 'search')),
        ]),
    ...(get(hns, 'type') === 'win-overlay'
      ? always('mac-prefix', get(hns, 'endpointMacPrefix') ?? DEFAULT_MAC_PREFIX)
      : []),
    ...(get(hns, 'type') === 'azure-vnet'
      ? always('ipam', get(hns, 'ipam', 'type'))
      : delegate === undefined
        ? ipamClaims(get(plugin, 'ipam'), isWcn(hns))
        : always('subnet-file', get(plugin, 'subnetFile') ?? DEFAULT_SUBNET_FILE)),
    ...(get(hns, 'type') === 'sdnbridge' ? dualStackClaims(hns) : []),
    ...(get(hns, 'type') === 'azure-vnet' ? azureClaims(hns) : policyClaims(hns)),
  ]
}

/** Without all three of them sdnbridge has no dual stack; the first route leads to everywhere. */
function dualStackClaims(hns: unknown): Claim[] {
  const flags = ['enableDualStack', 'gatewayFromAdditionalRoutes'].map((key) =>
    get(hns, 'optionalFlags', key),
  )
  const routes = items(get(hns, 'additionalRoutes')).map(
    (route) => `${get(route, 'dst')} ${get(route, 'gw')}`,
  )
  const said = flags.filter((flag) => flag !== undefined).length + routes.length
  const [gateway] = routes.map((route) => route.replace(/^::\/0 /, ''))
  const whole = flags.every((flag) => flag === true) && routes.length === 1
  return always('pod-gateway-ipv6', said === 0 ? undefined : whole ? gateway : [...flags, ...routes])
}

/** What Calico's file says; what its policies come to, with those that it adds, is judged by their effect. */
function calicoClaims(document: unknown, plugin: unknown): Claim[] {
  const routes = items(get(plugin, 'policies')).map((entry) => get(entry, 'value', 'Type'))
  return [
    ...always('cni-version', get(document, 'cniVersion')),
    ...always('network-name', get(document, 'name')),
    ...always('plugin', get(plugin, 'type')),
    ...always('calico-mode', get(plugin, 'mode')),
    ...always('mac-prefix', get(plugin, 'vxlan_mac_prefix')),
    ...always('vni', get(plugin, 'vxlan_vni')),
    ...always('loopback-dsr', get(plugin, 'windows_loopback_DSR')),
    ...always('node-name', get(plugin, 'nodename')),
    ...always('calico-kubeconfig', get(plugin, 'kubernetes', 'kubeconfig')),
    ...always('ipam', get(plugin, 'ipam', 'type')),
    ...always('dns-server', get(plugin, 'dns', 'nameservers')),
    ...always('dns-search', get(plugin, 'dns', 'search')),
    ...always('api-version', routes.includes('ROUTE') ? 1 : 2),
  ]
}

/** What win-overlay takes where the file does not say (containernetworking/plugins win-overlay_windows.go, v1.9.1). */
const DEFAULT_MAC_PREFIX = '0E-2A'

/** Where the flannel plugin looks where the file does not say (flannel-io/cni-plugin flannel.go, v1.9.1-flannel1), on drive C. */
const DEFAULT_SUBNET_FILE = 'C:\\run\\flannel\\subnet.env'

function isWcn(hns: unknown): boolean {
  return ['nat', 'sdnbridge', 'sdnoverlay'].includes(String(get(hns, 'type')))
}

/** Microsoft's plugins pass no range on, and take the gateway from the first route where HNS gives the addresses. */
function ipamClaims(ipam: unknown, wcn: boolean): Claim[] {
  const type = always('ipam', get(ipam, 'type'))
  if (ipam === undefined) return type
  if (wcn) {
    const gateway = get(ipam, 'routes', 0, 'gw')
    return [
      ...type,
      ...always('pod-subnet', get(ipam, 'subnet')),
      ...(get(ipam, 'type') === undefined ? always('pod-gateway', gateway) : []),
    ]
  }
  return [
    ...type,
    ...always('pod-subnet', get(ipam, 'subnet')),
    ...always('range-start', get(ipam, 'rangeStart')),
  ]
}

/** What azure-vnet makes of its policies is judged by its effect. */
function azureClaims(hns: unknown): Claim[] {
  const policies = items(get(hns, 'AdditionalArgs')).map((entry) => get(entry, 'value'))
  const all = (type: string, key: string) =>
    policies.filter((policy) => get(policy, 'Type') === type).flatMap((policy) => get(policy, key) ?? [])
  return always('nat-exceptions', all('OutBoundNAT', 'ExceptionList'))
}

function policyClaims(hns: unknown): Claim[] {
  const hcn = get(hns, 'apiVersion') === 2 || isWcn(hns)
  const policies = [
    ...items(get(hns, 'policies')).map((entry) => get(entry, 'value')),
    ...items(get(hns, 'HcnPolicyArgs')),
    ...items(get(hns, 'AdditionalArgs')).map((entry) => get(entry, 'value')),
  ]
  const settings = (type: string, key: string): unknown[] | undefined => {
    const found = policies.filter((policy) => get(policy, 'Type') === type)
    const values = found.flatMap((policy) => (hcn ? get(policy, 'Settings', key) : get(policy, key)) ?? [])
    return values.length === 0 ? undefined : values
  }
  return [
    ...always('api-version', hcn ? 2 : 1),
    ...always(
      'endpoint-policies',
      policies.map((policy) => writtenPolicyText(policy, hcn ? 2 : 1)),
    ),
    ...always('nat-exceptions', settings('OutBoundNAT', hcn ? 'Exceptions' : 'ExceptionList')),
    ...always('routes', settings(hcn ? 'SDNRoute' : 'ROUTE', 'DestinationPrefix')),
    ...always(
      'provider-address',
      hcn ? settings('ProviderAddress', 'ProviderAddress') : settings('PA', 'PA'),
    ),
  ]
}
