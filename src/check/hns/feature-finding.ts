import type { HnsFeatureName } from '../../facts/hns-features.ts'
import type { Finding, Target } from '../../diagnostic/finding.ts'
import * as policy from '../../policy/feature-finding.ts'
import type { Context } from '../context.ts'

/** What is to say where a document asks for a feature of HNS: nothing where the build has it or is not known. */
export function featureFinding(
  name: HnsFeatureName,
  what: string,
  at: Target,
  { windows }: Context,
): Finding[] {
  return windows === undefined ? [] : policy.featureFinding(name, what, at, windows, '`--windows`')
}
