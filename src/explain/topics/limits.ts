import { type LimitName, LIMIT_NAMES, NETWORK_LIMITS, type NetworkLimit } from '../../facts/network-limits.ts'
import { findCode } from '../../diagnostic/find-code.ts'
import type { Source } from '../../facts/evidence.ts'
import type { Topic } from '../topic.ts'

/** What the network of Windows nodes cannot do: one list of the limits in `src/facts/network-limits.ts`. */
export const LIMIT_TOPICS: readonly Topic[] = [
  {
    name: 'limits',
    title: 'what the network of Windows nodes does not do, and from which release on it does',
    why: 'Some limits are of Windows and stand whatever is configured, some went away with a release, some belong to one plugin. With `--spec SPEC` only those of that network are printed, and what decides each.',
    points: LIMIT_NAMES.map(pointOf),
    steps: [
      'ask for those of a network: `hnsc explain limits --spec SPEC`',
      'see the modes and plugins side by side: `hnsc modes`',
    ],
    asked: ['which limitations do Windows nodes have', 'what is not supported on Windows'],
    codes: [...new Set(limits().flatMap(({ codes = [] }) => codes.flatMap((code) => findCode(code) ?? [])))],
    sources: distinct(limits().flatMap(({ sources }) => sources)),
  },
]

/** One limit in a few sentences, without the last period. */
export function pointOf(name: LimitName): string {
  const { title, modes, except, stands, instead }: NetworkLimit = NETWORK_LIMITS[name]
  const places = [...(modes ?? []), ...(except ?? []).map((plugin) => `not with ${plugin}`)]
  const where = places.length === 0 ? '' : ` (${places.join(', ')})`
  const advice = instead === undefined ? '' : `. Instead: ${instead}`
  return `${name}: ${title}${where}. ${sentence(stands.join('; '))}${advice}`
}

function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

function limits(): readonly NetworkLimit[] {
  return LIMIT_NAMES.map((name) => NETWORK_LIMITS[name])
}

function distinct(sources: readonly Source[]): readonly Source[] {
  return [...new Map(sources.map((source) => [source.where, source])).values()]
}
