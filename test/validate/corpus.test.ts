import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { DEFECTS, OPEN } from '../support/corpus-defects.ts'
import { corpusPage } from '../support/corpus-page.ts'
import { judgeCorpus } from '../support/corpus.ts'

const results = judgeCorpus()

describe('real files', () => {
  it('tells the true defect of each, but of those that are known to be open', () => {
    const wrong = results.filter(({ right }) => !right).map(({ name }) => name)
    const there = Object.keys(OPEN).filter((name) => results.some((result) => result.name === name))
    expect(wrong).toEqual(there)
  })

  it('looks for a defect in no file that a person calls valid', () => {
    const named = [...Object.keys(DEFECTS), ...Object.keys(OPEN)]
    const valid = results.filter(({ verdict }) => verdict === 'valid').map(({ name }) => name)
    expect(named.filter((name) => valid.includes(name))).toEqual([])
    expect(new Set(named).size).toBe(named.length)
  })

  it.runIf(results.length > 0)('have the rows on the page that the models give them', () => {
    const models = (page: string) =>
      page
        .split('\n')
        .flatMap((line) => (line.startsWith('| 0') || line.startsWith('| 1') ? [cells(line)] : []))
    expect(models(readFileSync('docs/corpus.md', 'utf8'))).toEqual(models(corpusPage() ?? ''))
  })
})

/** File, verdict, whether libcni takes it, and policies; what hnsc says changes with every new rule. */
function cells(line: string): readonly string[] {
  return line
    .split('|')
    .slice(1, 5)
    .map((cell) => cell.trim())
}
