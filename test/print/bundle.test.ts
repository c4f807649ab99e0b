import { expect, test } from 'vitest'
import { bundled } from '../../src/print/bundle.ts'

test('files follow each other, each behind its marker', () => {
  const files = [
    { path: 'a/b.conf', text: '{}\n' },
    { path: 'empty', text: '' },
    { path: 'c', text: '-- not a marker\nx -- y --\n' },
  ]
  expect(files.map(bundled).join('')).toBe(
    '-- a/b.conf --\n{}\n-- empty --\n-- c --\n-- not a marker\nx -- y --\n',
  )
})

test.each(['no line end', 'a\n-- b --\n', '-- b --\n'])('%j cannot stand in a bundle', (text) => {
  expect(() => bundled({ path: 'x', text })).toThrow('x cannot stand in a bundle')
})
