import { describe, expect, it } from 'vitest'
import { LISTS } from './lists.ts'
import { runCase } from './run-case.ts'

describe.each(LISTS)('$title', ({ traps }) => {
  it.each(traps.flatMap(({ id, title, cases = [] }) => cases.map((trap) => ({ id, title, trap }))))(
    '$id $title: $trap.code',
    ({ trap }) => {
      expect(runCase(trap).map(({ code }) => code)).toContain(trap.code)
    },
  )

  it('says of each what tells it, or why nothing can', () => {
    for (const { id, cases = [], undecided = '' } of traps)
      expect(`${id}${cases.length}${undecided}`).not.toBe(`${id}0`)
    const ids = traps.map(({ id }) => id)
    expect(ids.toSorted()).toEqual([...new Set(ids)].toSorted())
  })
})
