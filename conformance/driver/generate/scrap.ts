import { type Doc, type Member, list, num, object } from '../document.ts'
import type { Random } from '../random.ts'

/** A value of a kind that is rarely the right one. */
export function scrap(r: Random): Doc {
  return r.pick<Doc>([
    null,
    true,
    false,
    '',
    'x',
    '10.244.0.0/16',
    num(0),
    num(-1),
    num('1.5'),
    num('1e400'),
    num('12345678901234567890'),
    list(),
    list('x'),
    list(list(num(1))),
    object(),
    object(['a', num(1)]),
    object(['Type', 'OutBoundNAT']),
  ])
}

/** The same key again, perhaps spelt otherwise, with another value. */
export function again(r: Random, [key, value]: Member): Member {
  const spelt = r.weigh([
    [3, key],
    [2, key.toUpperCase()],
    [2, key.slice(0, 1).toUpperCase() + key.slice(1)],
    [1, key.toLowerCase()],
  ])
  return [spelt, r.chance(0.5) ? value : scrap(r)]
}

/** In another order. */
export function shuffled<T>(r: Random, values: readonly T[]): T[] {
  const out = [...values]
  for (let i = out.length - 1; i > 0; i--) {
    const j = r.below(i + 1)
    const [a, b] = [out[i], out[j]]
    if (a !== undefined && b !== undefined) [out[i], out[j]] = [b, a]
  }
  return out
}
