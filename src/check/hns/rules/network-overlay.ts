import type { Finding } from '../../../diagnostic/finding.ts'
import type { Path, Tree } from '../../../text/tree.ts'
import { field, textOf } from '../../field.ts'
import type { HnsScope } from '../subject.ts'
import type { SubnetSubject } from '../subnets.ts'

/** An overlay network needs a VSID on every subnet; one of the network itself does in HNS (v1). */
export function networkOverlay(
  tree: Tree,
  path: Path,
  subnets: readonly SubnetSubject[],
  { networkType }: HnsScope,
): Finding[] {
  if (networkType?.toLowerCase() !== 'overlay') return []
  const type = field(tree, path, 'Type')
  const isVsid = (value: Tree) => textOf(field(value, [], 'Type')?.value)?.toUpperCase() === 'VSID'
  const own = field(tree, path, 'Policies')?.value
  if (own?.kind === 'array' && own.items.some(isVsid)) return []
  const without = (at: Path, message: string): Finding => ({
    code: 'WIN330',
    severity: 'warning',
    message,
    label: 'HNS refuses an overlay without a VNI: 0x57, the parameter is incorrect',
    help: 'give each subnet a `VSID` policy with the VNI of the cluster, 4096 or more',
    at: { path: at },
  })
  if (subnets.length === 0) return [without(type?.path ?? path, 'the overlay network has no subnet')]
  return subnets
    .filter(({ policies }) => !policies.some(({ value }) => isVsid(value)))
    .map((subnet) =>
      without(subnet.prefix?.path ?? subnet.path, 'the subnet of an overlay has no `VSID` policy'),
    )
}
