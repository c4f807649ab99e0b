import type { Finding } from '../../diagnostic/finding.ts'
import { contains, formatCidr, parseCidr } from '../../net/cidr.ts'
import type { Draft } from '../draft.ts'
import { otherApi } from './policy-carrier.ts'

/** Policies that HNS takes and that do not do what is meant. */
export function policyValues(draft: Draft): readonly Finding[] {
  const { policies, network } = draft
  return [
    ...translatedRoutes(draft),
    ...policies.endpoint.flatMap(({ value, at }): Finding[] =>
      value.kind === 'port-mapping' && network.apiVersion === 1 && network.driver !== 'overlay'
        ? [
            {
              code: 'WIN327',
              message: 'a port mapping of HNS (v1) has no effect on an L2Bridge network',
              label: 'the port of the node stays closed',
              help: otherApi(draft.runtime.name),
              at,
            },
          ]
        : [],
    ),
    ...policies.network.flatMap(({ value, at }): Finding[] =>
      value.kind === 'vxlan-port' && value.port !== network.port && network.port !== undefined
        ? [
            {
              code: 'WIN346',
              message: `the VXLAN port is \`${value.port}\``,
              label: 'flannel for Windows refuses any but 4789, and Linux nodes must use the same',
              help: 'write 4789, or see that every node of the cluster has this port',
              at,
            },
          ]
        : [],
    ),
  ]
}

/** Routes to what is translated: the packets leave with the address of the node. */
function translatedRoutes({ policies, network, cidrs, outboundNat }: Draft): Finding[] {
  const exempt = [
    ...cidrs.cluster,
    ...cidrs.service,
    ...(network.driver === 'overlay' ? [] : cidrs.management),
    ...outboundNat.exceptions,
  ].map(({ value }) => value)
  return policies.endpoint.flatMap(({ value, at }): Finding[] => {
    const routed = value.kind === 'route' && value.needEncap ? parseCidr(value.destinationPrefix) : undefined
    if (routed?.ok !== true || exempt.some((cidr) => contains(cidr, routed.value))) return []
    const text = formatCidr(routed.value)
    return [
      {
        code: 'WIN215',
        message: `\`${text}\` is routed with encapsulation, but no exception covers it`,
        label: 'packets there are translated to the address of the node first',
        help: `add \`${text}\` to \`outboundNat.exceptions\``,
        at,
      },
    ]
  })
}
