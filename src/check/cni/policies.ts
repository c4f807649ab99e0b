import type { Path, Tree } from '../../text/tree.ts'
import { field, type Field, itemsOf, textOf } from '../field.ts'
import { type Dialect, dialectOfType, type EndpointPlugin } from './cni-document.ts'

/** One entry of a plugin's policies. */
export interface PolicyEntry {
  readonly path: Path
  readonly entry: Tree
  /** `name` of the entry, where it has one. */
  readonly name?: Field
  readonly value?: Field
  /** `Type` of the policy; '' where there is none. */
  readonly type: string
  readonly typeField?: Field
  /** Where the settings stand: `Settings`, or the value itself in the flat form. */
  readonly settings?: { readonly path: Path; readonly tree: Tree }
  readonly hasSettings: boolean
}

/** The key that a plugin reads its policies from. */
export function policyKey({ dialect }: EndpointPlugin): 'policies' | 'AdditionalArgs' | undefined {
  return keyOfDialect(dialect)
}

/** The key that the plugin of this name reads its policies from. */
export function policyKeyOfType(type: string): 'policies' | 'AdditionalArgs' | undefined {
  return keyOfDialect(dialectOfType(type))
}

function keyOfDialect(dialect: Dialect): 'policies' | 'AdditionalArgs' | undefined {
  if (dialect === 'hns' || dialect === 'calico') return 'policies'
  return dialect === 'wcn' || dialect === 'azure' || dialect === 'wincni' ? 'AdditionalArgs' : undefined
}

/** Where the policies of a plugin stand, or are to stand: their list, else the name of the plugin. */
export function policyListPath(endpoint: EndpointPlugin): Path {
  const list = field(endpoint.tree, endpoint.path, policyKey(endpoint) ?? 'policies')
  return (list ?? endpoint.typeField)?.path ?? endpoint.path
}

/** The policies of a plugin, from the key that it reads; for one that hnsc does not know, from either. */
export function policiesOf(endpoint: EndpointPlugin): readonly PolicyEntry[] {
  const key = policyKey(endpoint)
  const keys = key === undefined ? ['policies', 'AdditionalArgs'] : [key]
  return keys.flatMap((name) => entriesOf(field(endpoint.tree, endpoint.path, name)))
}

/** The entries of a list of policies. */
export function entriesOf(list: Field | undefined): readonly PolicyEntry[] {
  return itemsOf(list).map(({ path, value: entry }) => {
    const name = field(entry, path, 'name')
    const value = field(entry, path, 'value')
    return { path, entry, ...(name === undefined ? {} : { name }), ...policyOf(value) }
  })
}

/** What a policy object says. */
export function policyOf(value: Field | undefined): Omit<PolicyEntry, 'path' | 'name' | 'entry'> {
  if (value === undefined) return { type: '', hasSettings: false }
  const typeField = field(value.value, value.path, 'Type')
  const settings = field(value.value, value.path, 'Settings')
  const inner = settings ?? value
  return {
    value,
    type: textOf(typeField?.value) ?? '',
    ...(typeField === undefined ? {} : { typeField }),
    settings: { path: inner.path, tree: inner.value },
    hasSettings: settings !== undefined,
  }
}

/** The values of the exceptions of a policy, in whichever spelling. */
export function exceptionsOf({
  settings,
}: Pick<PolicyEntry, 'settings'>): readonly { readonly path: Path; readonly value: Tree }[] {
  if (settings === undefined) return []
  return ['ExceptionList', 'Exceptions'].flatMap((key) => itemsOf(field(settings.tree, settings.path, key)))
}

/** The setting of a policy under a key, in any case. */
export function setting({ settings }: Pick<PolicyEntry, 'settings'>, key: string): Field | undefined {
  return settings === undefined ? undefined : field(settings.tree, settings.path, key)
}
