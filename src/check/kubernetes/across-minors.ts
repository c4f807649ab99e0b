import { CODES } from '../../diagnostic/codes.ts'
import type { Severity } from '../../diagnostic/code-meta.ts'
import type { Finding } from '../../diagnostic/finding.ts'
import { clampKubernetes, KNOWN_MINORS } from '../../facts/minors.ts'
import type { Context } from '../context.ts'
import type { Minor } from './line-view.ts'
import { release } from './program-texts.ts'

/** The findings of one release. */
export type CheckForMinor = (minor: Minor) => readonly Finding[]

/**
 * The findings for the release of the context. Where none is given: those of every known release, an error that not all
 * of them have being a warning that says which do. A release outside the tables is judged as the nearest.
 */
export function acrossMinors(check: CheckForMinor, { kubernetes }: Context): readonly Finding[] {
  if (kubernetes !== undefined) {
    const { major, minor } = clampKubernetes(kubernetes)
    if (major === kubernetes.major && minor === kubernetes.minor) return check(minor)
    return [
      {
        code: 'WIN469',
        message: `hnsc does not know Kubernetes ${kubernetes.major}.${kubernetes.minor}`,
        label: `the document is judged for ${major}.${minor}`,
        help: `name a release from ${release(KNOWN_MINORS[0] ?? 0)} to ${release(KNOWN_MINORS.at(-1) ?? 0)}`,
        at: { span: { start: 0, end: 0 } },
      },
      // What is known to have come with the oldest release is missing before it.
      ...check(kubernetes.major === 1 ? Math.min(kubernetes.minor, minor) : minor),
    ]
  }
  const found = new Map<string, { finding: Finding; minors: Minor[] }>()
  for (const minor of KNOWN_MINORS) {
    for (const finding of check(minor)) {
      const known = found.get(keyOf(finding))
      const graver = known === undefined ? 1 : gravity(finding) - gravity(known.finding)
      if (known === undefined || graver > 0) found.set(keyOf(finding), { finding, minors: [minor] })
      else if (graver === 0) known.minors.push(minor)
    }
  }
  return [...found.values()].map(({ finding, minors }) =>
    isEverywhere(minors) ? finding : onlyIn(finding, minors),
  )
}

function severityOf({ code, severity }: Finding): Severity {
  return severity ?? CODES[code].severity
}

function gravity(finding: Finding): number {
  return ['info', 'warning', 'error'].indexOf(severityOf(finding))
}

/** What makes two findings the same, whatever the release. */
export function keyOf({ code, message, at }: Finding): string {
  return JSON.stringify([code, message, at])
}

function isEverywhere(minors: readonly Minor[]): boolean {
  return new Set(minors).size === KNOWN_MINORS.length
}

/** An error of some releases, as a warning; its fix is right for those only, so that it is not applied unasked. */
function onlyIn(finding: Finding, minors: readonly Minor[]): Finding {
  const severity = severityOf(finding)
  const { fix } = finding
  const first = minors[0] ?? 0
  const last = minors.at(-1) ?? 0
  const where =
    first === last
      ? `with Kubernetes ${release(first)}`
      : last === KNOWN_MINORS.at(-1)
        ? `from Kubernetes ${release(first)} on`
        : first === KNOWN_MINORS[0]
          ? `up to Kubernetes ${release(last)}`
          : `with Kubernetes ${release(first)} to ${release(last)}`
  return {
    ...finding,
    severity: severity === 'error' ? 'warning' : severity,
    // Many messages name the release themselves.
    message: finding.message.includes(`Kubernetes ${release(first)}`)
      ? finding.message
      : `${where}: ${finding.message}`,
    ...(fix === undefined ? {} : { fix: { ...fix, safe: false } }),
  }
}
