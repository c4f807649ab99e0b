import { describe, expect, test } from 'vitest'
import { CODES } from '../../../src/diagnostic/codes.ts'
import { checkAddressRoles } from '../../../src/check/cidr/check-address-roles.ts'
import { isAddressPlan, readAddressRoles } from '../../../src/check/cidr/read-address-roles.ts'
import { parseYaml } from '../../../src/text/yaml.ts'
import { corpusFile, list, object } from '../../support/shared.ts'

/** The codes that say what the corpus expects of each plan. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  P01: ['WIN104'],
  P02: ['WIN104'],
  P03: ['WIN104'],
  P04: ['WIN104'],
  P07: ['WIN157'],
  P11: ['WIN161', 'WIN104'],
  P12: ['WIN161', 'WIN163'],
  P13: ['WIN162'],
  P14: ['WIN156'],
  P15: ['WIN100', 'WIN107'],
  P18: ['WIN158'],
  P19: ['WIN101'],
  P20: ['WIN101', 'WIN155'],
  P22: ['WIN160'],
}

const corpus = list(JSON.parse(corpusFile('cidr-plans.json') ?? '[]')).map(object)

describe('plans that people had trouble with', () => {
  for (const { id, title, plan, severity } of corpus) {
    const expected = EXPECTED[String(id)]
    if (expected === undefined) continue
    test(`${String(id)}: ${String(title)}`, () => {
      const { tree } = parseYaml(JSON.stringify(plan))
      if (!isAddressPlan(tree)) throw new Error('not recognised as an address plan')
      const read = readAddressRoles(tree)
      const findings = [...read.findings, ...checkAddressRoles(read.plan)]
      const codes = findings.map(({ code }) => code)
      expect(codes).toEqual(expect.arrayContaining([...expected]))
      const rank = findings.map((finding) => finding.severity ?? CODES[finding.code].severity)
      const worst = (['error', 'warning', 'info'] as const).find((level) => rank.includes(level))
      expect(worst).toBe(severity)
    })
  }
})
