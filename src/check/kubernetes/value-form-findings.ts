import type { Finding } from '../../diagnostic/finding.ts'
import { findFlag, type FlagFact } from '../../facts/flag.ts'
import type { FlagUse } from '../../programs/pflag.ts'
import { swallowed } from './flag-advice.ts'
import { type LineView, spanOf } from './line-view.ts'
import { called } from './program-texts.ts'

/** A value as the rules for its form look at it. */
type Value = Pick<FlagUse, 'value' | 'valueAt' | 'spelled'>

/** Values that hold the next flag, or quotes that no program on Windows takes away. */
export function valueFormFindings(
  view: LineView,
  uses: readonly Value[],
  isFlag: (name: string) => boolean,
): Finding[] {
  return uses.flatMap((use) => [...fusedFinding(view, use, isFlag), ...quotesFinding(view, use)])
}

/** The test for names that `valueFormFindings` needs, from a table of flags. */
export function flagNames(flags: readonly FlagFact[]): (name: string) => boolean {
  return (name) => findFlag(flags, name) !== undefined
}

/** `--hostname-override=node1--kubeconfig=…`: the blank between two flags is missing. */
function fusedFinding(
  view: LineView,
  { value, valueAt, spelled }: Value,
  isFlag: (name: string) => boolean,
): Finding[] {
  const next = swallowed(value)
  if (next === undefined || valueAt === undefined || !isFlag(next.name)) return []
  const { name } = next
  const from = valueAt.from + next.from
  const { start } = spanOf(view, { argument: valueAt.argument, from })
  return [
    {
      code: 'WIN407',
      message: `the value of \`--${spelled}\` runs into \`--${name}\``,
      label: `${called(view.program)} takes \`${value}\` for the value, and \`--${name}\` is not set`,
      help: 'put a blank before it',
      at: { span: spanOf(view, { argument: valueAt.argument, from }, from + 2 + name.length) },
      fix: {
        title: 'put a blank before it',
        safe: true,
        edits: [{ at: { start, end: start }, newText: ' ' }],
      },
    },
  ]
}

/** True for a value that is still in quotes when the program gets it. */
export function isInQuotes(value: string): boolean {
  return QUOTED.test(value)
}

const QUOTED = /^(['"])([^]*)\1$/

/** `'minion'`, where nothing takes the single quotes away; or double quotes that a shell has kept. */
function quotesFinding(view: LineView, { value, valueAt, spelled }: Value): Finding[] {
  const match = QUOTED.exec(value)
  if (match === null || valueAt === undefined) return []
  const { argument, from } = valueAt
  const end = from + value.length
  return [
    {
      code: 'WIN408',
      message: `the quotes around the value of \`--${spelled}\` belong to the value: \`${value}\``,
      label: `${called(view.program)} gets them, since Windows takes only double quotes away, and only once`,
      help: `write \`${match[2] ?? ''}\` without them, or in double quotes`,
      at: { span: spanOf(view, valueAt) },
      fix: {
        title: 'remove the quotes',
        safe: true,
        edits: [
          { at: spanOf(view, { argument, from }, from + 1), newText: '' },
          { at: spanOf(view, { argument, from: end - 1 }, end), newText: '' },
        ],
      },
    },
  ]
}
