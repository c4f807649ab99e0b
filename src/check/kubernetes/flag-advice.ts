import { findFlag, type FlagFact } from '../../facts/flag.ts'
import { fieldsAt } from '../../facts/config-field.ts'
import { KLOG_LIFE } from '../../facts/klog-flags.ts'
import { KUBE_PROXY_FIELDS } from '../../facts/kube-proxy-fields.ts'
import { KUBELET_FIELDS } from '../../facts/kubelet-fields.ts'
import type { ParsedArguments } from '../../programs/pflag.ts'
import { nearest } from '../../text/nearest.ts'
import type { LineView, Minor } from './line-view.ts'

/** Names that documentation has in place of the real ones (kubernetes/website intro-windows-in-kubernetes.md, release-1.18). */
const MEANT: ReadonlyMap<string, string> = new Map([
  ['service', 'windows-service'],
  ['kubelet-reserve', 'kube-reserved'],
  ['system-reserve', 'system-reserved'],
  ['enforce-node-allocable', 'enforce-node-allocatable'],
])

/** A flag that is meant by another name, and whether that is beyond doubt. */
interface MeantFlag {
  readonly name: string
  readonly sure: boolean
}

/**
 * The flag that is meant by a name that no release has. The answer is kept: the same name is asked for again with every
 * release and by several rules, and a search through all flags is the most that a command line costs.
 */
export function meantFlag(flags: readonly FlagFact[], name: string): MeantFlag | undefined {
  const kept = ANSWERS.get(flags) ?? new Map<string, MeantFlag | undefined>()
  ANSWERS.set(flags, kept)
  if (kept.has(name)) return kept.get(name)
  if (kept.size >= MOST_KEPT) kept.clear()
  const answer = searchFlag(flags, name)
  kept.set(name, answer)
  return answer
}

const ANSWERS = new WeakMap<readonly FlagFact[], Map<string, MeantFlag | undefined>>()

/** How many names a table of flags keeps the answers for. */
const MOST_KEPT = 200

function searchFlag(flags: readonly FlagFact[], name: string): MeantFlag | undefined {
  const normal = name.replaceAll('_', '-')
  const known = MEANT.get(normal)
  if (known !== undefined && findFlag(flags, known) !== undefined) return { name: known, sure: true }
  const lower = normal.toLowerCase()
  if (lower !== normal && findFlag(flags, lower) !== undefined) return { name: lower, sure: true }
  // Names are made of a few words that many share: one letter in four may be wrong.
  const near = nearest(
    normal,
    flags.map((flag) => flag.name),
    Math.floor(normal.length / 4),
  )
  return near === undefined ? undefined : { name: near, sure: false }
}

/**
 * True where an argument that is refused is meant to be this flag, or the value of another one has swallowed it: what it
 * would set is not missing besides.
 */
export function isMeant(
  { errors, uses }: ParsedArguments,
  flags: readonly FlagFact[],
  flag: string,
): boolean {
  const isRefused = errors.some(
    ({ kind, name }) =>
      (kind === 'unknown-flag' || kind === 'unknown-shorthand') &&
      (findFlag(flags, name)?.name === flag || meantFlag(flags, name)?.name === flag),
  )
  return isRefused || uses.some(({ value }) => swallowed(value)?.name === flag)
}

/** The flag that a value runs into where the blank between the two is missing, and where it begins. */
export function swallowed(value: string): { readonly name: string; readonly from: number } | undefined {
  const match = /--([a-z][a-z0-9-]*)/.exec(value)
  return match?.[1] === undefined ? undefined : { name: match[1], from: match.index }
}

/** What takes the place of a flag that is gone or deprecated: of those of the log, where the program is started so. */
export function insteadOf(
  { line: { launch }, program }: LineView,
  flag: FlagFact,
  minor: Minor,
): string | undefined {
  const { instead, field } = flag
  if (instead === KLOG_LIFE.instead) return LOG_BY[launch]
  if (instead !== undefined) return `use ${instead.startsWith('--') ? `\`${instead}\`` : instead}`
  const fields = program === 'kubelet' ? KUBELET_FIELDS : KUBE_PROXY_FIELDS
  const isThere = field !== undefined && fieldsAt(fields, minor).has(field)
  return isThere ? `use the field \`${field}\` of the configuration file` : undefined
}

/** Who writes what a program prints into a file. */
const LOG_BY: { readonly [L in LineView['line']['launch']]: string } = {
  nssm: 'set `AppStdout` and `AppStderr` of the service, with which nssm.exe redirects',
  sc: 'put `kube-log-runner.exe -log-file=…` before the program',
  container: 'the container runtime keeps what is printed',
  direct: `use ${KLOG_LIFE.instead}`,
  arguments: `use ${KLOG_LIFE.instead}`,
}
