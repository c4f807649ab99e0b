import type { Tree } from '../../text/tree.ts'
import { cniDocument } from '../cni/cni-document.ts'
import { policiesOf, setting } from '../cni/policies.ts'
import { field, fieldAt, itemsOf, textOf } from '../field.ts'
import { calicoClaims } from './calico-claims.ts'
import { canonicalAddress, claimAt, rangeClaim, textClaim } from './claim-fields.ts'
import type { Claim } from './claim.ts'

/** What a CNI configuration says: its name, and what its plugins hand on. */
export function cniClaims(tree: Tree | undefined): Claim[] {
  const document = cniDocument(tree)
  if (document === undefined) return []
  const name = field(tree, [], 'name')
  return [
    ...textClaim('network name', name),
    ...document.endpoints.flatMap((endpoint) => {
      const [server] = itemsOf(fieldAt(endpoint.tree, endpoint.path, 'dns', 'nameservers'))
      const [search] = itemsOf(fieldAt(endpoint.tree, endpoint.path, 'dns', 'search'))
      const suffix = textOf(search?.value)
      const domain = suffix === undefined ? undefined : /^(?:[a-z0-9-]+\.)?svc\.(.+)$/.exec(suffix)?.[1]
      const mac = field(endpoint.tree, endpoint.path, 'endpointMacPrefix')
      const subnet = fieldAt(endpoint.tree, endpoint.path, 'ipam', 'subnet')
      const provider = policiesOf(endpoint).flatMap((policy) =>
        ['provideraddress', 'pa'].includes(policy.type.toLowerCase())
          ? [setting(policy, 'ProviderAddress') ?? setting(policy, 'PA')]
          : [],
      )
      return [
        ...(server === undefined
          ? []
          : claimAt('address of the cluster DNS', server.value, { path: server.path }, canonicalAddress)),
        ...(search === undefined || domain === undefined || suffix === undefined
          ? []
          : [
              {
                subject: 'domain of the cluster' as const,
                value: domain,
                shown: suffix,
                at: { path: search.path },
              },
            ]),
        ...textClaim('MAC prefix', mac, (value) => value.toUpperCase()),
        ...(endpoint.flannel === undefined ? rangeClaim('subnet of the node', subnet) : []),
        ...provider.flatMap((found) => textClaim('address of the node', found, canonicalAddress)),
        ...(endpoint.dialect === 'calico' ? calicoClaims(endpoint) : []),
      ]
    }),
  ]
}
