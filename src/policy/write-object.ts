import { structKeys } from '../facts/hns-schema/api.ts'
import type { Api, Key } from '../facts/hns-schema/key.ts'
import type { Json } from './lowered.ts'

/**
 * An object as hcsshim's Go types marshal it: the keys in the order of the table, those that are zero left out unless
 * the type always writes them. What only Microsoft's schema has comes last.
 */
export function writeObject(api: Api, keys: readonly Key[], values: Json): Json {
  const known = new Set(keys.map(({ key }) => key))
  const stray = Object.keys(values).find((key) => !known.has(key))
  if (stray !== undefined) throw new Error(`the table has no key ${stray}`)
  return Object.fromEntries(
    keys.flatMap(({ key, always, value }) => {
      const given = values[key]
      if (given !== undefined && !isZero(given)) return [[key, given]]
      return always === true ? [[key, given ?? zero(api, value)]] : []
    }),
  )
}

function isZero(value: unknown): boolean {
  return value === '' || value === 0 || value === false || (Array.isArray(value) && value.length === 0)
}

/** The zero value of Go; no list of the table is written when it is empty. */
function zero(api: Api, value: Key['value']): unknown {
  if (typeof value === 'string') return value === 'boolean' ? false : /^(uint|port$)/.test(value) ? 0 : ''
  return 'struct' in value ? writeObject(api, structKeys(api, value.struct), {}) : ''
}
