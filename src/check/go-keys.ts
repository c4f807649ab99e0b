import type { KeyType, PluginKeys } from '../facts/plugin-keys.ts'
import type * as go from '../text/go-json.ts'

/** The keys of a Go struct as a model decodes it, with the keys of a second type that reads the same document. */
export function keysOfGo(...structs: readonly { readonly fields: go.GoFields }[]): PluginKeys['keys'] {
  return Object.assign({}, ...structs.toReversed().map(({ fields }) => keysOf(fields)))
}

function keysOf(fields: go.GoFields): { readonly [key: string]: KeyType } {
  return Object.fromEntries(Object.entries(fields).map(([key, type]) => [key, keyType(type)]))
}

function keyType(type: go.GoType<unknown>): KeyType {
  const { name } = type
  if ('fields' in type && isFields(type.fields)) return keysOf(type.fields)
  if (name === 'string' || name === 'bool') return name
  if (name === 'int' || name === 'uint64') return 'int'
  if (name === '[]string') return 'strings'
  if (name.startsWith('[]')) return 'objects'
  return name.startsWith('map[') ? 'object' : 'any'
}

function isFields(value: unknown): value is go.GoFields {
  return typeof value === 'object' && value !== null
}
