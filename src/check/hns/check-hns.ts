import { policyType } from '../../facts/hns-schema/api.ts'
import type { Finding } from '../../diagnostic/finding.ts'
import type { Path, Tree } from '../../text/tree.ts'
import { checkEndpoint } from './check-endpoint.ts'
import { checkLoadBalancer } from './check-load-balancer.ts'
import { checkNetwork } from './check-network.ts'
import { checkPolicies, placeOf } from './check-policies.ts'
import { checkHnsPolicyList, checkRequest, checkRoute } from './check-policy-list.ts'
import type { HnsObject } from './hns-kind.ts'
import { networkMix } from './rules/network-mix.ts'
import type { HnsScope } from './subject.ts'

/** What is wrong with a document of HNS, of a known kind and dialect: one object, or a list of them. */
export function checkHns(tree: Tree, object: HnsObject, scope: HnsScope): Finding[] {
  if (object === 'policy') {
    const place = placeOf(
      tree,
      (type) => (policyType(scope.api, type) ?? policyType(scope.api === 1 ? 2 : 1, type))?.places,
    )
    return checkPolicies(tree, [], place, scope)
  }
  if (tree.kind !== 'array') return checkOne(tree, [], object, scope)
  return [
    ...tree.items.flatMap((item, i) => checkOne(item, [i], object, scope)),
    ...(object === 'network' ? networkMix(tree, scope) : []),
  ]
}

function checkOne(tree: Tree, path: Path, object: Exclude<HnsObject, 'policy'>, scope: HnsScope): Finding[] {
  switch (object) {
    case 'network':
      return checkNetwork(tree, path, scope)
    case 'endpoint':
      return checkEndpoint(tree, path, scope)
    case 'policy-list':
      return checkHnsPolicyList(tree, path, scope)
    case 'load-balancer':
      return checkLoadBalancer(tree, path, scope)
    case 'route':
      return checkRoute(tree, path, scope)
    case 'request':
      return checkRequest(tree, path, scope)
  }
}
