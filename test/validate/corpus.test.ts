import { readFileSync } from 'node:fs'
import { format, resolveConfig } from 'prettier'
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

  it.runIf(results.length > 0)('are on the page of the documentation as they are judged', async () => {
    const how = { ...(await resolveConfig('docs/corpus.md')), parser: 'markdown' }
    expect(readFileSync('docs/corpus.md', 'utf8')).toBe(await format(corpusPage() ?? '', how))
  })
})
