import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Kind } from '../../src/check/kind.ts'
import { validate, type Validated } from '../../src/validate/validate.ts'
import { allDiagnostics } from '../../src/validate/validate-together.ts'
import { calico, flannel, netConf, sdn, subnetEnv, vipRequest } from '../traps/documents.ts'

const GOOD: readonly (readonly [Kind, unknown])[] = [
  ['flannel-net-conf', netConf()],
  ['cni-conf', flannel()],
  ['cni-conf', sdn()],
  ['cni-conf', calico()],
  ['source-vip-request', vipRequest()],
  ['source-vip-result', { cniVersion: '1.0.0', ips: [{ address: '10.244.1.2/24' }] }],
]

/** A good document in which one value somewhere is replaced by any other. */
const mutated = fc
  .tuple(fc.constantFrom(...GOOD), fc.jsonValue({ maxDepth: 2 }), fc.nat(40))
  .map(([[kind, document], value, at]) => ({ kind, text: JSON.stringify(replaced(document, value, at)) }))

test('whatever stands for any value, there is a verdict, and every place lies in the text', () => {
  fc.assert(
    fc.property(mutated, ({ kind, text }) => {
      for (const { location, related = [] } of validate({ path: 'a', text }, { kind }).diagnostics) {
        for (const { range } of [location, ...related.map((one) => one.location)]) {
          expect(range.start.offset).toBeLessThanOrEqual(range.end.offset)
          expect(range.end.offset).toBeLessThanOrEqual(text.length)
        }
      }
    }),
    { numRuns: 600 },
  )
})

test('any lines are judged as subnet.env, also beside other files and in a directory', () => {
  const line = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.constantFrom(...subnetEnv().split('\n'), 'FLANNEL_MTU', 'FLANNEL_SUBNET=', 'FLANNEL_NETWORK=::/0,x'),
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), fc.array(mutated, { maxLength: 4 }), (lines, others) => {
      const env = validate({ path: 'd/subnet.env', text: lines.join('\n') }, { kind: 'subnet-env' })
      const read: Validated[] = [
        env,
        ...others.map(({ kind, text }, i) => validate({ path: `d/${i}.conf`, text }, { kind })),
      ]
      const files = others.map(({ text }, i) => ({ name: `${i}.conf`, bytes: text }))
      const all = allDiagnostics(read, [{ path: 'd', files }], {})
      expect(all.length).toBeGreaterThanOrEqual(env.diagnostics.length)
    }),
    { numRuns: 300 },
  )
})

/** The document with the value at the n-th place, counted through it, replaced. */
function replaced(document: unknown, value: unknown, at: number): unknown {
  let left = at
  const walk = (here: unknown): unknown => {
    if (left-- === 0) return value
    if (Array.isArray(here)) return here.map(walk)
    if (typeof here !== 'object' || here === null) return here
    return Object.fromEntries(Object.entries(here).map(([key, inner]) => [key, walk(inner)]))
  }
  return walk(document)
}
