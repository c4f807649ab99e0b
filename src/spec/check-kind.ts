import type { Finding } from '../diagnostic/finding.ts'
import { member, type Tree } from '../text/tree.ts'

/** The finding that a document is something else altogether, so that nothing more needs to be said about it. */
export function checkKind(tree: Tree): readonly Finding[] {
  if (tree.kind !== 'object') {
    const what = tree.kind === 'array' ? 'a list' : tree.kind === 'null' ? 'empty' : 'a single value'
    return [
      {
        code: 'WIN012',
        message: `the document is ${what}, not a cluster network spec`,
        help: 'begin with `apiVersion: hnsc.dev/v1alpha1` and `kind: ClusterNetwork`',
        at: { path: [] },
      },
    ]
  }
  const kind = member(tree, 'kind')?.value
  if (kind?.kind !== 'string' || kind.value === 'ClusterNetwork') return []
  const api = member(tree, 'apiVersion')?.value
  const ours = api?.kind === 'string' && api.value.startsWith('hnsc.dev/')
  if (ours) return []
  return [
    {
      code: 'WIN013',
      message: `the document is a \`${kind.value}\`, not a \`ClusterNetwork\``,
      help: 'begin with `apiVersion: hnsc.dev/v1alpha1` and `kind: ClusterNetwork`',
      at: { path: ['kind'] },
    },
  ]
}
