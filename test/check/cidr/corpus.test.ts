import { describe, expect, test } from 'vitest'
import { judgePlan, knownPlans } from '../../support/cidr-plans.ts'
import { corpusFile } from '../../support/shared.ts'

/** The codes that say what the corpus expects of each plan; P05 and P23 are prose without ranges. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  P01: ['WIN104'],
  P02: ['WIN104'],
  P03: ['WIN104'],
  P04: ['WIN104'],
  P07: ['WIN157'],
  P11: ['WIN161', 'WIN104'],
  P12: ['WIN161', 'WIN163'],
  P13: ['WIN162'],
  P14: ['WIN156', 'WIN155'],
  P15: ['WIN100', 'WIN107'],
  P18: ['WIN158'],
  P19: ['WIN101'],
  P20: ['WIN101', 'WIN155'],
  P22: ['WIN160'],
}

const corpus = knownPlans(JSON.parse(corpusFile('cidr-plans.json') ?? '[]'))

describe('plans that people had trouble with', () => {
  for (const known of corpus) {
    test(`${known.id}: ${known.title}`, () => {
      expect(known.hasRanges).toBe(known.id in EXPECTED)
      if (!known.hasRanges) return
      const { kind, findings, worst } = judgePlan(known)
      expect(kind).toBe('plan')
      expect(findings.map(({ code }) => code)).toEqual(
        expect.arrayContaining([...(EXPECTED[known.id] ?? [])]),
      )
      expect(worst).toBe(known.severity)
    })
  }
})
