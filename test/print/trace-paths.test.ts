import { expect, test } from 'vitest'
import { writtenNotes, writtenPaths } from '../../src/print/trace-paths.ts'

test('list items that follow each other are one', () => {
  const paths = [2, 0, 1, 1, 5].map((i) => ['policies', i, 'name'])
  expect(writtenPaths(paths)).toBe('policies[0-2].name, policies[5].name')
})

test('a hundred thousand notes take no more time than they are many', () => {
  const notes = Array.from({ length: 100_000 }, (_, i) => ({
    path: ['a', i],
    reason: i % 2 === 0 ? 'x' : 'y',
  }))
  const before = process.cpuUsage()
  expect(writtenNotes(notes)).toHaveLength(2)
  expect(process.cpuUsage(before).user / 1e6).toBeLessThan(3)
})
