import type { Finding } from '../../diagnostic/finding.ts'
import { type Cidr, contains } from '../../net/cidr.ts'
import { cidrText } from '../cidr-text.ts'
import type { EndpointPlugin } from '../cni/cni-document.ts'
import { exceptionsOf, policiesOf, setting } from '../cni/policies.ts'
import { textOf } from '../field.ts'
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
    if (encap?.kind === 'boolean' && !encap.value) return []
    if (exempt.some((cidr) => contains(cidr, routed))) return []
    const family = !exempt.some((cidr) => cidr.family === routed.family)
    const text = textOf(prefix.value) ?? ''
    return [
      {
        code: 'WIN215',
        severity: family ? 'error' : 'warning',
        message: family
          ? `no exception is of IPv${routed.family}, but \`${text}\` is routed with encapsulation`
          : `\`${text}\` is routed with encapsulation, but no exception covers it`,
        label: 'packets there are translated to the address of the node first',
        help: `add \`${text}\` to the exceptions of \`OutBoundNAT\`${family ? ', and the range of the IPv6 pods' : ''}`,
        at: { path: prefix.path },
      },
    ]
  })
}

function range(text: string | undefined): Cidr[] {
  const read = text === undefined ? undefined : cidrText(text)
  return read?.kind === 'cidr' || read?.kind === 'host-bits' ? [read.cidr] : []
}
