import type { Finding } from '../../diagnostic/finding.ts'
import { type Dialect, dialectOf, readScript } from '../../text/command-line/read-script.ts'
import type { Placed } from '../../text/command-line/placed.ts'
import type { Context } from '../context.ts'
import { acrossMinors, type CheckForMinor } from './across-minors.ts'
import { flanneldLine } from './flanneld-line.ts'
import { programOfFlags } from './identify.ts'
import { kubeProxyLine } from './kube-proxy-line.ts'
import { kubeletLine } from './kubelet-line.ts'
import { type LineView, type Minor, standsForMore } from './line-view.ts'
import { splitPathFindings } from './line-findings.ts'
import { nodeNameFindings } from './node-names.ts'
import { joinPlaceholders, placeholderFindings } from './placeholders.ts'

/** What is wrong with the command lines of kube-proxy, kubelet and flanneld in a script, a manifest or a bare line. */
export function checkScript(text: string, dialect: Dialect, context: Context): readonly Finding[] {
  const check = scriptChecker(text, dialect, context)
  return check === undefined ? [noProgram()] : acrossMinors(check, context)
}

/** The findings of a text for one release; undefined where it starts none of the programs. */
export function scriptChecker(text: string, dialect: Dialect, context: Context): CheckForMinor | undefined {
  const views = viewsOf(text, dialect)
  if (views.length === 0) return undefined
  const count = views.reduce((sum, { words }) => sum + words.length, 0)
  if (count > MOST_ARGUMENTS) return () => [tooMany(count)]
  const names = nodeNameFindings(views)
  const placeholders = views.map(placeholderFindings)
  return (minor) => [
    ...names,
    ...views.flatMap((view, i) => {
      const findings = [...checkLine(view, minor, context), ...splitPathFindings(view, minor)]
      const left = placeholders[i]?.filter((finding) => !goesAnyway(finding, findings)) ?? []
      return [...findings, ...left]
    }),
  ]
}

/** The most arguments of a document that are judged, for each release anew: a node has a hundred. */
const MOST_ARGUMENTS = 10_000

function tooMany(count: number): Finding {
  return {
    code: 'WIN039',
    message: `the command lines have ${count} arguments, and hnsc reads ${MOST_ARGUMENTS}`,
    help: 'look whether this is the file that was meant',
    at: { span: { start: 0, end: 0 } },
  }
}

/** True for a placeholder in an argument that is to be removed as a whole. */
function goesAnyway({ at }: Finding, findings: readonly Finding[]): boolean {
  const removed = findings.flatMap(({ fix }) => fix?.edits ?? []).filter(({ newText }) => newText === '')
  return removed.some(
    (edit) => at.span !== undefined && edit.at.start <= at.span.start && at.span.end <= edit.at.end,
  )
}

function checkLine(view: LineView, minor: Minor, context: Context): Finding[] {
  switch (view.program) {
    case 'kube-proxy':
      return kubeProxyLine(view, minor, context)
    case 'kubelet':
      return kubeletLine(view, minor, context)
    case 'flanneld':
      return flanneldLine(view, context)
  }
}

/** The lines whose program is known by its name, or else by its flags. */
export function viewsOf(text: string, dialect: Dialect): readonly LineView[] {
  const { lines, environment } = readScript(text, dialect)
  return lines.flatMap((line) => {
    const words = joinPlaceholders(line.words)
    const program = line.program ?? programOfFlags(words)
    if (program === undefined) return []
    return [
      {
        program,
        line,
        words,
        args: words.map((word) => word.text),
        environment: environment.filter(({ service }) => service === undefined || service === line.service),
        text,
        dialect: dialectOf(text, dialect),
        hasMore: line.partial === true || words.some(standsForMore) || words.some(asksOnly),
      },
    ]
  })
}

/** True for a flag with which a program prints something and does not start. */
function asksOnly({ text }: Placed): boolean {
  return /^(--version(=.*)?|--help|-h)$/.test(text)
}

function noProgram(): Finding {
  return {
    code: 'WIN400',
    message: 'no line here starts kube-proxy, kubelet or flanneld',
    label: 'nothing is checked',
    help: 'look whether this is the file that was meant, or name its kind with `--kind`',
    at: { span: { start: 0, end: 0 } },
  }
}
