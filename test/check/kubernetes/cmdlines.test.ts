import { expect, it } from 'vitest'
import { judgeCmdlines } from '../../support/cmdlines.ts'

/** Lines whose verdict is `broken` for a reason that is not in the line. */
const UNDECIDED: Readonly<Record<string, string>> = {
  C17: 'whether HNS has the network is on the node, and its name in the file of --config',
  C29: 'it describes a call of start-kubelet.ps1 in prose; no line of a program is in it',
}

/** What the error of a broken line is about. */
const NAMED: Readonly<Record<string, readonly string[]>> = {
  C06: ['WIN410'],
  C13: ['WIN411'],
  C20: ['WIN455', 'WIN455'],
  C21: ['WIN416', 'WIN453'],
}

const lines = judgeCmdlines('../shared/corpus/cmdlines.json')

it('judges real command lines as their verdicts say, but for those that no one can decide', () => {
  const wrong = lines.filter(({ right }) => !right).map(({ id }) => id)
  expect(wrong).toEqual(lines.length === 0 ? [] : Object.keys(UNDECIDED))
})

it('names the defect of every broken line that shows one', () => {
  for (const { id, verdict, found } of lines.filter((line) => line.right && line.verdict === 'broken')) {
    const errors = found.filter((text) => text.startsWith('error')).map((text) => text.split(' ')[1])
    expect([id, verdict, ...errors]).toEqual([id, 'broken', ...(NAMED[id] ?? [])])
  }
})
