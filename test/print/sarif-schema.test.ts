import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import { CODES, type Code } from '../../src/diagnostic/codes.ts'
import { hnsc } from '../cli/fake-io.ts'
import { exampleOf } from '../support/examples.ts'
import { object } from '../support/shared.ts'

/** The schema of SARIF 2.1.0 as GitHub checks it, which is in draft 4; nothing in it differs from draft 7 but `id`. */
const {
  id: _,
  $schema: __,
  ...schema
} = object(
  JSON.parse(
    readFileSync(
      createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'),
      'utf8',
    ),
  ),
)
const isSarif = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema)

const isCode = (text: string): text is Code => text in CODES
const examples = Object.keys(CODES)
  .filter(isCode)
  .flatMap((code) => exampleOf(code) ?? [])

test('the schema refuses what is no log', () => {
  expect(isSarif({ version: '2.1.0' })).toBe(false)
})

test.each(examples.map((example) => [example.code, example] as const))(
  'the log about the bad example of %s is SARIF 2.1.0',
  async (_code, { command, options, bad }) => {
    if (command[0] !== 'validate' && command.join(' ') !== 'cidr check') return
    const { stdout } = await hnsc([...command, ...options('bad'), '--format', 'sarif', bad])
    expect(isSarif(JSON.parse(stdout)), JSON.stringify(isSarif.errors)).toBe(true)
  },
)
