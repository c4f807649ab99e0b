import { expect, test } from 'vitest'
import { bundledText, bundleMarker } from '../../src/print/bundle.ts'

test('files follow each other, each behind its marker', () => {
  const files = [
    { path: 'a/b.conf', text: '{}\n' },
    { path: 'empty', text: '' },
    { path: 'c', text: '-- not a marker\nx -- y --\n' },
  ]
  expect(files.map((file) => bundleMarker(file.path) + bundledText(file)).join('')).toBe(
    '-- a/b.conf --\n{}\n-- empty --\n-- c --\n-- not a marker\nx -- y --\n',
  )
})

test('a file that ends within a line cannot stand in a bundle', () => {
  expect(() => bundledText({ path: 'x', text: 'no line end' })).toThrow('x cannot stand in a bundle')
})
