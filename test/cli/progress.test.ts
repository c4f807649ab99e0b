import { expect, test } from 'vitest'
import { progress } from '../../src/cli/progress.ts'
import { fakeIo } from './fake-io.ts'

function shown(total: number, terminal: boolean): string {
  const { stderr } = fakeIo({ terminal })
  const { step, done } = progress(total, 'files', stderr)
  for (let i = 0; i < total; i++) step()
  done()
  return stderr.text()
}

test('without a terminal there are ten lines, the last of them complete', () => {
  const lines = shown(1234, false).trimEnd().split('\n')
  expect(lines).toHaveLength(10)
  expect(lines.at(-1)).toBe('1234 of 1234 files')
})

test('a terminal gets one line, which goes in the end', () => {
  const text = shown(1234, true)
  expect(text).not.toContain('\n')
  expect(text.split('\r')).toHaveLength(102)
  expect(text).toContain(`[${'#'.repeat(15)}${' '.repeat(15)}] 617 of 1234 files`)
  expect(text.endsWith('\r\u001b[K')).toBe(true)
})

test('few steps make few lines', () => {
  expect(shown(3, false)).toBe('1 of 3 files\n2 of 3 files\n3 of 3 files\n')
})
