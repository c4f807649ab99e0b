import type { Finding } from '../../diagnostic/finding.ts'
import { parseAddress } from '../../net/address.ts'
import { bits } from '../../net/family.ts'
import { type Cidr, cidrOf, parseCidr } from '../../net/cidr.ts'
import { asAddress, asCidr } from '../../spec/parse.ts'
import { spell } from '../../spec/spell.ts'
import type { ObjectTree, Path, Tree } from '../../text/tree.ts'
import type { AddressInRole, AddressRoles, InRole, RangeInRole } from './address-roles.ts'
import { type AddressRole, isRole, ROLES } from './roles.ts'

/** An address plan as it was read, with what is wrong with the texts of its values. */
export interface ReadRoles {
  readonly plan: AddressRoles
  readonly findings: readonly Finding[]
}

/** True for an object that has any of the keys of an address plan. */
export function isAddressPlan(tree: Tree | undefined): tree is ObjectTree {
  return tree?.kind === 'object' && tree.members.some(({ key }) => isRole(key))
}

/**
 * Reads an object as an address plan. Every role takes one value or an array of them. Under keys that are no role
 * everything that is a prefix is a range of its own; all else there is ignored.
 */
export function readAddressRoles(tree: ObjectTree, path: Path = []): ReadRoles {
  const ranges: RangeInRole[] = []
  const addresses: AddressInRole[] = []
  const vnis: InRole<'vni', string>[] = []
  const findings: Finding[] = []

  for (const { key, value } of tree.members) {
    const here = [...path, key]
    if (!isRole(key)) {
      ranges.push(...otherRanges(value, here))
      continue
    }
    for (const leaf of leaves(value, here)) {
      const at = { path: leaf.path }
      const name = spell(leaf.path.slice(path.length))
      if (leaf.text === undefined) {
        findings.push(notText(name, ROLES[key], at))
        continue
      }
      if (key === 'vni') vnis.push({ role: key, name, value: leaf.text, at })
      else if (isAddressRole(key)) {
        const parsed = asAddress(leaf.text)
        if (parsed.ok) addresses.push({ role: key, name, value: parsed.value, at })
        else if (parsed.problem !== undefined) findings.push({ ...parsed.problem, at })
      } else {
        const parsed = asCidr(leaf.text)
        const hosted = ROLES[key] === 'interface' && hasHostBits(leaf.text)
        if (!parsed.ok && parsed.problem !== undefined && !hosted) findings.push({ ...parsed.problem, at })
        const value = parsed.ok ? parsed.value : nearestCidr(leaf.text)
        if (value !== undefined) ranges.push({ role: key, name, value, at, sound: parsed.ok || hosted })
      }
    }
  }
  return { plan: { ranges, addresses, vnis }, findings }
}

function isAddressRole(key: keyof typeof ROLES): key is AddressRole {
  return ROLES[key] === 'address'
}

interface Leaf {
  readonly path: Path
  /** Absent for what is neither text nor number. */
  readonly text: string | undefined
}

/** The values under a role: one, or those of an array. `null` is no value. */
function leaves(tree: Tree, path: Path): Leaf[] {
  switch (tree.kind) {
    case 'array':
      return tree.items.flatMap((item, i) => leaves(item, [...path, i]))
    case 'string':
      return [{ path, text: tree.value }]
    case 'number':
      return [{ path, text: tree.raw }]
    case 'null':
      return []
    default:
      return [{ path, text: undefined }]
  }
}

function notText(name: string, kind: string, at: { readonly path: Path }): Finding {
  const wanted = { range: 'a CIDR', interface: 'a CIDR', address: 'an IP address', vni: 'a number' }[kind]
  return {
    code: kind === 'address' ? 'WIN102' : 'WIN100',
    message: `\`${name}\` holds no text, but ${wanted} belongs there`,
    help: `write ${wanted}, or an array of them`,
    at,
  }
}

/** What a text that is no CIDR was probably meant to be: the network around host bits, or the single address. */
function nearestCidr(text: string): Cidr | undefined {
  const parsed = parseCidr(text)
  if (parsed.ok) return parsed.value
  if (parsed.error.kind === 'host-bits') return parsed.error.cidr
  return parsed.error.kind === 'no-length'
    ? cidrOf(parsed.error.address, bits(parsed.error.address.family))
    : undefined
}

function hasHostBits(text: string): boolean {
  const parsed = parseCidr(text)
  return !parsed.ok && parsed.error.kind === 'host-bits'
}

function otherRanges(tree: Tree, path: Path): RangeInRole[] {
  switch (tree.kind) {
    case 'object':
      return tree.members.flatMap(({ key, value }) => otherRanges(value, [...path, key]))
    case 'array':
      return tree.items.flatMap((item, i) => otherRanges(item, [...path, i]))
    case 'string': {
      const value = parseAddress(tree.value) === undefined ? nearestCidr(tree.value) : undefined
      if (value === undefined) return []
      return [{ role: 'other', name: spell(path), value, at: { path }, sound: !hasHostBits(tree.value) }]
    }
    default:
      return []
  }
}
