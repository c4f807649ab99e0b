import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { caseFiles, readRecording } from '../../conformance/driver/case-files.ts'
import { emittedCases, EMITTED_TOPIC } from '../../conformance/driver/emitted.ts'
import { plain } from '../../src/text/tree.ts'
import { parseYaml } from '../../src/text/yaml.ts'

const root = join(import.meta.dirname, '../../conformance')
const cases = emittedCases()

function outcomeOf(program: string, id: string, version: string): unknown {
  const file = caseFiles(root, program).find(({ topic }) => topic === EMITTED_TOPIC)
  const recording = file === undefined ? undefined : readRecording(root, file)
  return recording?.outcomes[id]?.find(({ versions }) => versions.includes(version))?.outcome
}

describe.each(['kube-config', 'pflag'] as const)('what compile writes for %s', (program) => {
  test('is what was measured', () => {
    const file = caseFiles(root, program).find(({ topic }) => topic === EMITTED_TOPIC)
    const today = cases.filter((one) => one.program === program).map(({ id, input }) => ({ id, input }))
    expect(file?.cases, 'npm run conformance -- --goldens').toEqual(today)
  })
})

test.each(cases.filter(({ program }) => program === 'kube-config'))(
  'the strict decoder takes $id, and every field lands where we say',
  ({ id, version, input }) => {
    const { config }: { config: { document: string } } = JSON.parse(JSON.stringify(input))
    const { tree } = parseYaml(config.document)
    const given: unknown = tree === undefined ? undefined : JSON.parse(JSON.stringify(plain(tree)))
    expect(outcomeOf('kube-config', id, version)).toEqual({ config: { held: expect.objectContaining({}) } })
    const held: unknown = Reflect.get(
      Object(Reflect.get(Object(outcomeOf('kube-config', id, version)), 'config')),
      'held',
    )
    expect(withoutEmpty(held)).toMatchObject(Object(withoutEmpty(given)))
  },
)

test.each(cases.filter(({ program }) => program === 'pflag'))(
  'pflag takes $id, and leaves no argument over',
  ({ id, version, input }) => {
    const { flags }: { flags: { args: string[] } } = JSON.parse(JSON.stringify(input))
    expect(outcomeOf('pflag', id, version)).toMatchObject({
      flags: expect.not.objectContaining({ error: expect.anything() }),
    })
    const names = flags.args.map((arg) => /^--([^=]+)=/.exec(arg)?.[1])
    expect(outcomeOf('pflag', id, version)).toMatchObject({
      flags: { rest: [], values: Object.fromEntries(names.map((name) => [name, expect.any(String)])) },
    })
  },
)

/** Go prints no empty list and no zero whose field says `omitempty`. */
function withoutEmpty(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== 0 && (!Array.isArray(inner) || inner.length > 0))
      .map(([key, inner]) => [key, Array.isArray(inner) ? inner : withoutEmpty(inner)]),
  )
}
