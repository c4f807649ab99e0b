import { RENAMED_KEYS } from '../../../facts/hns-schema/other-api.ts'
import type { Finding } from '../../../diagnostic/finding.ts'
import { entryOf } from '../../../text/entry-of.ts'
import type { ObjectTree } from '../../../text/tree.ts'
import { type HnsScope, isFlat, type PolicySubject } from '../subject.ts'
import { meantType } from './policy-type.ts'

/** A policy in the form of the other dialect: keys beside `Type` under HCN (v2), a `Settings` under HNS (v1). */
export function policyShape(policy: PolicySubject, scope: HnsScope): Finding[] {
  if (policy.tree.kind !== 'object') return []
  return isFlat(scope) ? nested(policy, policy.tree, scope) : flat(policy, policy.tree, scope)
}

/** True where all keys stand in the form of the other dialect: then the form is told, and not each of them. */
export function isMisplaced({ tree, keys }: PolicySubject, scope: HnsScope): boolean {
  if (tree.kind !== 'object') return true
  if (!isFlat(scope)) return keys === undefined && besideBoth(tree).length > 0
  return besideBoth(tree).length === 0 && tree.members.some(({ key }) => isKey(key, 'Settings'))
}

/** The pairs of names that the keys of a type have in the two dialects. */
export function renamedKeys(type: string): readonly (readonly [v1: string, v2: string])[] {
  return entryOf<readonly (readonly [v1: string, v2: string])[]>(RENAMED_KEYS, type) ?? []
}

function flat(
  { path, keys, type, typeField }: PolicySubject,
  tree: ObjectTree,
  { carrier, selected }: HnsScope,
): Finding[] {
  const [beside] = besideBoth(tree)
  if (beside === undefined) return []
  const fix = keys === undefined && typeField !== undefined ? nesting(tree, type) : undefined
  return [
    {
      code: carrier === undefined ? 'WIN302' : 'WIN212',
      ...(carrier === undefined || keys === undefined ? {} : { severity: 'warning' as const }),
      message: `\`${beside.key}\` stands beside \`Type\`, but a policy of HCN (v2) is \`Type\` and \`Settings\``,
      label: `${carrier === undefined ? 'HCN reads `Settings` only' : 'dropped without an error'}${keys === undefined ? ', so the policy says nothing' : ''}`,
      help: `put it into \`Settings\`${renamedIn(type, beside.key)}`,
      at: { path: [...path, beside.key], part: 'key' },
      ...(selected === undefined ? {} : { related: [{ at: { path: selected }, message: '2 selects HCN' }] }),
      ...(fix === undefined ? {} : { fix }),
    },
  ]
}

function nested({ path, type }: PolicySubject, tree: ObjectTree, scope: HnsScope): Finding[] {
  const settings = tree.members.find(({ key }) => isKey(key, 'Settings'))
  if (settings === undefined) return []
  const { carrier, context } = scope
  const at = { path: [...path, settings.key], part: 'key' } as const
  const help = 'put the settings beside `Type`'
  if (carrier === undefined) {
    return [
      {
        code: 'WIN302',
        message: '`Settings` belongs to HCN (v2); HNS (v1) reads the keys beside `Type`',
        label: 'HNS (v1) ignores it, so the policy says nothing',
        help,
        at,
      },
    ]
  }
  // Calico puts every member but `Type` into `Settings`. Source: projectcalico/calico winpol/windows_policy.go 87c1590.
  if (carrier === 'calico') {
    return [
      {
        code: 'WIN212',
        message: '`Settings` stands in a policy of Calico, which makes HCN policies of flat ones itself',
        label: 'HCN gets `Settings` inside of `Settings`, so the policy says nothing',
        help,
        at,
        related: [{ at: { path }, message: 'the policy' }],
      },
    ]
  }
  // With dockershim azure-vnet hands the policy to HNS (v1) as it is. Source: network/policy/policy_windows.go cbd7560.
  if (carrier === 'azure' && context.runtime !== 'dockershim') {
    // Of this type alone it keeps `Settings` as they are.
    if (type === 'PortMapping') return []
    return [
      {
        code: 'WIN212',
        severity: 'error',
        message: `\`Settings\` stands in a policy of azure-vnet, which makes HCN policies of flat ones itself`,
        label: entryOf<string>(AZURE_WITHOUT, type) ?? 'azure-vnet reads the keys beside `Type` alone',
        help: type.toLowerCase() === 'outboundnat' ? 'write `ExceptionList` beside `Type`' : help,
        at,
      },
    ]
  }
  return [
    {
      code: 'WIN212',
      severity: context.runtime === 'containerd' || carrier === 'azure' ? 'error' : 'warning',
      message: '`Settings` belongs to HCN (v2), but the plugin sends the policy to HNS (v1) here',
      label: 'HNS (v1) has no `Settings`, so the policy says nothing',
      help: carrier === 'hns' ? `write \`"apiVersion": 2\`, or ${help}` : help,
      at,
    },
  ]
}

/** What comes of the types that azure-vnet cannot convert without keys beside `Type`. */
const AZURE_WITHOUT: Readonly<Record<string, string>> = {
  OutBoundNAT: 'azure-vnet finds no `ExceptionList` and stops: no pod starts',
  ROUTE: 'azure-vnet finds no `DestinationPrefix` and stops: no pod starts',
  ACL: 'azure-vnet finds no `Action` and stops: no pod starts',
}

/** The members behind one another, in `Settings` and under their names there; undefined where `Type` parts them. */
function nesting(tree: ObjectTree, type: string): Finding['fix'] {
  const members = besideBoth(tree)
  const typeAt = tree.members.findIndex(({ key }) => isKey(key, 'Type'))
  const [first] = members
  const last = members.at(-1)
  if (first === undefined || last === undefined) return undefined
  if (typeAt !== 0 && typeAt !== tree.members.length - 1) return undefined
  const [start, end] = [first.keySpan.start, last.value.end]
  return {
    title: 'put the settings into `Settings`',
    safe: true,
    edits: [
      { at: { start, end: start }, newText: '"Settings": { ' },
      ...members.flatMap(({ key, keySpan }) => {
        const name = renamedTo(type, key)
        return name === undefined ? [] : [{ at: keySpan, newText: JSON.stringify(name) }]
      }),
      { at: { start: end, end }, newText: ' }' },
    ],
  }
}

function renamedIn(type: string, key: string): string {
  const name = renamedTo(type, key)
  return name === undefined ? '' : ` as \`${name}\``
}

function renamedTo(type: string, key: string): string | undefined {
  const pairs = renamedKeys(meantType(type, 2) ?? type)
  return pairs.find(([v1]) => v1.toLowerCase() === key.toLowerCase())?.[1]
}

function besideBoth(tree: ObjectTree) {
  return tree.members.filter(({ key }) => !isKey(key, 'Type') && !isKey(key, 'Settings'))
}

function isKey(key: string, name: string): boolean {
  return key.toLowerCase() === name.toLowerCase()
}
