import type { CniDocument } from '../check/cni/cni-document.ts'
import { CODES, type Code } from '../diagnostic/codes.ts'
import type { Finding } from '../diagnostic/finding.ts'
import type { CodeMeta } from '../diagnostic/code-meta.ts'
import { type Path, type Tree, valueAt } from '../text/tree.ts'
import { failureHelp } from './failure-help.ts'
import { placedSteps } from './placed-steps.ts'
import type { Traces } from './traces.ts'

/**
 * The error that the chain ends with, unless a rule has told it. Where older releases take the configuration, it is a
 * warning: which release there is, is not known.
 */
export function failureFinding(
  document: CniDocument,
  { newest, older }: Traces,
  ruled: readonly Finding[],
): Finding[] {
  const { error } = newest
  if (error === undefined) return []
  const takes = older().some((trace) => trace.error === undefined)
  const telling = ruled.filter((finding) => takes || isError(finding))
  if (telling.some((finding) => tells(finding, error.text))) return []
  const failing = placedSteps(document, newest).filter((placed) => placed.step.error !== undefined)
  const step =
    failing.findLast((placed) => error.text.includes(placed.step.error?.text ?? '')) ?? failing.at(-1)
  const { program, version } = step?.step ?? newest.steps.at(-1) ?? { program: 'libcni', version: '' }
  const crash = error.panic === true
  const who = takes ? `${program} ${version}` : program
  const own = step?.step.error?.text ?? error.text
  const help = failureHelp(own) ?? (crash ? LOOK : undefined)
  return [
    {
      code: crash ? 'WIN202' : 'WIN201',
      ...(takes ? { severity: 'warning' as const } : {}),
      message: `${who} ${crash ? 'crashes' : 'refuses the configuration'}: \`${oneLine(own)}\``,
      label: takes ? 'no pod starts with this release; older ones take the configuration' : 'no pod starts',
      ...(help === undefined ? {} : { help }),
      at: { path: placeOf(own, document.tree, step?.at ?? []) },
    },
  ]
}

/** A crash does not say what it is about. */
const LOOK = 'see with `hnsc trace` how far the programs come; newer releases report most of such errors'

/** What is only a warning does not stand for an error. */
function isError({ code, severity }: Finding): boolean {
  return (severity ?? CODES[code].severity) === 'error'
}

/** True when a rule quotes the error, or when its code is known by it. */
function tells({ code, message, label, help }: Finding, error: string): boolean {
  const quoted = [message, label, help].flatMap((text) => [...(text ?? '').matchAll(/`([^`]{12,})`/g)])
  return [...symptomsOf(code), ...quoted.map((match) => match[1] ?? '')].some((text) => error.includes(text))
}

function symptomsOf(code: Code): readonly string[] {
  const meta: CodeMeta = CODES[code]
  return meta.symptoms ?? []
}

/** The place that an error is about: the field that it names, or a key that it has in quotation marks or mentions. */
function placeOf(error: string, tree: Tree, at: Path): Path {
  const named = [
    ...(/Go struct field \w+\.([\w.]+)/.exec(error)?.[1]?.split('.') ?? []),
    ...[...error.matchAll(/['"](\w+)['"]/g)].map((match) => match[1] ?? ''),
    ...[...error.matchAll(/\b[a-z]\w*[A-Z]\w*\b/g)].map(([word]) => word),
  ]
  return deepest(named, tree, at)
}

/** Follows names downwards as far as the document has them; case counts for nothing, as for Go. */
function deepest(names: readonly string[], tree: Tree, at: Path): Path {
  let path = at
  for (const name of names) {
    for (const from of [path, [...path, 'delegate'], [...path, 'ipam']]) {
      const here = valueAt(tree, from)
      const found =
        here?.kind === 'object'
          ? here.members.findLast(({ key }) => key.toLowerCase() === name.toLowerCase())
          : undefined
      if (found !== undefined) {
        path = [...from, found.key]
        break
      }
    }
  }
  return path
}

const LONGEST = 240

function oneLine(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  return flat.length > LONGEST ? `${flat.slice(0, LONGEST)}…` : flat
}
