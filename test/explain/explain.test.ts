import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hnsc } from '../cli/fake-io.ts'
import { CODES } from '../../src/diagnostic/codes.ts'
import { explain } from '../../src/explain/explain.ts'
import { SUBJECTS } from '../../src/explain/subject.ts'
import { fixedWords } from '../../src/explain/words.ts'

test('a code and a name lead to the same, in any case', () => {
  const [byCode] = explain('win212').subjects
  expect(byCode?.id).toBe('WIN212')
  expect(explain(' policy-shape ').subjects).toEqual([byCode])
})

test('every code and every topic is found by its code and by its name', () => {
  for (const { id, name } of SUBJECTS) {
    expect(explain(id).subjects[0]?.id).toBe(id)
    expect(explain(name).subjects[0]?.name).toBe(name)
  }
})

test('no two subjects have one name', () => {
  const names = SUBJECTS.map(({ name }) => name)
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
})

test('codes that topics name are there', () => {
  expect(SUBJECTS.flatMap(({ codes }) => codes).filter((code) => !(code in CODES))).toEqual([])
})

test('every text that a program prints leads to its subject, whatever stands for its variable parts', () => {
  for (const subject of SUBJECTS) {
    for (const symptom of subject.symptoms) {
      if (fixedWords(symptom).length < 3) continue
      const printed = symptom.replaceAll('…', '"x-1"').replace(/\[[^\]]*\]/g, '[4711]')
      const told = explain(`2025-11-25T08:00:00Z error: ${printed}`).subjects
      const same = SUBJECTS.filter(({ symptoms }) => symptoms.some((other) => alike(other, symptom)))
      expect(
        told.some((found) => same.includes(found)),
        `${subject.id}: ${symptom}`,
      ).toBe(true)
    }
  }
})

test('a slip of the pen is told, and nonsense is answered by nothing', () => {
  expect(explain('polcy-shape')).toEqual({ subjects: [], meant: 'policy-shape' })
  expect(explain('lorem ipsum dolor sit amet').subjects).toEqual([])
  expect(explain('').subjects).toEqual([])
})

test('any text is answered, and at once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      expect(explain(text).subjects.length).toBeLessThan(10)
    }),
  )
  expect(
    explain('invalid character looking for beginning of value\n'.repeat(20_000)).subjects.length,
  ).toBeGreaterThan(0)
})

/** True where one text contains the other's words in full: then both subjects fit. */
function alike(a: string, b: string): boolean {
  const [x, y] = [fixedWords(a).join(' '), fixedWords(b).join(' ')]
  return x !== '' && y !== '' && (x.includes(y) || y.includes(x))
}

test('an example that is held against a spec shows the spec', async () => {
  const { stdout } = await hnsc(['explain', 'WIN208'])
  expect(stdout).toContain('The spec: spec.yaml')
  expect(stdout).toContain('kind: ClusterNetwork')
  expect(stdout).toMatch(/hnsc validate .*--spec spec\.yaml/)
})
