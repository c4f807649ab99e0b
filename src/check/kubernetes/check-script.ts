import type { Finding } from '../../diagnostic/finding.ts'
import { type Dialect, readScript } from '../../text/command-line/read-script.ts'
import type { ProgramLine, ProgramLines } from '../../text/command-line/program-line.ts'
import type { Context } from '../context.ts'
import { acrossMinors, type CheckForMinor } from './across-minors.ts'
import { flanneldLine } from './flanneld-line.ts'
import { programOfFlags } from './identify.ts'
import { kubeProxyLine } from './kube-proxy-line.ts'
import { kubeletLine } from './kubelet-line.ts'
import { type LineView, type Minor, standsForMore } from './line-view.ts'
import { nodeNameFindings } from './node-names.ts'
import { joinPlaceholders, placeholderFindings } from './placeholders.ts'

/** What is wrong with the command lines of kube-proxy, kubelet and flanneld in a script, a manifest or a bare line. */
export function checkScript(text: string, dialect: Dialect, context: Context): readonly Finding[] {
  const check = scriptChecker(text, dialect, context)
  return check === undefined ? [noProgram()] : acrossMinors(check, context)
}

/** The findings of a text for one release; undefined where it starts none of the programs. */
export function scriptChecker(text: string, dialect: Dialect, context: Context): CheckForMinor | undefined {
  const views = viewsOf(text, readScript(text, dialect))
  if (views.length === 0) return undefined
  const always = [...views.flatMap(placeholderFindings), ...nodeNameFindings(views)]
  return (minor) => [...always, ...views.flatMap((view) => checkLine(view, minor, context))]
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
export function viewsOf(text: string, { lines, environment }: ProgramLines): readonly LineView[] {
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
        hasMore: isPartial(line) || words.some(standsForMore),
      },
    ]
  })
}

/** A list of flags in a variable may be only a part of what the program gets. */
function isPartial({ partial }: ProgramLine): boolean {
  return partial === true
}

function noProgram(): Finding {
  return {
    code: 'WIN400',
    message: 'no line here starts kube-proxy, kubelet or flanneld',
    label: 'nothing is checked',
    at: { span: { start: 0, end: 0 } },
  }
}
