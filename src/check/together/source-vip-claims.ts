import type { Tree } from '../../text/tree.ts'
import { field, fieldAt, itemsOf, textOf } from '../field.ts'
import { sourceVip } from '../source-vip/check-result.ts'
import { canonicalAddress, canonicalRange, rangeClaim, textClaim } from './claim-fields.ts'
import type { Claim } from './claim.ts'

/** What a request for the source VIP says; the address itself where it leaves no choice. */
export function sourceVipRequestClaims(tree: Tree | undefined): Claim[] {
  const own = fieldAt(tree, [], 'ipam', 'subnet')
  const [set] = itemsOf(fieldAt(tree, [], 'ipam', 'ranges'))
  const [inSet] = set?.value.kind === 'array' ? set.value.items : []
  const subnet = own ?? (set === undefined ? undefined : field(inSet, [...set.path, 0], 'subnet'))
  const range0 = own === undefined ? inSet : fieldAt(tree, [], 'ipam')?.value
  const at = own === undefined ? [...(set?.path ?? []), 0] : ['ipam']
  const start = field(range0, at, 'rangeStart')
  const end = field(range0, at, 'rangeEnd')
  const vip = textOf(start?.value) === textOf(end?.value) ? start : undefined
  return [
    ...textClaim('network name', field(tree, [], 'name')),
    ...rangeClaim('subnet of the node', subnet),
    ...textClaim('source VIP', vip, canonicalAddress),
  ]
}

/** What the answer of host-local to such a request says. */
export function sourceVipResultClaims(tree: Tree | undefined): Claim[] {
  if (tree === undefined) return []
  const found = sourceVip(tree)
  const value = textOf(found?.value)
  if (found === undefined || value === undefined) return []
  const [address = '', length] = value.split('/')
  const cidr = length === undefined ? undefined : canonicalRange(value)
  return [
    { subject: 'source VIP', value: address, shown: address, at: { path: found.path } },
    ...(cidr === undefined
      ? []
      : [{ subject: 'subnet of the node' as const, value: cidr, shown: value, at: { path: found.path } }]),
  ]
}
