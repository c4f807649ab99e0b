import type { Finding, Target } from '../../diagnostic/finding.ts'
import * as policy from '../../policy/feature-finding.ts'
import type { Context } from '../context.ts'

/** What is to say where a document has something that Microsoft's schema has from a later build on. */
export function schemaFinding(
  version: string | undefined,
  what: string,
  at: Target,
  { windows }: Context,
): Finding[] {
  return windows === undefined ? [] : policy.schemaFinding(version, what, at, windows)
}
