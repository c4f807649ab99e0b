import type { Diagnostic } from '../generated/types.ts'
import { clampKubernetes } from '../facts/minors.ts'
import type { KubernetesVersion } from '../facts/versions.ts'
import type { Document } from '../text/document.ts'
import type { SourceText } from '../text/source.ts'
import { validate, type ValidateOptions } from './validate.ts'

/** Which releases are looked at, the first being the one that runs now. */
export interface UpgradeOptions extends ValidateOptions {
  readonly from: KubernetesVersion
  readonly to: KubernetesVersion
}

/** What a release brings to light. */
export interface UpgradeStep {
  readonly release: KubernetesVersion
  readonly diagnostics: readonly Diagnostic[]
}

/** What an upgrade does to one document. */
export interface Upgrade {
  /** What is wrong already. */
  readonly now: UpgradeStep
  /** What each later release adds, in their order; releases that add nothing are left out. */
  readonly steps: readonly UpgradeStep[]
  readonly document: Document
}

/**
 * What breaks, must change or can go with each release on the way: what validate says for it and did not say, or said
 * more mildly, for the release before.
 */
export function upgrade(source: SourceText, { from, to, context = {}, ...rest }: UpgradeOptions): Upgrade {
  const judge = (release: KubernetesVersion) =>
    validate(source, { ...rest, context: { ...context, kubernetes: release } })
  const first = judge(from)
  const seen = new Map(first.diagnostics.map((diagnostic) => [identity(diagnostic), gravity(diagnostic)]))
  const steps: UpgradeStep[] = []
  for (const release of releasesAfter(from, to)) {
    const { diagnostics } = judge(release)
    const added = diagnostics.filter(
      (diagnostic) => gravity(diagnostic) > (seen.get(identity(diagnostic)) ?? -1),
    )
    for (const diagnostic of added) seen.set(identity(diagnostic), gravity(diagnostic))
    if (added.length > 0) steps.push({ release, diagnostics: added })
  }
  return { now: { release: from, diagnostics: first.diagnostics }, steps, document: first.document }
}

/** The releases behind the first one up to the last, as far as the tables know any; the last one as it is given. */
function releasesAfter(from: KubernetesVersion, to: KubernetesVersion): readonly KubernetesVersion[] {
  const first = clampKubernetes(from).minor + 1
  const known = clampKubernetes(to).minor
  const releases = Array.from({ length: Math.max(known - first + 1, 0) }, (_, i) => ({
    major: 1,
    minor: first + i,
  }))
  return known === to.minor ? releases : [...releases, to]
}

function identity({ code, message, location }: Diagnostic): string {
  return JSON.stringify([
    code,
    message,
    location.path,
    location.range.start.offset,
    location.range.end.offset,
  ])
}

function gravity({ severity }: Diagnostic): number {
  return ['info', 'warning', 'error'].indexOf(severity)
}
