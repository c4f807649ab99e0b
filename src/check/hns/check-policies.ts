import type { PolicyPlace } from '../../facts/hns-schema/key.ts'
import type { Finding } from '../../diagnostic/finding.ts'
import type { Path, Tree } from '../../text/tree.ts'
import { field, textOf } from '../field.ts'
import { acl } from './rules/acl.ts'
import { aclSet } from './rules/acl-set.ts'
import { azurePolicy } from './rules/azure-policy.ts'
import { isolation } from './rules/isolation.ts'
import { outboundNat, outboundNatSet, policyPrefixes } from './rules/outbound-nat.ts'
import { policyFeature } from './rules/policy-feature.ts'
import { policyForm } from './rules/policy-form.ts'
import { portMapping } from './rules/port-mapping.ts'
import { proxyKeys, vxlanPort } from './rules/proxy-keys.ts'
import { type HnsScope, type PolicySubject, policySubject } from './subject.ts'
import { wrongType } from './wrong-type.ts'

type PolicyRule = (policy: PolicySubject, scope: HnsScope) => readonly Finding[]

/** What is said of a policy whatever document carries it, beyond its form. */
const CONTENT_RULES: readonly PolicyRule[] = [
  acl,
  azurePolicy,
  isolation,
  outboundNat,
  policyFeature,
  portMapping,
  proxyKeys,
  vxlanPort,
]

/** One policy, or a list of them, as a document of its own. */
export function checkPolicies(tree: Tree, path: Path, place: PolicyPlace, scope: HnsScope): Finding[] {
  return checkSubjects(policiesIn(tree, path, place, scope).map((policy) => [policy, scope]))
}

/** The policies of one object, each as what carries it hands it on. */
export function checkSubjects(
  policies: readonly (readonly [policy: PolicySubject, scope: HnsScope])[],
): Finding[] {
  const all = policies.map(([policy]) => policy)
  return [
    ...policies.flatMap(([policy, scope]) => [
      ...policyForm(policy, scope),
      ...policyPrefixes(policy, scope),
      ...CONTENT_RULES.flatMap((rule) => rule(policy, scope)),
    ]),
    ...aclSet(all),
    ...outboundNatSet(all),
  ]
}

/** The list of policies under a key of an object. */
export function checkPolicyList(
  tree: Tree | undefined,
  path: Path,
  place: PolicyPlace,
  scope: HnsScope,
): Finding[] {
  const list = field(tree, path, 'Policies')
  if (list === undefined || list.value.kind === 'null') return []
  if (list.value.kind !== 'array') return [wrongType(list.value, list.path, 'a list of policies', scope.api)]
  return checkPolicies(list.value, list.path, place, scope)
}

/** A policy, the policies of a list, or those in entries of a CNI configuration; a subnet's types tell the place. */
function policiesIn(tree: Tree, path: Path, place: PolicyPlace, scope: HnsScope): PolicySubject[] {
  if (tree.kind === 'array')
    return tree.items.flatMap((item, i) => policiesIn(item, [...path, i], place, scope))
  const entry = field(tree, path, 'Type') === undefined ? field(tree, path, 'value') : undefined
  if (entry !== undefined) return policiesIn(entry.value, entry.path, place, scope)
  return [policySubject(tree, path, place, scope)]
}

/** Where a policy that stands alone belongs: the first place that its type has. */
export function placeOf(
  tree: Tree,
  placesOf: (type: string) => readonly PolicyPlace[] | undefined,
): PolicyPlace {
  const first = tree.kind === 'array' ? tree.items[0] : tree
  const inner = field(first, [], 'Type') === undefined ? field(first, [], 'value')?.value : first
  return placesOf(textOf(field(inner, [], 'Type')?.value) ?? '')?.[0] ?? 'endpoint'
}
