import type { CniDocument } from '../check/cni/cni-document.ts'
import { field } from '../check/field.ts'
import type { Finding } from '../diagnostic/finding.ts'
import type { Note } from '../programs/outcome.ts'
import { nearest } from '../text/nearest.ts'
import { type Path, pointer, type Tree, valueAt } from '../text/tree.ts'
import type { Trace, TraceStep } from '../trace/trace.ts'
import { placedSteps } from './placed-steps.ts'
import { READ_KEYS } from './read-keys.ts'
import type { Traces } from './traces.ts'

/**
 * What programs do with keys that the file has: nothing, or something else than the file says. Of places that are told
 * already nothing is said.
 */
export function noteFindings(
  document: CniDocument,
  { newest, older }: Traces,
  isTold: (path: Path) => boolean,
): Finding[] {
  const notes = placedNotes(document, newest).filter(({ path }) => !isTold(path))
  if (notes.length === 0) return []
  const before = older().map((trace) => new Set(placedNotes(document, trace).map(identity)))
  return notes.map((note) => {
    const always = before.every((others) => others.has(identity(note)))
    return finding(note, document.tree, always)
  })
}

const WHATS = ['ignored', 'overwritten', 'dropped'] as const

type What = (typeof WHATS)[number]

interface PlacedNote {
  readonly what: What
  readonly step: TraceStep
  readonly note: Note
  readonly path: Path
}

function placedNotes(document: CniDocument, trace: Trace): PlacedNote[] {
  return placedSteps(document, trace).flatMap(({ step, at }) =>
    // A program that stops has not dropped what it did not come to.
    WHATS.filter((what) => what !== 'dropped' || step.error === undefined).flatMap((what) =>
      step.notes[what]
        .map((note) => ({ what, step, note, path: [...at, ...note.path] }))
        .filter((placed) => isWorthTelling(placed, document.tree)),
    ),
  )
}

function identity({ what, step, path }: PlacedNote): string {
  return `${what} ${step.program} ${pointer(path)}`
}

/** A note about a place that the file has, and about a key that the program is to read. */
function isWorthTelling({ step, note, path }: PlacedNote, tree: Tree): boolean {
  const [key] = note.path
  if (key === undefined || valueAt(tree, path) === undefined || isTwice(path, tree)) return false
  if (step.program === 'calico' && isOfInstaller(note.path, valueAt(tree, path))) return false
  // Below `ipam` its own plugin decides; where there is none of the name, that is what is wrong.
  if (note.path.length > 1 && key === 'ipam' && step.program.startsWith('win-')) return false
  if (note.path.length > 1 || typeof key !== 'string') return true
  const made = MADE_BY_FLANNEL.has(key.toLowerCase()) && step.program === 'flannel'
  return made || !OTHERS_READ.has(key.toLowerCase())
}

/**
 * True for what Calico's installers write in every file, whether it counts there or not.
 * Source: projectcalico/calico node/windows-packaging/CalicoWindows/cni.conf.template,
 * cni-plugin/pkg/install/install_windows.go 87c15906f20c.
 */
function isOfInstaller(path: Path, value: Tree | undefined): boolean {
  const [key, inner] = path.map((step) => String(step).toLowerCase())
  if (path.length === 1 && (key === 'vxlan_vni' || key === 'vxlan_mac_prefix')) return true
  if (key === 'mtu') return value?.kind === 'number' && Number(value.raw) === 0
  return (
    key === 'ipam' &&
    inner === 'subnet' &&
    value?.kind === 'string' &&
    value.value.toLowerCase() === 'usepodcidr'
  )
}

/** True where a key of the path stands twice in its object: the path does not say which of the two is meant. */
function isTwice(path: Path, tree: Tree): boolean {
  return path.some((key, depth) => {
    const there = valueAt(tree, path.slice(0, depth))
    return there?.kind === 'object' && there.members.filter((member) => member.key === key).length > 1
  })
}

/** Keys that another program reads, or that CNI reserves. Sources: containernetworking/cni SPEC.md; nerdctl pkg/netutil. */
const OTHERS_READ = new Set([
  'type',
  'capabilities',
  'prevresult',
  'cniversion',
  'name',
  'runtimeconfig',
  'disablecheck',
  'ipam',
  'args',
  'nerdctlid',
  'nerdctllabels',
])

/** Beside a delegate these have no effect: on Windows flannel makes its own. */
const MADE_BY_FLANNEL = new Set(['ipam', 'args'])

const TOLD = {
  ignored: { code: 'WIN203', verb: 'does not read' },
  overwritten: { code: 'WIN204', verb: 'replaces' },
  dropped: { code: 'WIN205', verb: 'drops' },
} as const

function finding({ what, step, note, path }: PlacedNote, tree: Tree, always: boolean): Finding {
  const { code, verb } = TOLD[what]
  const key = String(note.path.findLast((part) => typeof part === 'string'))
  const meant = what === 'ignored' ? meantKey(step, note.path, path, tree) : undefined
  const program = always ? step.program : `${step.program} ${step.version}`
  // Nobody writes a whole list or object for nothing: with it goes all that it was to say.
  const value = valueAt(tree, path)?.kind
  const isSlip = meant !== undefined && nearest(key, [meant], 2) !== undefined
  const isLost = isSlip && always && (value === 'object' || value === 'array')
  return {
    code,
    ...(isLost ? { severity: 'error' as const } : {}),
    message: `${program} ${verb} \`${key}\``,
    label: what === 'overwritten' && step.program === 'flannel' ? `instead: ${note.reason}` : note.reason,
    help: meant === undefined ? 'remove it, so that nobody relies on it' : `write \`${meant}\`, or remove it`,
    at: { path, part: 'key' },
  }
}

/** The key that was meant, where one is near that the program reads there and the file does not have. */
function meantKey({ program, notes }: TraceStep, inStep: Path, path: Path, tree: Tree): string | undefined {
  const key = path.at(-1)
  if (typeof key !== 'string') return undefined
  const there = valueAt(tree, path.slice(0, -1))
  const siblings = notes.read
    .filter(
      (read) => read.length === inStep.length && pointer(read.slice(0, -1)) === pointer(inStep.slice(0, -1)),
    )
    .map((read) => String(read.at(-1)))
  const known = inStep.length === 1 ? (READ_KEYS[program] ?? []) : []
  const free = [...siblings, ...known].filter((name) => field(there, [], name) === undefined)
  return nearest(key, free)
}
