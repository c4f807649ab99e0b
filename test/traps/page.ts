import { CODES, type Code } from '../../src/diagnostic/codes.ts'
import { LISTS } from './lists.ts'
import type { Trap, TrapList } from './trap.ts'

/** docs/traps.md: every trap, the codes that tell it, and what no file tells. */
export function page(): string {
  const all = LISTS.flatMap(({ traps }) => traps)
  const told = all.filter(({ cases = [] }) => cases.length > 0)
  const parts = told.filter(({ undecided }) => undecided !== undefined)
  return [
    '# Traps',
    '',
    'What goes wrong with the network configuration of Windows nodes, and what tells it. Each row with a code has smallest',
    'documents that fall into the trap; `test/traps/` runs hnsc over them. Where the last column says something, that part',
    'is in no file that hnsc is given.',
    '',
    `Of ${all.length} traps hnsc tells ${told.length}, ${parts.length} of them in part; ${all.length - told.length} cannot be told from files of this kind.`,
    '',
    ...LISTS.flatMap(section),
  ].join('\n')
}

function section({ title, traps }: TrapList): string[] {
  const rows = traps.map(
    (trap) => `| ${[trap.id, trap.title, codesOf(trap), trap.undecided ?? ''].join(' | ')} |`,
  )
  return [`## ${title}`, '', '| | trap | told by | not told |', '| --- | --- | --- | --- |', ...rows, '']
}

function codesOf({ cases = [] }: Trap): string {
  const codes = [...new Set(cases.map(({ code }) => code))].toSorted()
  return codes.map((code: Code) => `${code} ${CODES[code].name}`).join(', ')
}
