import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import schema from '../../schemas/explanations.schema.json' with { type: 'json' }
import { SUBJECTS } from '../../src/explain/subject.ts'
import { hnsc } from './fake-io.ts'

test('explains a code with its examples, within the width of the terminal', async () => {
  const { exit, stdout } = await hnsc(['explain', 'WIN212'], { columns: 60 })
  expect(exit).toBe(0)
  for (const part of ['error[WIN212] policy-shape', 'Bad: bad.conf', 'Good: good.conf', 'Sources'])
    expect(stdout).toContain(part)
  const prose = stdout.split('\n').filter((line) => /^\S/.test(line))
  expect(Math.max(...prose.map((line) => line.length))).toBeLessThanOrEqual(60)
})

test('explains what a program printed, given as words or in a pipe', async () => {
  const text = 'F1125 server.go:495] unable to create proxier: source-vip flag not set'
  const given = await hnsc(['explain', ...text.split(' ')])
  expect(given).toMatchObject({ exit: 0, stderr: '' })
  expect(given.stdout).toMatch(/^no-source-vip\n/)
  expect(given.stdout).toContain('What to do')
  expect((await hnsc(['explain', '-'], { stdin: text })).stdout).toBe(given.stdout)
})

test('says what was meant, and that it knows nothing', async () => {
  const slip = await hnsc(['explain', 'polcy-shape'])
  expect(slip.exit).toBe(1)
  expect(slip.stderr).toContain('did you mean `policy-shape`?')
  expect(await hnsc(['explain', 'lorem', 'ipsum'])).toMatchObject({ exit: 1, stdout: '' })
})

test('--format json is one object of its schema, whatever there is to say', async () => {
  const valid = new Ajv2020({ allErrors: true }).compile(schema)
  const object = async (...argv: readonly string[]): Promise<unknown> => {
    const { stdout } = await hnsc(['explain', '--format', 'json', ...argv])
    const report: unknown = JSON.parse(stdout)
    expect(valid(report), JSON.stringify(valid.errors)).toBe(true)
    return report
  }
  expect(await object('WIN212')).toMatchObject({
    version: 1,
    subjects: [
      { id: 'WIN212', kind: 'diagnostic', severity: 'error', example: { bad: { name: 'bad.conf' } } },
    ],
  })
  expect(await object('source-vip', 'flag', 'not', 'set')).toMatchObject({
    subjects: [{ id: 'no-source-vip', kind: 'topic', codes: expect.arrayContaining(['WIN435']) }, {}, {}],
  })
  expect(await object('polcy-shape')).toEqual({ version: 1, subjects: [], meant: 'policy-shape' })
  expect(await object('lorem', 'ipsum')).toEqual({ version: 1, subjects: [] })
  const everything = await object()
  expect(everything).toHaveProperty('subjects.length', SUBJECTS.length)
})

test('lists everything', async () => {
  const { stdout } = await hnsc(['explain'])
  expect(stdout).toMatch(/^WIN001 .*\n/)
  expect(stdout).toContain('subnet-env-missing')
})

test('with a spec, explain prints which limits its network has, and what decides it', async () => {
  const limits = async (...words: string[]) => hnsc(['explain', 'limits', '--spec', ...words])
  const { exit, stdout } = await limits('examples/overlay-flannel.yaml')
  expect(exit).toBe(0)
  const out = stdout.replaceAll(/\s+/g, ' ')
  expect(out).toContain('- node-to-pod-vxlan: with flannel vxlan a node reaches only pods of its own')
  expect(out).toContain('Here: `network.dsr` is false')
  expect(out).toMatch(/not here: session-affinity \(Kubernetes 1\.\d+ has it and Windows ltsc2022 has it\)/)
  expect(out).toContain('not here: nat-not-kept')
  const twin = await limits('examples/overlay-win-overlay.yaml')
  expect(twin.stdout).toContain('not here: node-to-pod-vxlan')
  const json = await limits('examples/overlay-flannel.yaml', '--format', 'json')
  const validate = new Ajv2020({ allErrors: true }).compile(schema)
  expect(validate(JSON.parse(json.stdout)), JSON.stringify(validate.errors)).toBe(true)
})

test('a spec goes with the limits only, and has to be one', async () => {
  const other = await hnsc(['explain', 'WIN212', '--spec', 'examples/overlay-flannel.yaml'])
  expect(other).toMatchObject({ exit: 2, stdout: '' })
  expect(other.stderr).toContain('`--spec` goes with `limits` only')
  const wrong = await hnsc(['explain', 'limits', '--spec', 'test/examples/WIN137-platform/bad.yaml'])
  expect(wrong).toMatchObject({ exit: 2, stdout: '' })
  expect(wrong.stderr).toContain('hnsc validate')
  const missing = await hnsc(['explain', 'limits', '--spec', 'no-such.yaml'])
  expect(missing).toMatchObject({ exit: 2, stdout: '' })
})
