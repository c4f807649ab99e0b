import type { GoRaw } from './raw.ts'

/**
 * What Go's `any` holds after decoding JSON into it. Numbers are float64; objects are maps, so that a key such as
 * `__proto__` is an ordinary key.
 */
export type GoAny = null | boolean | number | string | readonly GoAny[] | GoMap

/** Go's `map[string]any`. Go prints its keys sorted, whatever order they are in here. */
export type GoMap = ReadonlyMap<string, GoAny>

/**
 * What Go can print as JSON: besides `GoAny` exact integers, raw pieces, `undefined` for a nil slice, map or pointer,
 * and structs, which are plain objects whose members keep their order. An absent member (`omitempty`) is left out of
 * the object.
 */
export type GoJson =
  | undefined
  | null
  | boolean
  | number
  | bigint
  | string
  | GoRaw
  | readonly GoJson[]
  | ReadonlyMap<string, GoJson>
  | { readonly [member: string]: GoJson }

/** The order in which Go sorts strings: by their UTF-8 bytes, which is the order of their code points. */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x !== y) return codePointRank(x) - codePointRank(y)
  }
  return a.length - b.length
}

/** UTF-16 puts surrogates before U+E000..U+FFFF, though what they stand for comes after. */
function codePointRank(unit: number): number {
  return unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit
}
