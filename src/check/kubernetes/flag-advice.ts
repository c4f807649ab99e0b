import { findFlag, type FlagFact } from '../../facts/flag.ts'
import { nearest } from '../../text/nearest.ts'

/** Names that documentation has in place of the real ones (kubernetes/website intro-windows-in-kubernetes.md, release-1.18). */
const MEANT: ReadonlyMap<string, string> = new Map([
  ['service', 'windows-service'],
  ['kubelet-reserve', 'kube-reserved'],
  ['system-reserve', 'system-reserved'],
  ['enforce-node-allocable', 'enforce-node-allocatable'],
])

/** The flag that is meant by a name that no release has, and whether that is beyond doubt. */
export function meantFlag(
  flags: readonly FlagFact[],
  name: string,
): { readonly name: string; readonly sure: boolean } | undefined {
  const normal = name.replaceAll('_', '-')
  const known = MEANT.get(normal)
  if (known !== undefined && findFlag(flags, known) !== undefined) return { name: known, sure: true }
  const lower = normal.toLowerCase()
  if (lower !== normal && findFlag(flags, lower) !== undefined) return { name: lower, sure: true }
  const near = nearest(
    normal,
    flags.map((flag) => flag.name),
  )
  return near === undefined ? undefined : { name: near, sure: false }
}

/** What takes the place of a flag that is gone or deprecated. */
export function insteadOf({ instead, field }: FlagFact): string | undefined {
  if (instead !== undefined) return `use ${instead.startsWith('--') ? `\`${instead}\`` : instead}`
  return field === undefined ? undefined : `use the field \`${field}\` of the configuration file`
}
