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
