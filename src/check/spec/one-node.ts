import type { Finding } from '../../diagnostic/finding.ts'
import type { Cluster } from '../../spec/cluster.ts'
import type { Claim } from '../together/claim.ts'
import { nodesOf } from './wanted.ts'

/** Where the values of one document belong to two nodes of the spec: a file that was copied from another node. */
export function oneNode(claims: readonly Claim[], cluster: Cluster): Finding[] {
  const owned = claims.flatMap((claim) => {
    const [node, ...others] = nodesOf(claim.subject, claim.value, cluster)
    return node === undefined || others.length > 0 ? [] : [{ claim, node: node.name }]
  })
  const [first, ...rest] = owned
  if (first === undefined) return []
  return rest
    .filter(({ node }) => node !== first.node)
    .map(({ claim, node }) => ({
      code: 'WIN298',
      message: `${said(claim, node)}, and ${said(first.claim, first.node)}`,
      label: 'the node works with a value of another',
      help: `write that of \`${first.node}\` here, or take the file that was made for this node`,
      at: claim.at,
      related: [{ at: first.claim.at, message: `of \`${first.node}\`` }],
    }))
}

function said({ subject, shown }: Claim, node: string): string {
  return subject === 'name of the node'
    ? `the name of the node is \`${shown}\``
    : `the ${subject} \`${shown}\` is that of \`${node}\``
}
