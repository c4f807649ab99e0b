import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { CODES, type Code } from '../src/diagnostic/codes.ts'
import type { DiagnosticReport } from '../src/generated/types.ts'
import { validateDiagnosticReport } from '../src/generated/validators.js'
import { hnsc } from './cli/fake-io.ts'
import { madeFromExamples } from './support/pages.ts'
import { type Example, exampleFolders, exampleOf, folderOf } from './support/examples.ts'

/*
 * test/examples/ has a folder for each diagnostic code, called `CODE-NAME`. In it are `bad.*`, which has that mistake and
 * no other; `good.*`, the same without it; `fixed.*`, what `--fix` makes of the bad file, where there is a fix; and
 * `context.json` where a command other than `hnsc validate` finds it, or options are needed: `{"command": "cidr check",
 * "options": ["--limit", "1"]}`, or `{"options": {"bad": […], "good": […]}}` where the files are alike and the options are
 * not; and `spec.yaml` where a file is held against a spec. The pages of docs/codes/ and what `hnsc explain` prints are made from them.
 *
 * To add a code, make its folder with `bad.*` and `good.*`; `GOLDEN=update npx vitest run test/examples.test.ts` writes
 * `fixed.*`. A golden says unchanged, not right: read it.
 */

/** Codes that no document can have. */
const WITHOUT: Readonly<Record<string, string>> = {
  WIN006: 'a file that cannot be read is no example',
  WIN007: 'a place that cannot be written to is no document',
  WIN901: 'only a fault of hnsc itself causes it',
}

/** Codes that only come together with others. */
const BESIDE: Readonly<Record<string, readonly string[]>> = {
  WIN167: ['WIN151'],
  WIN286: ['WIN201'],
}

const UPDATE = process.env['GOLDEN'] === 'update'
if (UPDATE && process.env['CI']) throw new Error('goldens are never rewritten in CI')

const codes = Object.keys(CODES).filter(isCode)
const examples = codes.flatMap((code) => exampleOf(code) ?? [])

test('the codes and the folders are the same', () => {
  const there = new Set(exampleFolders())
  const expected = codes.filter((code) => !(code in WITHOUT))
  expect([...there].toSorted()).toEqual(expected.map(folderOf).toSorted())
  expect(examples.map(({ code }) => code)).toEqual(expected)
})

describe.each(examples.map((example) => [example.code, example] as const))('%s', (code, example) => {
  test('the bad file has it and no other error', async () => {
    const found = await diagnosticsOf(example, 'bad')
    expect(found.map((diagnostic) => diagnostic.code)).toContain(code)
    expect(
      found
        .filter((d) => d.severity === 'error' && d.code !== code && !BESIDE[code]?.includes(d.code))
        .map(shown),
    ).toEqual([])
  })

  test('the good file has no error and no warning, and not this', async () => {
    const found = await diagnosticsOf(example, 'good')
    expect(found.filter((d) => d.severity !== 'info' || d.code === code).map(shown)).toEqual([])
  })

  test('the fixed file is what --fix makes of the bad one, and has it no more', async () => {
    const fixes = (await diagnosticsOf(example, 'bad')).filter((d) => d.code === code && d.fix !== undefined)
    if (fixes.length === 0) {
      expect(example.fixed).toBeUndefined()
      return
    }
    const how = fixes.every(({ fix }) => fix?.safe) ? ['--fix'] : ['--fix', '--unsafe']
    const { stdout } = await hnsc(
      ['validate', ...how, ...example.options('bad'), '--stdin-filename', example.bad, '-'],
      { stdin: readFileSync(example.bad) },
    )
    const fixed = example.fixed ?? example.bad.replace('/bad', '/fixed')
    if (UPDATE) writeFileSync(fixed, stdout)
    expect(readFileSync(fixed, 'utf8')).toBe(stdout)
    const left = await diagnosticsIn(example, fixed, 'bad')
    expect(left.filter((diagnostic) => diagnostic.code === code).map(shown)).toEqual([])
  })

  test('the folder holds nothing else', () => {
    const { folder, bad, good, fixed } = example
    const known = [bad, good, fixed, `${folder}/context.json`, `${folder}/spec.yaml`]
    expect(readdirSync(folder).filter((name) => !known.includes(`${folder}/${name}`))).toEqual([])
    expect(bad.replace('/bad', '')).toBe(good.replace('/good', ''))
    expect(statSync(bad).isDirectory()).toBe(statSync(good).isDirectory())
  })
})

function isCode(text: string): text is Code {
  return text in CODES
}

function diagnosticsOf(example: Example, file: 'bad' | 'good') {
  return diagnosticsIn(example, example[file], file)
}

/** The JSON report of a command; commands with another product print it to the standard error. */
async function diagnosticsIn({ command, options }: Example, path: string, file: 'bad' | 'good') {
  const { stdout, stderr } = await hnsc([...command, '--format', 'json', ...options(file), path])
  const besides = ['spec', 'compile', 'policy'].includes(command[0] ?? '')
  const report: unknown = JSON.parse(besides ? stderr : stdout)
  if (!validateDiagnosticReport(report)) throw new Error(`no report: ${stdout}`)
  return report.diagnostics
}

function shown({ code, message }: DiagnosticReport['diagnostics'][number]): string {
  return `${code} ${message}`
}

test('the pages of the codes are those of the examples: `npm run docs` makes them', async () => {
  const files = await madeFromExamples()
  const differing = files.filter(({ path, text }) => {
    return !existsSync(path) || readFileSync(path, 'utf8') !== text
  })
  expect(differing.map(({ path }) => path)).toEqual([])
  const pages = files.flatMap(({ path }) =>
    path.startsWith('docs/codes/') ? [path.slice('docs/codes/'.length)] : [],
  )
  expect(readdirSync('docs/codes').toSorted()).toEqual(pages.toSorted())
})
