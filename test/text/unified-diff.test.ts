import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unifiedDiff } from '../../src/text/unified-diff.ts'

test('equal texts have no difference', () => {
  expect(unifiedDiff('x', 'a\n', 'a\n')).toBe('')
  expect(unifiedDiff('x', undefined, undefined)).toBe('')
})

test('a changed line is shown with three lines around it', () => {
  const before = 'a\nb\nc\nd\ne\nf\ng\nh\n'
  expect(unifiedDiff('dir/x', before, before.replace('e\n', 'E\n'))).toBe(
    '--- a/dir/x\n+++ b/dir/x\n@@ -2,7 +2,7 @@\n b\n c\n d\n-e\n+E\n f\n g\n h\n',
  )
})

test('a new file and a file that goes', () => {
  expect(unifiedDiff('x', undefined, 'a\n')).toBe('--- /dev/null\n+++ b/x\n@@ -0,0 +1 @@\n+a\n')
  expect(unifiedDiff('x', 'a\n', undefined)).toBe('--- a/x\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n')
})

test('a missing final newline is said', () => {
  expect(unifiedDiff('x', 'a', 'a\n')).toBe(
    '--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n',
  )
})

test('two far changes are two hunks, two near ones are one', () => {
  const lines = Array.from({ length: 30 }, (_, i) => `${i}`)
  const change = (...at: number[]): string =>
    lines.map((l, i) => (at.includes(i) ? 'x' : l)).join('\n') + '\n'
  const count = (text: string): number => text.split('\n').filter((line) => line.startsWith('@@')).length
  expect(count(unifiedDiff('x', change(), change(2, 20)))).toBe(2)
  expect(count(unifiedDiff('x', change(), change(2, 9)))).toBe(1)
  expect(count(unifiedDiff('x', change(), change(2, 10)))).toBe(2)
})

test('texts that differ in everything are done quickly', () => {
  const text = (mark: string): string => Array.from({ length: 50_000 }, (_, i) => `${mark}${i}\n`).join('')
  const start = performance.now()
  expect(unifiedDiff('x', text('a'), text('b')).split('\n').length).toBe(100_004)
  expect(performance.now() - start).toBeLessThan(10_000)
})

const text = fc
  .array(fc.constantFrom('a', 'b', 'c', '', 'end'), { maxLength: 40 })
  .chain((lines) => fc.constantFrom(lines.join('\n'), lines.map((line) => `${line}\n`).join('')))

test.runIf(spawnSync('patch', ['--version']).status === 0)('patch(1) turns one text into the other', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hnsc-diff-'))
  const file = join(folder, 'x')
  fc.assert(
    fc.property(text, text, (before, after) => {
      fc.pre(before !== after && after !== '')
      writeFileSync(file, before)
      execFileSync('patch', ['-s', '-p1', '--posix', file], { input: unifiedDiff('x', before, after) })
      expect(readFileSync(file, 'utf8')).toBe(after)
    }),
    { numRuns: 60 },
  )
  rmSync(folder, { recursive: true })
})

test('it is as short as a longest common subsequence allows', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const changed = unifiedDiff('x', before, after)
        .split('\n')
        .slice(2)
        .filter((line) => /^[-+]/.test(line)).length
      const [a, b] = [lines(before), lines(after)]
      expect(changed).toBe(a.length + b.length - 2 * common(a, b))
    }),
  )
})

function lines(all: string): string[] {
  return all === '' ? [] : all.split(/(?<=\n)/)
}

function common(a: readonly string[], b: readonly string[]): number {
  let row = Array.from({ length: b.length + 1 }, () => 0)
  for (const x of a) {
    const next = [0]
    b.forEach((y, j) => next.push(x === y ? (row[j] ?? 0) + 1 : Math.max(row[j + 1] ?? 0, next[j] ?? 0)))
    row = next
  }
  return row[b.length] ?? 0
}
