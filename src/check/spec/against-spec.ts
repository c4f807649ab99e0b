import type { Finding } from '../../diagnostic/finding.ts'
import type { Cluster } from '../../spec/cluster.ts'
import { cniDocument } from '../cni/cni-document.ts'
import type { Context } from '../context.ts'
import type { Claim, TogetherDocument } from '../together/claim.ts'
import { CLAIM_READERS } from '../together/read-claims.ts'
import { cniAgainstSpec } from './cni-against-spec.ts'
import { oneNode } from './one-node.ts'
import { wanted } from './wanted.ts'

/** Where a document says something else than the spec: of the network, its addresses, and the node that it is of. */
export function againstSpec(document: TogetherDocument, cluster: Cluster, context: Context): Finding[] {
  const claims = (CLAIM_READERS[document.kind]?.(document, context) ?? []).filter(isSettled)
  const cni = isCni(document) ? cniDocument(document.tree) : undefined
  return [
    ...claims.flatMap((claim) => differs(claim, cluster)),
    ...oneNode(claims, cluster),
    ...(cni === undefined ? [] : cniAgainstSpec(cni, cluster)),
  ]
}

/** A value that a script or a person is still to fill in says nothing. */
function isSettled({ value }: Claim): boolean {
  return !/[<>{}$%]/.test(value)
}

function isCni({ kind }: TogetherDocument): boolean {
  return kind === 'cni-conf' || kind === 'cni-conflist'
}

function differs({ subject, value, shown, at, assumed }: Claim, cluster: Cluster): Finding[] {
  const { code, label, values, ofNodes } = wanted(subject, cluster)
  const [first] = values
  if (first === undefined || values.includes(value)) return []
  const few = values.slice(0, MOST_NAMED).map((one) => `\`${one}\``)
  const choice = values.length > MOST_NAMED ? 'that of this node' : few.join(' or ')
  const said =
    assumed === true ? `no ${subject} is written, which is \`${shown}\`` : `the ${subject} is \`${shown}\``
  return [
    {
      code,
      message: ofNodes
        ? `${said}, that of no node of the spec`
        : `${said}, and in the spec ${few.join(' or ')}`,
      label,
      help: `write ${choice}, or change the spec`,
      at,
    },
  ]
}

/** The most values that a help names. */
const MOST_NAMED = 3
