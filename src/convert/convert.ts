import { hnsKind, type HnsObject } from '../check/hns/hns-kind.ts'
import type { Finding } from '../diagnostic/finding.ts'
import { type Api, API_NAMES } from '../facts/hns-schema/key.ts'
import type { Json } from '../policy/lowered.ts'
import { endpointFromV1, endpointFromV2, endpointToV1, endpointToV2 } from '../policy/objects/endpoint.ts'
import {
  loadBalancerFromV1,
  loadBalancerFromV2,
  loadBalancerToV1,
  loadBalancerToV2,
} from '../policy/objects/load-balancer.ts'
import { networkFromV1, networkToV1 } from '../policy/objects/network-v1.ts'
import { networkFromV2, networkToV2 } from '../policy/objects/network-v2.ts'
import { lowerPolicies, type PlacedLoss, raisePolicies } from '../policy/objects/placed.ts'
import { requestFromV2, requestToV1, requestToV2 } from '../policy/objects/request.ts'
import { isRouteList, routeFromV1, routeFromV2, routeToV1, routeToV2 } from '../policy/objects/route.ts'
import { asObject } from '../policy/read-object.ts'
import { type Path, plain, type Tree } from '../text/tree.ts'
import { canonicalTypes } from './canonical-types.ts'
import { convertCniConf, isCniConf } from './convert-cni-conf.ts'

/** A document in the other dialect, and what that cannot hold. */
export interface Converted {
  /** Absent where the document is nothing that can be converted. */
  readonly value?: unknown
  readonly findings: readonly Finding[]
}

/** A network, endpoint, load balancer, route, request, policy or list of them, or a CNI configuration, in a dialect of HNS. */
export function convert(tree: Tree, to: Api): Converted {
  if (isCniConf(tree)) {
    const { value, lost } = convertCniConf(plain(tree), to)
    return { value, findings: lost.map((loss) => lossFinding(loss, to)) }
  }
  const kind = hnsKind(tree)
  if (kind === undefined) return { findings: [nothing] }
  const items = tree.kind === 'array' ? tree.items.map(plain) : [plain(tree)]
  const converted = items.map((item, i) =>
    convertObject(
      canonicalTypes(asObject(item) ?? {}, kind.api),
      kind.object,
      kind.api,
      to,
      tree.kind === 'array' ? [i] : [],
    ),
  )
  const lost = converted.flatMap((one) => one.lost)
  const objects = converted.flatMap(({ object }) => (object === undefined ? [] : [object]))
  const value = tree.kind === 'array' ? objects : objects[0]
  return {
    ...(value === undefined ? {} : { value }),
    findings: lost.map((loss) => lossFinding(loss, to)),
  }
}

interface ConvertedObject {
  readonly object?: Json
  readonly lost: readonly PlacedLoss[]
}

function convertObject(object: Json, kind: HnsObject, from: Api, to: Api, path: Path): ConvertedObject {
  switch (kind) {
    case 'policy':
      return convertPolicy(object, from, to, path)
    case 'network': {
      const { value, lost } = (from === 1 ? networkFromV1 : networkFromV2)(object, path)
      return joined((to === 1 ? networkToV1 : networkToV2)(value), lost)
    }
    case 'endpoint': {
      const { value, lost } = (from === 1 ? endpointFromV1 : endpointFromV2)(object, path)
      return joined((to === 1 ? endpointToV1 : endpointToV2)(value), lost)
    }
    case 'policy-list':
    case 'route': {
      if (kind === 'policy-list' && !isRouteList(object)) return convertLoadBalancer(object, from, to, path)
      const { value, lost } = (from === 1 ? routeFromV1 : routeFromV2)(object, path)
      return joined((to === 1 ? routeToV1 : routeToV2)(value), lost)
    }
    case 'load-balancer':
      return convertLoadBalancer(object, from, to, path)
    case 'request': {
      const { value, lost } = requestFromV2(object, path)
      return joined((to === 1 ? requestToV1 : requestToV2)(value), lost)
    }
  }
}

function convertLoadBalancer(object: Json, from: Api, to: Api, path: Path): ConvertedObject {
  const { value, lost } = (from === 1 ? loadBalancerFromV1 : loadBalancerFromV2)(object, path)
  return joined((to === 1 ? loadBalancerToV1 : loadBalancerToV2)(value), lost)
}

function joined(written: ConvertedObject, lost: readonly PlacedLoss[]): ConvertedObject {
  return { ...written, lost: [...lost, ...written.lost] }
}

/** A policy that stands alone: the path of the list is that of the policy itself. */
export function convertPolicy(object: Json, from: Api, to: Api, path: Path): ConvertedObject {
  const raised = raisePolicies([object], [], from)
  const lowered = lowerPolicies(raised.value, to)
  const [converted] = lowered.value
  const lost = [...raised.lost, ...lowered.lost].map((loss) => ({ ...loss, path }))
  return { ...(converted === undefined ? {} : { object: converted }), lost }
}

const nothing: Finding = {
  code: 'WIN042',
  message: 'the document is of no kind that hnsc knows',
  help: 'give a CNI configuration, or a network, endpoint, load balancer or policy of HNS',
  at: { path: [] },
}

function lossFinding({ what, why, path }: PlacedLoss, to: Api): Finding {
  return {
    code: 'WIN347',
    message: `\`${what}\` is lost in ${API_NAMES[to]}: ${why}`,
    label: 'not in the converted document',
    at: { path },
  }
}
