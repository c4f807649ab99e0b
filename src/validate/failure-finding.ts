import type { CniDocument } from '../check/cni/cni-document.ts'
import { CODES } from '../diagnostic/codes.ts'
import type { Finding } from '../diagnostic/finding.ts'
import * as go from '../text/go-json.ts'
import { type Path, pointer, type Tree, valueAt } from '../text/tree.ts'
import type { TraceStep } from '../trace/trace.ts'
import { failureHelp } from '../check/failure-help.ts'
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
  // The program behind all others is the one that failed; those before it hand its error on.
  const failing = placedSteps(document, newest).findLast(({ step }) => step.error !== undefined)
  const place = placeOf(failing?.step.error?.path ?? [], failing?.at ?? [], document.tree)
  const telling = ruled.filter((finding) => takes || isError(finding))
  if (telling.some(({ at }) => at.path !== undefined && isAbout(at.path, place))) return []
  const crash = error.panic === true
  const who = nameOf(failing?.step ?? newest.steps.at(-1), takes)
  const own = failing?.step.error ?? error
  const exact = document.isList && failing?.step.program === 'libcni'
  const help =
    (exact ? spellingHelp(place, own.path) : undefined) ??
    failureHelp(own.text, failing?.step.program) ??
    (crash ? LOOK : undefined)
  const more = own.details === undefined || own.details === '' ? '' : `; ${own.details}`
  return [
    {
      code: crash ? 'WIN202' : 'WIN201',
      ...(takes ? { severity: 'warning' as const } : {}),
      message: `${who} ${crash ? 'crashes' : 'refuses the configuration'}: \`${oneLine(own.text + more)}\``,
      label: takes ? 'no pod starts with this release; older ones take the configuration' : 'no pod starts',
      ...(help === undefined ? {} : { help }),
      at: { path: place.path, ...(place.missing === undefined ? {} : { part: 'key' as const }) },
    },
  ]
}

/** In a list libcni looks for keys letter by letter: one in another case is as good as missing. */
function spellingHelp({ path, missing }: FailurePlace, asked: Path | undefined): string | undefined {
  const [wanted, found] = [asked?.at(-1), path.at(-1)]
  const differs =
    missing === undefined &&
    path.length === 1 &&
    typeof wanted === 'string' &&
    typeof found === 'string' &&
    wanted !== found
  return differs ? `write \`${wanted}\`, in exactly this spelling` : undefined
}

/** A crash does not say what it is about. */
const LOOK = 'see with `hnsc trace` how far the programs come; newer releases report most of such errors'

function nameOf(step: TraceStep | undefined, withVersion: boolean): string {
  if (step === undefined) return 'libcni'
  return withVersion ? `${step.program} ${step.version}` : step.program
}

/** What is only a warning does not stand for an error. */
function isError({ code, severity }: Finding): boolean {
  return (severity ?? CODES[code].severity) === 'error'
}

/** Where an error stands in the file: the value that it is about, or the object that lacks a key. */
interface FailurePlace {
  readonly path: Path
  readonly missing?: string
}

/**
 * True for a finding about the value that a program fails at, about one inside of it, or, where a key is missing, about
 * its object: rules put that at the object itself, or at its `type`.
 */
function isAbout(told: Path, { path, missing }: FailurePlace): boolean {
  const below = pointer(told.slice(0, path.length)) === pointer(path)
  if (missing === undefined) return below
  if (!below || told.length === path.length) return below
  return told.length === path.length + 1 && TELLING.includes(String(told.at(-1)))
}

/** Keys at which a rule tells what their object lacks. */
const TELLING = ['type', 'Type', 'Settings']

/** Keys that libcni gives every plugin from the top of the file, and flannel its delegate. */
const FROM_THE_TOP = ['name', 'cniVersion']

/** Follows a path of the failing program's document in the file, in any case, as far as the file has it. */
function placeOf(inStep: Path, at: Path, tree: Tree): FailurePlace {
  let path = FROM_THE_TOP.includes(String(inStep[0])) ? [] : at
  for (const step of inStep) {
    const here = valueAt(tree, path)
    const found =
      here?.kind === 'object'
        ? here.members.findLast(({ key }) => go.equalFold(key, String(step)))?.key
        : here?.kind === 'array' && typeof step === 'number' && step < here.items.length
          ? step
          : undefined
    if (found === undefined) return { path, missing: String(step) }
    path = [...path, found]
  }
  return { path }
}

const LONGEST = 240

function oneLine(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  return flat.length > LONGEST ? `${flat.slice(0, LONGEST)}…` : flat
}
