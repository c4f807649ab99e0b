import { readFileSync } from 'node:fs'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HNS_SCHEMA_NAMES } from '../../src/facts/hns-schema/json-schema.ts'
import { lowerToV1 } from '../../src/policy/lower-v1.ts'
import { lowerToV2 } from '../../src/policy/lower-v2.ts'
import { networkToV1 } from '../../src/policy/objects/network-v1.ts'
import { networkToV2 } from '../../src/policy/objects/network-v2.ts'
import { type Kind, KINDS, validate } from '../../src/validate/validate.ts'
import { anyOf, COMMON, V2_ONLY } from '../policy/arbitraries.ts'

const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false })
const VALIDATORS = new Map<Kind, ValidateFunction>(
  KINDS.filter((kind) => HNS_SCHEMA_NAMES.includes(kind)).map((kind) => [
    kind,
    ajv.compile(JSON.parse(readFileSync(`schemas/hns/${kind}.schema.json`, 'utf8'))),
  ]),
)

test('every schema is of a kind of document', () => {
  expect([...VALIDATORS.keys()].toSorted()).toEqual([...HNS_SCHEMA_NAMES].toSorted())
})

/** What `validate` says of the form of a document; addresses are no matter of a schema. */
const FORM = /^WIN(30[1-9]|310|313|316|317|335|210)$/

function formFindings(kind: Kind, document: unknown): readonly string[] {
  const { diagnostics } = validate({ path: '<stdin>', text: JSON.stringify(document) }, { kind })
  // HNS takes a network without a name; it is the plugins that do not find it.
  const nameless = 'the network has no `Name`'
  return diagnostics
    .filter(({ code, message }) => FORM.test(code) && message !== nameless)
    .map(({ code, message }) => `${code} ${message}`)
}

function fits(kind: Kind, document: unknown): boolean {
  const validator = VALIDATORS.get(kind)
  if (validator === undefined) throw new Error(kind)
  return validator(document)
}

type Document = readonly [kind: Kind, document: unknown]

const policies: fc.Arbitrary<Document> = fc.oneof(
  anyOf(COMMON).map((policy): Document => ['hns-policy', lowerToV1(policy).policy]),
  anyOf([...COMMON, ...V2_ONLY]).map((policy): Document => ['hcn-policy', lowerToV2(policy).policy]),
)
const networks: fc.Arbitrary<Document> = fc
  .tuple(fc.boolean(), fc.array(anyOf(V2_ONLY), { maxLength: 2 }), fc.constantFrom('L2Bridge', 'Overlay'))
  .map(([hcn, list, type]): Document => {
    const network = {
      type,
      name: 'n',
      policies: list.map((policy) => ({ policy, path: [] })),
      subnets: [{ prefix: '10.0.0.0/24', gateway: '10.0.0.1', policies: [] }],
    }
    return hcn ? ['hcn-network', networkToV2(network).object] : ['hns-network', networkToV1(network).object]
  })

test('schema and validate agree on what is made, and on every change of it', () => {
  fc.assert(
    fc.property(fc.oneof(policies, networks), fc.nat(), fc.nat(6), (document, place, change) => {
      const [kind, value] = document
      for (const one of [value, changed(value, place, change)]) {
        const said = formFindings(kind, one)
        // A policy of the network stands alone under a schema for endpoints, and the other way round.
        if (said.some((text) => text.startsWith('WIN313')) || !isPolicyOf(kind, one)) continue
        expect(fits(kind, one), `${JSON.stringify(one)}\n${said.join('\n')}`).toBe(said.length === 0)
      }
    }),
    { numRuns: 1500 },
  )
})

const ENDPOINT_TYPES = JSON.stringify(JSON.parse(readFileSync('schemas/hns/hcn-policy.schema.json', 'utf8')))

/** True for what the schema of its kind is about: the files for policies are for those of endpoints. */
function isPolicyOf(kind: Kind, document: unknown): boolean {
  if (kind !== 'hcn-policy' && kind !== 'hns-policy') return true
  const type = new Map(Object.entries(Object(document))).get('Type')
  return typeof type !== 'string' || kind === 'hns-policy'
    ? type !== 'VLAN' || kind === 'hns-policy'
    : ENDPOINT_TYPES.includes(`"${type}"`)
}

/** The document with one member taken away, renamed or given a value of another type. */
function changed(value: unknown, place: number, change: number): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(value))
  const members: { readonly parent: Record<string, unknown>; readonly key: string }[] = []
  const walk = (here: unknown): void => {
    if (typeof here !== 'object' || here === null) return
    for (const [key, inner] of Object.entries(here)) {
      if (!Array.isArray(here)) members.push({ parent: here as Record<string, unknown>, key })
      walk(inner)
    }
  }
  walk(copy)
  const member = members[place % Math.max(members.length, 1)]
  if (member === undefined) return copy
  const { parent, key } = member
  const old = parent[key]
  delete parent[key]
  if (change === 1) parent['Nonsense'] = old
  if (change === 2) parent[key.toUpperCase()] = old
  if (change === 3) parent[key] = typeof old === 'number' ? 'text' : 4
  if (change === 4) parent[key] = typeof old === 'boolean' ? 'text' : true
  if (change === 5) parent[key] = Array.isArray(old) ? 'text' : ['text']
  if (change === 6) parent[key] = typeof old === 'object' && !Array.isArray(old) ? 'text' : { Nonsense: 1 }
  return copy
}
