import type { Finding } from '../../diagnostic/finding.ts'
import type { FlagUse, ParsedArguments } from '../../programs/pflag.ts'
import { positionalText } from '../../programs/kubernetes/positional-fault.ts'
import type { Placed } from '../../text/command-line/placed.ts'
import { joinValue } from './edits.ts'
import { type LineView, type Minor, standsForMore } from './line-view.ts'
import { exits } from './program-texts.ts'
import { quotingHelp } from './quoting.ts'

/** Arguments of kube-proxy or the kubelet that are neither a flag nor a value. */
export function strayFindings(view: LineView, parsed: ParsedArguments, minor: Minor): Finding[] {
  const redirected = redirections(view, parsed.positionals)
  return parsed.positionals.flatMap((index): Finding[] => {
    const word = view.words[index]
    if (word === undefined || standsForMore(word)) return []
    const redirection = redirected.find(({ first, last }) => first <= index && index <= last)
    if (redirection !== undefined) {
      return redirection.first === index ? [redirectionFinding(view, word, redirection, minor)] : []
    }
    return [boolFinding(view, parsed, word, index, minor) ?? strayFinding(view, word, minor)]
  })
}

function strayFinding(view: LineView, word: Placed, minor: Minor): Finding {
  return {
    code: 'WIN406',
    message: `\`${word.text}\` belongs to no flag`,
    label: refusal(view, word.text, minor),
    help: `remove it, or ${quotingHelp(view)}`,
    at: { span: { start: word.start, end: word.end } },
  }
}

/** The value of a boolean flag as an argument of its own. */
function boolFinding(
  view: LineView,
  { uses }: ParsedArguments,
  word: Placed,
  index: number,
  minor: Minor,
): Finding | undefined {
  const use = uses.find(({ argument }) => argument === index - 1)
  const before = view.words[index - 1]
  if (use === undefined || !isDetachedBool(view, use)) return undefined
  const fix = before === undefined ? undefined : joinValue(view, before, word)
  return {
    code: 'WIN406',
    message: `\`--${use.spelled}\` takes its value behind \`=\` only, so \`${word.text}\` is an argument of its own`,
    label: refusal(view, word.text, minor),
    help: `write \`--${use.spelled}=${word.text}\``,
    at: { span: { start: word.start, end: word.end } },
    ...(fix === undefined ? {} : { fix }),
  }
}

const BOOL = /^(true|false|[01tf])$/i

/** True for a boolean flag whose value is an argument of its own: what the program takes it for is not what is meant. */
export function isDetachedBool({ args }: LineView, { argument, flag, valueAt }: FlagUse): boolean {
  return flag.type === 'bool' && valueAt === undefined && BOOL.test(args[argument + 1] ?? '')
}

/** A redirection with its file, by the indexes of its first and last argument. */
interface Redirection {
  readonly first: number
  readonly last: number
}

function redirections({ args }: LineView, positionals: readonly number[]): readonly Redirection[] {
  const found: Redirection[] = []
  for (const first of positionals) {
    const before = found.at(-1)
    if (before !== undefined && first <= before.last) continue
    const mark = REDIRECTION.exec(args[first] ?? '')
    if (mark === null) continue
    const hasFile = mark[1] !== '' || /&\d$/.test(mark[0])
    const last = hasFile || !positionals.includes(first + 1) ? first : first + 1
    // `> file 2>&1` is one.
    if (before?.last === first - 1) found.splice(-1, 1, { first: before.first, last })
    else found.push({ first, last })
  }
  return found
}

/** `>`, `2>>` or `2>&1`, with the file behind it or without. */
const REDIRECTION = /^[0-9*]?(?:>>?(?:&\d)?|<)([^<>]*)$/

/** Nobody is there to redirect: the line is that of a program, and no shell reads it. */
function redirectionFinding(
  view: LineView,
  word: Placed,
  { first, last }: Redirection,
  minor: Minor,
): Finding {
  const end = view.words[last]?.end ?? word.end
  return {
    code: 'WIN406',
    message: `\`${view.args.slice(first, last + 1).join(' ')}\` redirects nothing, since no shell reads this line`,
    label: refusal(view, word.text, minor),
    help: REDIRECT_BY[view.line.launch],
    at: { span: { start: word.start, end } },
  }
}

const REDIRECT_BY: { readonly [L in LineView['line']['launch']]: string } = {
  nssm: 'remove it, and set `AppStdout` and `AppStderr` of the service, with which nssm.exe redirects',
  sc: 'remove it, and put `kube-log-runner.exe -log-file=…` before the program',
  direct: 'remove it, or redirect where the program is started: `-RedirectStandardOutput` of Start-Process',
  container: 'remove it: the container runtime keeps the output',
  arguments: 'remove it, and redirect where the program is started',
}

/** What a program does with an argument that belongs to no flag. */
export function refusal({ program }: LineView, text: string, minor: Minor): string {
  if (program === 'flanneld') return `flanneld takes \`${text}\` for an argument, and reads no flag behind it`
  return exits(program, positionalText(program, [text], minor))
}
