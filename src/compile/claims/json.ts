import type { Aspect, Claim } from './claim.ts'

/** The value at a path of keys and indexes, or undefined. */
export function get(value: unknown, ...path: readonly (string | number)[]): unknown {
  let here: unknown = value
  for (const step of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return undefined
    here = Reflect.get(here, step)
  }
  return here
}

export function items(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** What files say of a value that they do not have. */
export const NONE = 'none'

/** A claim of a value whether it is there or not, for kinds of file that must say it whenever there is something to say. */
export function always(aspect: Aspect, value: unknown): Claim[] {
  return claim(aspect, value ?? NONE)
}

/** A claim of a value that is there; nothing for one that is absent. */
export function claim(aspect: Aspect, value: unknown): Claim[] {
  if (value === undefined || value === null) return []
  return [{ aspect, value: Array.isArray(value) ? value.join() : String(value) }]
}
