import { expect, test } from 'vitest'
import { CODES } from '../../src/diagnostic/codes.ts'
import type { Diagnostic } from '../../src/generated/types.ts'
import { github } from '../../src/print/github.ts'
import { junit } from '../../src/print/junit.ts'
import { sarif } from '../../src/print/sarif.ts'
import { list, object } from '../support/shared.ts'

const place = (line: number, from: number, to: number) => ({
  start: { offset: 10 * line + from, line, column: from },
  end: { offset: 10 * line + to, line, column: to },
})

const DIAGNOSTICS: readonly Diagnostic[] = [
  {
    code: 'WIN157',
    name: 'known-range',
    severity: 'warning',
    message: 'a: 100% <b> & "c", d',
    location: { path: 'dir\\my file.yaml', pointer: '/cidrs/cluster', range: place(3, 5, 9) },
  },
  {
    code: 'WIN104',
    name: 'ranges-overlap',
    severity: 'error',
    message: 'two\nlines',
    label: 'so it is',
    help: 'move one',
    location: { path: 'b.yaml', range: place(1, 2, 4) },
    related: [{ location: { path: 'b.yaml', range: place(2, 1, 3) }, message: 'the other' }],
    fix: { title: 'move it', safe: true, edits: [{ range: place(1, 2, 4), newText: 'x' }] },
  },
]

test('workflow commands: errors first, data and properties escaped, the tally last', () => {
  expect(github(DIAGNOSTICS).split('\n')).toEqual([
    '::error file=b.yaml,line=1,endLine=1,col=2,endColumn=4,title=WIN104 ranges-overlap::two%0Alines: so it is%0Ahelp: move one',
    '::warning file=dir\\my file.yaml,line=3,endLine=3,col=5,endColumn=9,title=WIN157 known-range::a: 100%25 <b> & "c", d',
    '1 error, 1 warning',
    '',
  ])
  expect(github([])).toBe('')
})

test('a comma and a colon in a path do not end the property', () => {
  const [first] = DIAGNOSTICS
  const location = { path: 'C:\\a,b%', range: place(1, 1, 2) }
  expect(github([{ ...first!, location }])).toContain('file=C%3A\\a%2Cb%25,line=1')
})

test('JUnit: a suite a file, a failure a diagnostic, a passed case for a clean file', () => {
  const xml = junit(DIAGNOSTICS, ['clean.yaml', 'b.yaml'])
  expect(xml).toContain('<testsuites name="hnsc" tests="3" failures="2" errors="0">')
  expect(xml).toContain('<testcase name="no findings" classname="clean.yaml"/>')
  expect(xml).toContain('message="a: 100% &lt;b&gt; &amp; &quot;c&quot;, d"')
  expect(xml).toContain('message="two&#10;lines"')
})

test('JUnit holds no character that XML cannot', () => {
  const [first] = DIAGNOSTICS
  expect(junit([{ ...first!, message: 'a\u0000\u001b\ud800b' }], [])).toContain(
    'message="a\ufffd\ufffd\ufffdb"',
  )
})

test('SARIF: every rule, levels, places, related places, safe fixes, fingerprints that survive line shifts', () => {
  const run = object(list(object(JSON.parse(sarif(DIAGNOSTICS, '1.2.3')))['runs'])[0])
  const driver = object(object(run['tool'])['driver'])
  expect(list(driver['rules']).map((rule) => object(rule)['id'])).toEqual(Object.keys(CODES))
  const [warning, error] = list(run['results']).map(object)
  expect(warning).toMatchObject({
    ruleId: 'WIN157',
    level: 'warning',
    locations: [
      { physicalLocation: { artifactLocation: { uri: 'dir/my%20file.yaml' }, region: { startLine: 3 } } },
    ],
    partialFingerprints: { 'hnsc/v1': 'WIN157:/cidrs/cluster' },
  })
  expect(list(driver['rules'])[Number(warning?.['ruleIndex'])]).toMatchObject({ id: 'WIN157' })
  expect(error).toMatchObject({
    level: 'error',
    relatedLocations: [{ id: 0, message: { text: 'The other.' } }],
    fixes: [{ artifactChanges: [{ replacements: [{ insertedContent: { text: 'x' } }] }] }],
  })
})

const URIS: readonly (readonly [string, string])[] = [
  ['./a/b.yaml', 'a/b.yaml'],
  ['/etc/cni/a b.conf', 'file:///etc/cni/a%20b.conf'],
  ['C:\\k\\cni.conf', 'file:///C:/k/cni.conf'],
  ['<stdin>', '%3Cstdin%3E'],
]
test.each(URIS)('the URI of %s is %s', (path, uri) => {
  const [first] = DIAGNOSTICS
  expect(sarif([{ ...first!, location: { path, range: place(1, 1, 2) } }], '1')).toContain(`"uri": "${uri}"`)
})

test('JUnit: an info is told, and fails nothing', () => {
  const [first] = DIAGNOSTICS
  const xml = junit([{ ...first!, severity: 'info' }], [])
  expect(xml).toContain('tests="1" failures="0"')
  expect(xml).toContain('<system-out>')
  expect(xml).not.toContain('<failure')
})
