/** Keys in ascending order, each with its payload. */
export interface SortedPairs {
  readonly keys: Uint32Array
  readonly payload: Uint32Array
}

/** The most bits of a digit: its counts stay in the processor's nearest cache. */
const WIDEST = 12
/** Up to this many keys insertion is faster than counting thousands of digits. */
const SHORT = 32

/**
 * The first `length` keys in ascending order with their payloads; equal keys keep their order. When the keys are in
 * order already, the arguments themselves come back. `spare` says whether the arguments may be overwritten, which takes
 * a third of the memory less. Least significant digit first; low bits that no key has, as in lists of short prefixes,
 * and digits that all keys share cost nothing.
 */
export function sortPairs(
  keys: Uint32Array,
  payload: Uint32Array,
  length: number,
  spare: 'keep' | 'overwrite' = 'keep',
): SortedPairs {
  const low = lowestBit(keys, length)
  if (low === undefined) return { keys, payload }
  if (length <= SHORT) return sortShort(keys, payload, length)
  const passes = Math.ceil((32 - low) / WIDEST)
  const width = Math.ceil((32 - low) / passes)
  let from: SortedPairs = { keys, payload }
  let free: SortedPairs | undefined
  const counts = new Uint32Array(1 << width)
  for (let shift = low; shift < 32; shift += width) {
    counts.fill(0)
    countDigits(from.keys, length, shift, counts)
    if (counts[(keys[0]! >>> shift) & (counts.length - 1)] === length) continue
    const to = free ?? { keys: new Uint32Array(length), payload: new Uint32Array(length) }
    scatter(from, to, length, shift, counts)
    free = from.keys === keys && spare === 'keep' ? undefined : from
    from = to
  }
  return from
}

/** The lowest bit that any key has; undefined when the keys are in order already. */
function lowestBit(keys: Uint32Array, length: number): number | undefined {
  let all = 0
  let before = 0
  let ordered = true
  for (let i = 0; i < length; i++) {
    const key = keys[i]!
    all |= key
    if (key < before) ordered = false
    before = key
  }
  return ordered ? undefined : 31 - Math.clz32(all & -all)
}

function countDigits(keys: Uint32Array, length: number, shift: number, counts: Uint32Array): void {
  const mask = counts.length - 1
  for (let i = 0; i < length; i++) counts[(keys[i]! >>> shift) & mask]!++
}

function scatter(
  from: SortedPairs,
  to: SortedPairs,
  length: number,
  shift: number,
  counts: Uint32Array,
): void {
  const mask = counts.length - 1
  let next = 0
  for (let digit = 0; digit <= mask; digit++) {
    const count = counts[digit]!
    counts[digit] = next
    next += count
  }
  const { keys, payload } = from
  const { keys: toKeys, payload: toPayload } = to
  for (let i = 0; i < length; i++) {
    const key = keys[i]!
    const place = counts[(key >>> shift) & mask]!++
    toKeys[place] = key
    toPayload[place] = payload[i]!
  }
}

/** By insertion, into copies. */
function sortShort(keys: Uint32Array, payload: Uint32Array, length: number): SortedPairs {
  const sorted = { keys: keys.slice(0, length), payload: payload.slice(0, length) }
  for (let i = 1; i < length; i++) {
    const key = keys[i]!
    let place = i
    while (place > 0 && sorted.keys[place - 1]! > key) {
      sorted.keys[place] = sorted.keys[place - 1]!
      sorted.payload[place] = sorted.payload[place - 1]!
      place--
    }
    sorted.keys[place] = key
    sorted.payload[place] = payload[i]!
  }
  return sorted
}
