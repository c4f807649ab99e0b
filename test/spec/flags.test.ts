import { expect, test } from 'vitest'
import { SPEC_SCHEMA, SPEC_SCHEMA_DEFS, type SpecSchema } from '../../src/generated/spec-schema.ts'
import { reading, said } from './support.ts'

/** Every key of a spec that is meant to be true or false, as the steps to it; an element of a list is 0. */
function* flags(
  schema: SpecSchema,
  path: readonly (string | number)[] = [],
): Generator<readonly (string | number)[]> {
  const { $ref, type = [], properties = {}, items } = schema
  if ($ref !== undefined) yield* flags(SPEC_SCHEMA_DEFS[$ref.replace('#/$defs/', '')] ?? {}, path)
  if ([type].flat().includes('boolean')) yield path
  for (const [key, member] of Object.entries(properties)) yield* flags(member, [...path, key])
  if (items !== undefined) yield* flags(items, [...path, 0])
}

const FLAGS = [...flags(SPEC_SCHEMA)].map((path) => ({ path, name: path.join('.') }))

test('the schema has flags', () => {
  expect(FLAGS.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['network.dsr', 'azure.blockWireServer', 'azure.blockMetadata']),
  )
})

test.each(FLAGS)(
  'a text where $name is meant is refused, and not taken for its default',
  ({ path, name }) => {
    const value = path.reduceRight<unknown>(
      (inner, step) => (step === 0 ? [inner] : { [step]: inner }),
      'maybe',
    )
    const spec = {
      apiVersion: 'hnsc.dev/v1alpha1',
      kind: 'ClusterNetwork',
      ...Object(value),
    }
    const wanted = `WIN012 \`${name.replaceAll('.0', '[0]')}\` is the text \`maybe\`, not true or false`
    expect(said(reading(JSON.stringify(spec)))).toContain(wanted)
  },
)
