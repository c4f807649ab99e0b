import { formatAddress } from '../net/address.ts'
import type { Api } from '../facts/hns-schema/key.ts'
import type { ExplainedAcl, PodAcls } from '../policy/acl/compile.ts'
import { lowerToV1 } from '../policy/lower-v1.ts'
import { lowerToV2 } from '../policy/lower-v2.ts'
import type { AclPolicy } from '../policy/endpoint-policy.ts'

type Json = Readonly<Record<string, unknown>>

/** The ACLs of a pod as policies of its endpoint, and with `explain` where each comes from. */
export function podAclJson({ pod, acls, omitted }: PodAcls, api: Api, explain: boolean): Json {
  return {
    namespace: pod.namespace,
    name: pod.name,
    ...(pod.node === undefined ? {} : { node: pod.node }),
    addresses: pod.addresses.map(formatAddress),
    policies: acls.map((one) => aclPolicy(one, api)),
    ...(explain ? { explain: acls.map(because) } : {}),
    ...(omitted.length === 0
      ? {}
      : {
          omitted: omitted.map(({ origin, reason, name }) => ({
            rule: ruleText(origin),
            reason,
            ...(name === undefined ? {} : { name }),
          })),
        }),
  }
}

/** An ACL as HNS takes it. */
export function aclPolicy({ acl }: ExplainedAcl, api: Api): Json {
  const policy: AclPolicy = { kind: 'acl', ...acl }
  return (api === 1 ? lowerToV1(policy).policy : lowerToV2(policy).policy) ?? {}
}

/** Where an ACL comes from: the rules of policies, or what every isolated pod gets. */
export function because({ origins, purpose }: Pick<ExplainedAcl, 'origins' | 'purpose'>): string {
  if (purpose !== undefined) return PURPOSES[purpose]
  return origins.map(ruleText).join(', ')
}

const PURPOSES = {
  'own-node': 'the pod itself and its node, whose kubelet probes it',
  'default-deny': 'what no policy allows',
  'not-isolated': 'no policy is about this direction',
} as const

/** `namespace/name ingress[0]`. */
export function ruleText({ policy, direction, rule }: ExplainedAcl['origins'][number]): string {
  return `${policy.namespace}/${policy.name} ${direction === 'In' ? 'ingress' : 'egress'}[${rule}]`
}
