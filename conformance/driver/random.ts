/** A source of chance that gives the same for the same seed. */
export interface Random {
  /** A whole number from 0 on, below `limit`. */
  below(limit: number): number
  chance(probability: number): boolean
  pick<T>(choices: readonly T[]): T
  /** Picks by weight. */
  weigh<T>(choices: readonly (readonly [weight: number, choice: T])[]): T
  /** `least` to `most` of what `make` gives. */
  several<T>(least: number, most: number, make: () => T): T[]
}

/** Source: the mulberry32 generator, which is in the public domain. */
export function random(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  const pick = <T>(choices: readonly T[]): T => {
    const choice = choices[below(choices.length)]
    if (choice === undefined && !choices.includes(choice as T)) throw new Error('nothing to pick from')
    return choice as T
  }
  return {
    below,
    pick,
    chance: (probability) => next() < probability,
    weigh(choices) {
      let rest = next() * choices.reduce((sum, [weight]) => sum + weight, 0)
      for (const [weight, choice] of choices) if ((rest -= weight) < 0) return choice
      throw new Error('nothing to weigh')
    },
    several: (least, most, make) => Array.from({ length: least + below(most - least + 1) }, make),
  }
}
