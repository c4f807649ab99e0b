import type { Finding } from '../../diagnostic/finding.ts'
import type { FlagUse, ParsedArguments } from '../../programs/pflag.ts'
import { parseBool } from '../../programs/pflag/value-error.ts'
import type { Span } from '../../text/tree.ts'
import { addArguments } from './edits.ts'
import { type LineView, spanOf } from './line-view.ts'
import { called } from './program-texts.ts'

/** Where to point when something is missing: the name of the program. */
export function headOf({ line: { head } }: LineView): Span {
  return { start: head.start, end: head.end }
}

/** The types whose values add up. */
const ADDS_UP = new Set([
  'strings',
  'mapStringBool',
  'mapStringString',
  'colonSeparatedMultimapStringString',
  '[]api.Taint',
])

/** One flag twice, with different values. */
export function repeatedFindings(view: LineView, uses: readonly FlagUse[]): Finding[] {
  return uses.flatMap((use, i): Finding[] => {
    const later = uses.slice(i + 1).find(({ flag }) => flag === use.flag)
    if (later === undefined || later.value === use.value || ADDS_UP.has(use.flag.type)) return []
    return [
      {
        code: 'WIN415',
        message: `\`--${use.spelled}\` is given again with another value`,
        label: `only \`${later.value}\` counts`,
        help: 'remove one of them',
        at: { span: spanOf(view, { argument: use.argument, from: 0 }) },
        related: [
          { at: { span: spanOf(view, { argument: later.argument, from: 0 }) }, message: 'given again here' },
        ],
      },
    ]
  })
}

/** A program that `sc.exe` registers must report to the service control manager. */
export function serviceFindings(view: LineView, { uses, errors }: ParsedArguments): Finding[] {
  if (view.line.launch !== 'sc' || view.hasMore) return []
  const use = uses.findLast(({ flag }) => flag.name === 'windows-service')
  if (use !== undefined && parseBool(use.value) === true) return []
  // `--service` is reported, and mended, on its own.
  if (errors.some(({ name }) => name === 'service')) return []
  const edits = use === undefined ? addArguments(view, ['--windows-service']) : undefined
  return [
    {
      code: 'WIN416',
      message: `${called(view.program)} is registered as a service without \`--windows-service\``,
      label: 'Windows ends it after 30 seconds: `Error 1053`',
      help: 'add `--windows-service`',
      at: { span: use === undefined ? headOf(view) : spanOf(view, { argument: use.argument, from: 0 }) },
      ...(edits === undefined ? {} : { fix: { title: 'add `--windows-service`', safe: true, edits } }),
    },
  ]
}
