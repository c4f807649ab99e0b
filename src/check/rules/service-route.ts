import type { Finding } from '../../diagnostic/finding.ts'
import { type Cidr, contains } from '../../net/cidr.ts'
import { cidrText } from '../cidr-text.ts'
import type { EndpointPlugin } from '../cni/cni-document.ts'
import { exceptionsOf, policiesOf, setting } from '../cni/policies.ts'
import { field, textOf } from '../field.ts'
import type { CniRule } from '../rule.ts'

/** Ranges that are encapsulated but not exempt from address translation. */
export const serviceRoute: CniRule = ({ endpoints }) => endpoints.flatMap(check)

function check(endpoint: EndpointPlugin): Finding[] {
  const policies = policiesOf(endpoint)
  const exempt = policies.flatMap((policy) =>
    exceptionsOf(policy).flatMap(({ value }) => range(textOf(value))),
  )
  if (exempt.length === 0) return []
  return policies.flatMap((policy): Finding[] => {
    const type = policy.type.toLowerCase()
    const prefix = setting(policy, 'DestinationPrefix')
    const [routed] = range(textOf(prefix?.value))
    const encap = setting(policy, 'NeedEncap')?.value
    if ((type !== 'route' && type !== 'sdnroute') || prefix === undefined || routed === undefined) return []
    if (encap === undefined || (encap.kind === 'boolean' && !encap.value)) return []
    if (exempt.some((cidr) => contains(cidr, routed))) return []
    const family = !exempt.some((cidr) => cidr.family === routed.family)
    const text = textOf(prefix.value) ?? ''
    const usual = endpoint.dialect === 'azure' && !family
    return [
      {
        code: 'WIN215',
        severity: family && translates6(endpoint) ? 'error' : usual ? 'info' : 'warning',
        message: family
          ? `no exception is of IPv${routed.family}, but \`${text}\` is routed with encapsulation`
          : `\`${text}\` is routed with encapsulation, but no exception covers it`,
        label:
          family && translates6(endpoint)
            ? 'with `ipv6nat` azure-vnet exempts the pods of this node alone: all else is translated'
            : usual
              ? USUAL
              : 'packets there are translated to the address of the node first',
        help: `add \`${text}\` to the exceptions of \`OutBoundNAT\`${family ? ', and the range of the IPv6 pods' : ''}`,
        at: { path: prefix.path },
      },
    ]
  })
}

/**
 * Whether HNS translates such packets before kube-proxy's load balancer has turned their destination into a pod is not
 * published; nodes of AKS without direct server return have run so for years.
 * Source: Azure/AgentBaker staging/cse/windows/azurecnifunc.ps1 06836ee.
 */
const USUAL =
  'AKS configures azure-vnet so without direct server return; which comes first, translation or the choice of a pod, is not published'

/**
 * True for azure-vnet with `ipv6nat`: it adds an OutBoundNAT for IPv6 with the node's own pods as the one exception.
 * Source: Azure/azure-container-networking cni/network/network_windows.go `getIPV6EndpointPolicy` cbd7560.
 */
function translates6({ dialect, tree, path }: EndpointPlugin): boolean {
  return dialect === 'azure' && textOf(field(tree, path, 'ipv6Mode')?.value) === 'ipv6nat'
}

function range(text: string | undefined): Cidr[] {
  const read = text === undefined ? undefined : cidrText(text)
  return read?.kind === 'cidr' || read?.kind === 'host-bits' ? [read.cidr] : []
}
