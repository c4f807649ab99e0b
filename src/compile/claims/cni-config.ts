import type { Artifact } from '../../emit/artifact.ts'
import type { Claim } from './claim.ts'
import { claim, get, items } from './json.ts'

/** What a CNI configuration says: read key by key, in the form of either API. */
export function cniConfigClaims({ text }: Artifact): Claim[] {
  const document: unknown = JSON.parse(text)
  const plugin = get(document, 'plugins', 0) ?? document
  const hns = get(plugin, 'delegate') ?? plugin
  const hcn = get(hns, 'apiVersion') === 2
  const policies = [
    ...items(get(hns, 'policies')).map((entry) => get(entry, 'value')),
    ...items(get(hns, 'HcnPolicyArgs')),
  ]
  const ofType = (type: string): readonly unknown[] =>
    policies.filter((policy) => get(policy, 'Type') === type)
  const setting = (policy: unknown, key: string): unknown =>
    hcn ? get(policy, 'Settings', key) : get(policy, key)
  return [
    ...claim('cni-version', get(document, 'cniVersion')),
    ...claim('network-name', get(document, 'name')),
    ...claim('plugin', get(hns, 'type')),
    ...claim('api-version', hcn ? 2 : 1),
    ...claim('mac-prefix', get(hns, 'endpointMacPrefix')),
    ...claim('dns-server', get(hns, 'dns', 'nameservers')),
    ...claim('dns-search', get(hns, 'dns', 'search')),
    ...claim('pod-subnet', get(hns, 'ipam', 'subnet')),
    ...claim('range-start', get(hns, 'ipam', 'rangeStart')),
    ...claim('subnet-file', get(plugin, 'subnetFile')),
    ...ofType('OutBoundNAT').flatMap((p) =>
      claim('nat-exceptions', setting(p, hcn ? 'Exceptions' : 'ExceptionList')),
    ),
    ...claim(
      'routes',
      ofType(hcn ? 'SDNRoute' : 'ROUTE').map((p) => setting(p, 'DestinationPrefix')),
    ),
    ...ofType('ProviderAddress').flatMap((p) => claim('provider-address', setting(p, 'ProviderAddress'))),
  ]
}
