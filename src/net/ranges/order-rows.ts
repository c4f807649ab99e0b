import { sortPairs } from './radix-sort.ts'

/**
 * The numbers of all rows in ascending order of their addresses; rows with the same address keep their order. Only the
 * bits in which rows differ are looked at, 32 at a time: of a million IPv6 prefixes these are often no more.
 */
export function orderRows(column: Uint32Array, words: 1 | 4, length: number): Uint32Array {
  let order: Uint32Array = new Uint32Array(length)
  for (let i = 0; i < length; i++) order[i] = i
  if (words === 1) return sortPairs(column, order, length).payload
  const { from, to } = differingSpan(column, length)
  for (let end = to; end > from; end -= 32) {
    const bits = bitsFrom(column, length, Math.max(end - 32, 0))
    const keys = end === to ? bits : lookedUp(bits, order)
    order = sortPairs(keys, order, length, 'overwrite').payload
  }
  return order
}

/** The bits in which any two IPv6 addresses differ, counted from the most significant one, which is 0. */
function differingSpan(column: Uint32Array, length: number): { readonly from: number; readonly to: number } {
  let [a, b, c, d] = [0, 0, 0, 0]
  for (let at = 0; at < length * 4; at += 4) {
    a |= column[at]! ^ column[0]!
    b |= column[at + 1]! ^ column[1]!
    c |= column[at + 2]! ^ column[2]!
    d |= column[at + 3]! ^ column[3]!
  }
  const differing = [a, b, c, d]
  const first = differing.findIndex((word) => word !== 0)
  const last = differing.findLastIndex((word) => word !== 0)
  if (first < 0) return { from: 0, to: 0 }
  const lowest = differing[last]!
  return {
    from: first * 32 + Math.clz32(differing[first]!),
    to: last * 32 + Math.clz32(lowest & -lowest) + 1,
  }
}

/** 32 bits of every IPv6 address, from a bit on that is counted from the most significant one. */
function bitsFrom(column: Uint32Array, length: number, bit: number): Uint32Array {
  const word = bit >> 5
  const left = bit & 31
  const out = new Uint32Array(length)
  if (left === 0) {
    for (let i = 0; i < length; i++) out[i] = column[i * 4 + word]!
  } else {
    for (let i = 0; i < length; i++) {
      const at = i * 4 + word
      out[i] = (column[at]! << left) | (column[at + 1]! >>> (32 - left))
    }
  }
  return out
}

function lookedUp(values: Uint32Array, order: Uint32Array): Uint32Array {
  const out = new Uint32Array(order.length)
  for (let i = 0; i < order.length; i++) out[i] = values[order[i]!]!
  return out
}
