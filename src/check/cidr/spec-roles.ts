import { parseCidr } from '../../net/cidr.ts'
import { spell } from '../../spec/spell.ts'
import { type Path, type Tree, valueAt } from '../../text/tree.ts'
import type { AddressRoles, RangeInRole } from './address-roles.ts'
import type { RangeRole } from './roles.ts'

/** Where a spec has the ranges of each role. */
const PLACES: readonly { readonly role: RangeRole; readonly path: Path }[] = [
  { role: 'clusterCIDR', path: ['cidrs', 'cluster'] },
  { role: 'serviceCIDR', path: ['cidrs', 'service'] },
  { role: 'managementSubnet', path: ['cidrs', 'management'] },
]

/** The ranges of a spec in their roles, as far as they can be read. */
export function specRoles(tree: Tree, start: Path): AddressRoles {
  const ranges = PLACES.flatMap(({ role, path }) => {
    const here = [...start, ...path]
    return texts(valueAt(tree, here), here).flatMap(({ text, at }): RangeInRole[] => {
      const parsed = parseCidr(text)
      return parsed.ok ? [{ role, name: spell(at), value: parsed.value, at: { path: at }, sound: true }] : []
    })
  })
  return { ranges, addresses: [], vnis: [] }
}

function texts(tree: Tree | undefined, at: Path): { readonly text: string; readonly at: Path }[] {
  if (tree?.kind === 'string') return [{ text: tree.value, at }]
  return tree?.kind === 'array' ? tree.items.flatMap((item, i) => texts(item, [...at, i])) : []
}
