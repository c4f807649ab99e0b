import type { Finding } from '../../diagnostic/finding.ts'
import type { FlagUse, ParsedArguments } from '../../programs/pflag.ts'
import { parseBool } from '../../programs/pflag/value-error.ts'
import type { Span } from '../../text/tree.ts'
import { KUBE_PROXY_FLAGS } from '../../facts/kube-proxy-flags.ts'
import { KUBELET_FLAGS } from '../../facts/kubelet-flags.ts'
import { lastUse } from '../../programs/kube-proxy.ts'
import { addArguments } from './edits.ts'
import { isMeant } from './flag-advice.ts'
import { type LineView, type Minor, spanOf } from './line-view.ts'
import { called } from './program-texts.ts'
import { quoteEdits, quotingHelp } from './quoting.ts'
import { refusal } from './stray-findings.ts'

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
        message: `\`--${use.spelled}\` is given twice, as \`${use.value}\` and as \`${later.value}\``,
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
export function serviceFindings(view: LineView, parsed: ParsedArguments): Finding[] {
  if (view.line.launch !== 'sc' || view.hasMore) return []
  const use = lastUse(parsed, 'windows-service')
  if (use !== undefined && parseBool(use.value) === true) return []
  // `--service` is reported, and mended, on its own.
  if (isMeant(parsed, view.program === 'kubelet' ? KUBELET_FLAGS : KUBE_PROXY_FLAGS, 'windows-service'))
    return []
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

/** The path of a service that Windows and the program itself split at its blank. */
export function splitPathFindings(view: LineView, minor: Minor): Finding[] {
  const { splitPath, launch } = view.line
  if (splitPath === undefined) return []
  const at = { start: splitPath.start, end: splitPath.end }
  const [first = '', ...rest] = splitPath.text.split(/\s+/)
  const edits = quoteEdits(view, at)
  return [
    {
      code: 'WIN417',
      message: `the path \`${splitPath.text}\` has a blank and no quotes`,
      label:
        launch === 'nssm'
          ? `nssm.exe takes \`${first}\` for the program`
          : refusal(view, rest.join(' '), minor),
      help: launch === 'nssm' ? 'put the path in double quotes' : quotingHelp(view, 'path'),
      at: { span: at },
      ...(edits === undefined ? {} : { fix: { title: 'put it in quotes', safe: true, edits } }),
    },
  ]
}
