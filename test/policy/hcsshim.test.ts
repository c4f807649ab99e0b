import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { lowerToV1 } from '../../src/policy/lower-v1.ts'
import { lowerToV2 } from '../../src/policy/lower-v2.ts'
import type { Json } from '../../src/policy/lowered.ts'
import {
  endpointFromV1,
  endpointFromV2,
  endpointToV1,
  endpointToV2,
} from '../../src/policy/objects/endpoint.ts'
import {
  loadBalancerFromV1,
  loadBalancerFromV2,
  loadBalancerToV1,
  loadBalancerToV2,
} from '../../src/policy/objects/load-balancer.ts'
import { networkFromV1, networkToV1 } from '../../src/policy/objects/network-v1.ts'
import { networkFromV2, networkToV2 } from '../../src/policy/objects/network-v2.ts'
import { requestFromV2, requestToV2 } from '../../src/policy/objects/request.ts'
import {
  isRouteList,
  routeFromV1,
  routeFromV2,
  routeToV1,
  routeToV2,
} from '../../src/policy/objects/route.ts'
import { raiseFromV1 } from '../../src/policy/raise-v1.ts'
import { raiseFromV2 } from '../../src/policy/raise-v2.ts'

/** What hcsshim's own types wrote, by the type of the case. Recorded by `npm run conformance`. */
const folder = join(import.meta.dirname, '../../conformance/cases/hcsshim')
const { cases }: { cases: { id: string; input: { type: string } }[] } = JSON.parse(
  readFileSync(join(folder, 'sample.json'), 'utf8'),
)
const { outcomes }: { outcomes: Record<string, { outcome: { text?: string } }[]> } = JSON.parse(
  readFileSync(join(folder, 'sample.outcomes.json'), 'utf8'),
)

/** A text of hcsshim raised to our own form and lowered again. */
function again(type: string, text: string): string {
  const object: Json = JSON.parse(text)
  const [dialect, name = ''] = type.split('.')
  switch (type) {
    case 'hns.network':
      return JSON.stringify(networkToV1(networkFromV1(object, []).value).object)
    case 'hcn.network':
      return JSON.stringify(networkToV2(networkFromV2(object, []).value).object)
    case 'hns.endpoint':
      return JSON.stringify(endpointToV1(endpointFromV1(object, []).value).object)
    case 'hcn.endpoint':
      return JSON.stringify(endpointToV2(endpointFromV2(object, []).value).object)
    case 'hns.policy-list':
      if (isRouteList(object)) return JSON.stringify(routeToV1(routeFromV1(object, []).value).object)
      return JSON.stringify(loadBalancerToV1(loadBalancerFromV1(object, []).value).object)
    case 'hcn.load-balancer':
      return JSON.stringify(loadBalancerToV2(loadBalancerFromV2(object, []).value).object)
    case 'hcn.route':
      return JSON.stringify(routeToV2(routeFromV2(object, []).value).object)
    case 'hcn.endpoint-request':
    case 'hcn.network-request':
      return JSON.stringify(requestToV2(requestFromV2(object, []).value).object)
    case 'hcn.endpoint-policies':
    case 'hcn.network-policies': {
      const request = { ResourceType: 'Policy', RequestType: 'Add', Settings: object }
      return JSON.stringify(requestToV2(requestFromV2(request, []).value).object?.['Settings'])
    }
    case 'hns.ELB': {
      const list = { References: [], Policies: [object] }
      const lowered: unknown = loadBalancerToV1(loadBalancerFromV1(list, []).value).object['Policies']
      return JSON.stringify(Array.isArray(lowered) ? lowered[0] : undefined)
    }
  }
  const raised =
    dialect === 'hns'
      ? raiseFromV1(object)
      : raiseFromV2(type === 'hcn.policy' ? object : { Type: name, Settings: object })
  if (raised.policy === undefined) throw new Error(`${type} is raised to nothing`)
  if (dialect === 'hns') return JSON.stringify(lowerToV1(raised.policy).policy)
  const { policy } = lowerToV2(raised.policy)
  return JSON.stringify(type === 'hcn.policy' ? policy : policy['Settings'])
}

describe('what hcsshim writes comes back byte for byte', () => {
  const byType = new Map<string, typeof cases>()
  for (const one of cases) byType.set(one.input.type, [...(byType.get(one.input.type) ?? []), one])
  test.each([...byType].map(([type, of]) => ({ type, of })))('$type', ({ type, of }) => {
    for (const { id } of of) {
      const text = outcomes[id]?.[0]?.outcome.text ?? ''
      expect(text, id).not.toBe('')
      expect(again(type, text), id).toBe(text)
    }
  })

  test('every type of both dialects is among them', () => {
    expect(byType.size).toBeGreaterThan(35)
  })
})
