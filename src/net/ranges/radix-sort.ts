/** Keys in ascending order, each with its payload. */
export interface SortedPairs {
  readonly keys: Uint32Array
  readonly payload: Uint32Array
}

const DIGIT = 11
const BUCKETS = 1 << DIGIT
const PASSES = 3

/**
 * The first `length` keys in ascending order with their payloads; equal keys keep their order. Neither argument is
 * changed; when the keys are in order already, the arguments themselves come back. Least significant digit first, three
 * digits of 11, 11 and 10 bits; a digit that all keys share costs nothing.
 */
export function sortPairs(keys: Uint32Array, payload: Uint32Array, length: number): SortedPairs {
  const counts = new Uint32Array(PASSES * BUCKETS)
  if (countDigits(keys, length, counts)) return { keys, payload }
  let from: SortedPairs = { keys, payload }
  let spare: SortedPairs | undefined
  for (let pass = 0; pass < PASSES; pass++) {
    const digits = counts.subarray(pass * BUCKETS, (pass + 1) * BUCKETS)
    const shift = pass * DIGIT
    if (digits[(keys[0]! >>> shift) & (BUCKETS - 1)] === length) continue
    const to = spare ?? { keys: new Uint32Array(length), payload: new Uint32Array(length) }
    scatter(from, to, length, shift, digits)
    spare = from.keys === keys ? undefined : from
    from = to
  }
  return from
}

/** Counts the digits of all keys in one walk; true when the keys are in order already. */
function countDigits(keys: Uint32Array, length: number, counts: Uint32Array): boolean {
  let ordered = true
  let before = 0
  for (let i = 0; i < length; i++) {
    const key = keys[i]!
    if (key < before) ordered = false
    before = key
    counts[key & (BUCKETS - 1)]!++
    counts[BUCKETS + ((key >>> DIGIT) & (BUCKETS - 1))]!++
    counts[2 * BUCKETS + (key >>> (2 * DIGIT))]!++
  }
  return ordered
}

function scatter(
  from: SortedPairs,
  to: SortedPairs,
  length: number,
  shift: number,
  counts: Uint32Array,
): void {
  let next = 0
  for (let digit = 0; digit < BUCKETS; digit++) {
    const count = counts[digit]!
    counts[digit] = next
    next += count
  }
  const { keys, payload } = from
  const { keys: toKeys, payload: toPayload } = to
  for (let i = 0; i < length; i++) {
    const key = keys[i]!
    const place = counts[(key >>> shift) & (BUCKETS - 1)]!++
    toKeys[place] = key
    toPayload[place] = payload[i]!
  }
}
