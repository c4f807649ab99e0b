import type { Finding } from '../../../diagnostic/finding.ts'
import type { Path, Tree } from '../../../text/tree.ts'
import { field } from '../../field.ts'
import { featureFinding } from '../feature-finding.ts'
import { hasFlag } from '../flags.ts'
import type { HnsScope } from '../subject.ts'

/** Flags of a network that not every build has. */
export function networkFlags(tree: Tree, path: Path, { api, context }: HnsScope): Finding[] {
  const flags = api === 2 ? field(tree, path, 'Flags') : undefined
  if (flags === undefined || !hasFlag(flags.value, 'NetworkFlags', 'DisableHostPort')) return []
  return featureFinding('DisableHostPort', 'the flag `DisableHostPort`', { path: flags.path }, context)
}
