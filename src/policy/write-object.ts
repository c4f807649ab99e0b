import { structKeys } from '../facts/hns-schema/api.ts'
import type { Api, Key } from '../facts/hns-schema/key.ts'
import type { Json } from './lowered.ts'

/**
 * An object as hcsshim's Go types marshal it: the keys in the order of the table, those that are zero left out unless
 * the type always writes them. What only Microsoft's schema has comes last. Members that are undefined are absent.
 */
export function writeObject(api: Api, keys: readonly Key[], values: Json): Json {
  const object: Record<string, unknown> = {}
  let known = 0
  for (const { key, always, value } of keys) {
    const given = values[key]
    if (given !== undefined) known++
    if (given !== undefined && !isZero(given)) object[key] = given
    else if (always === true) object[key] = given ?? zero(api, value)
  }
  const all = Object.values(values).filter((value) => value !== undefined).length
  if (known !== all) throw new Error(`the table lacks one of the keys ${Object.keys(values).join()}`)
  return object
}

function isZero(value: unknown): boolean {
  return value === '' || value === 0 || value === false || (Array.isArray(value) && value.length === 0)
}

/** The zero value of Go; no list of the table is written when it is empty. */
function zero(api: Api, value: Key['value']): unknown {
  if (typeof value === 'string') return value === 'boolean' ? false : /^(uint|port$)/.test(value) ? 0 : ''
  return 'struct' in value ? writeObject(api, structKeys(api, value.struct), {}) : ''
}
