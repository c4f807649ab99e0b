import type { Finding } from '../../../diagnostic/finding.ts'
import type { Path, Tree } from '../../../text/tree.ts'
import { field } from '../../field.ts'
import { featureFinding } from '../feature-finding.ts'
import type { HnsScope } from '../subject.ts'

/** `SchemaVersion` of an HCN object: without it HNS takes the object for one of HNS (v1). */
export function schemaVersion(tree: Tree, path: Path, { context }: HnsScope): Finding[] {
  if (tree.kind !== 'object') return []
  const version = field(tree, path, 'SchemaVersion')
  const major = field(version?.value, version?.path ?? path, 'Major')
  const two = major?.value.kind === 'number' && major.value.raw === '2'
  if (version !== undefined && two) {
    return featureFinding('V2Api', 'HCN (v2)', { path: version.path }, context)
  }
  if (version !== undefined && version.value.kind !== 'object') return []
  return [
    {
      code: 'WIN310',
      message:
        version === undefined
          ? 'the object has no `SchemaVersion`'
          : `the \`SchemaVersion\` is ${major === undefined ? 'without `Major`' : 'not 2'}`,
      label: 'HNS reads it as HNS (v1) and ignores the keys of HCN (v2)',
      help: 'write `"SchemaVersion": { "Major": 2, "Minor": 0 }`',
      at: { path: major?.path ?? version?.path ?? path },
    },
  ]
}
