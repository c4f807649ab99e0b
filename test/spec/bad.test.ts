import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { tally } from '../../src/print/pretty.ts'
import { resolve } from '../../src/diagnostic/resolve.ts'
import { SPEC_ADDRESS_CODES } from '../../src/diagnostic/codes/spec-addresses.ts'
import { SPEC_CODES } from '../../src/diagnostic/codes/spec.ts'
import { VERSION_CODES } from '../../src/diagnostic/codes/versions.ts'
import { readSpec } from '../../src/spec/read-spec.ts'
import { messagesOf } from './support.ts'

/**
 * Each file of `bad/` is a spec with something wrong, and beside it stands everything that is printed about it. Lines
 * `# --set ...` at the head of a file are settings of the command line.
 *
 * `GOLDEN=update npx vitest run test/spec/bad.test.ts` writes what is printed; then `git diff` is to be read.
 */
const FOLDER = 'test/spec/bad'
const UPDATE = process.env['GOLDEN'] === 'update'
if (UPDATE && process.env['CI']) throw new Error('goldens are never rewritten in CI')

const names = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.slice(0, -'.yaml'.length))

function read(name: string) {
  const bytes = readFileSync(`${FOLDER}/${name}.yaml`)
  const settings = [...bytes.toString('latin1').matchAll(/^# --set (.*)$/gm)].map((match) => match[1] ?? '')
  return readSpec({ path: `${name}.yaml`, text: bytes }, settings)
}

test.each(names)('%s', (name) => {
  const result = read(name)
  const diagnostics = resolve(result.findings, result.document)
  expect(result.cluster).toBeUndefined()
  expect(diagnostics.some(({ severity }) => severity === 'error')).toBe(true)
  const printed = `${messagesOf(result)}\n${tally(diagnostics)}\n`
  const file = `${FOLDER}/${name}.txt`
  if (UPDATE) writeFileSync(file, printed)
  expect(existsSync(file) ? readFileSync(file, 'utf8') : '').toBe(printed)
})

test('every finding says what to do', () => {
  const silent = names.flatMap((name) =>
    read(name).findings.flatMap(({ help, message }) => (help === undefined ? [message] : [])),
  )
  expect(silent).toEqual([])
})

test('every expected message belongs to a spec', () => {
  const left = readdirSync(FOLDER).filter(
    (file) => !names.some((name) => file === `${name}.yaml` || file === `${name}.txt`),
  )
  expect(left).toEqual([])
})

test('there are 60 kinds of bad specs and more', () => {
  expect(names.length).toBeGreaterThanOrEqual(60)
})

test('every error about specs and releases has a bad spec', () => {
  const seen = new Set<string>(names.flatMap((name) => read(name).findings.map(({ code }) => code)))
  const codes = [
    ...Object.entries(SPEC_ADDRESS_CODES),
    ...Object.entries(SPEC_CODES),
    ...Object.entries(VERSION_CODES),
  ]
  expect(
    codes.filter(([code, { severity }]) => severity === 'error' && !OTHER.has(code) && !seen.has(code)),
  ).toEqual([])
})

/** Codes of these blocks that no spec causes. */
const OTHER = new Set<string>([])
