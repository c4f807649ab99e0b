import { isDeepStrictEqual } from 'node:util'
import type { VectorCase } from './form.ts'

/**
 * What a model does in a case, or the exception it throws; both sides reduced to what does not depend on the Go release
 * that built the real program: a mismatch of types is compared up to ` into `.
 */
export function replay(vector: VectorCase): {
  readonly agrees: boolean
  readonly want: unknown
  readonly have: unknown
} {
  const want = stable(vector.want)
  try {
    const have = stable(vector.have())
    return { agrees: isDeepStrictEqual(have, want), want, have }
  } catch (error) {
    return { agrees: false, want, have: error instanceof Error ? (error.stack ?? error.message) : error }
  }
}

/** Plain JSON, members without a value gone, as comparing two recorded outcomes needs it. */
function stable(value: unknown): unknown {
  if (typeof value === 'string')
    return value.replace(/(json: cannot unmarshal .*?) into .* of type .*/s, '$1')
  if (Array.isArray(value)) return value.map(stable)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([key, member]) => [key, stable(member)]),
  )
}
