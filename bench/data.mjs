// @ts-check
/** @typedef {4 | 6} Family */

/**
 * Lists of prefixes, the same on every machine. `routes` are as in a routing table; `ipam` are sites inside regions, in
 * the order in which they were given out; the others are the hard cases: every row inside the one before it, no two
 * that meet, all the same.
 */
export const KINDS = ['routes', 'ipam', 'nested', 'disjoint', 'equal']

/**
 * So many lines of a kind.
 * @param {string} kind
 * @param {Family} family
 * @param {number} count
 * @returns {string}
 */
export function lines(kind, family, count) {
  const random = generator(kind.length * 1000 + family)
  const out = []
  for (let i = 0; i < count; i++) out.push(line(kind, family, i, count, random))
  return `${out.join('\n')}\n`
}

/** How often each length is in a table of IPv4 routes, about as in the global one. */
const LENGTHS = [
  [24, 58],
  [22, 12],
  [23, 10],
  [20, 5],
  [21, 5],
  [19, 4],
  [18, 2],
  [16, 2],
  [17, 1],
  [14, 1],
]

/**
 * @param {string} kind
 * @param {Family} family
 * @param {number} i
 * @param {number} count
 * @param {() => number} random
 */
function line(kind, family, i, count, random) {
  switch (kind) {
    case 'routes': {
      const length = pick(random)
      return prefix(family, Math.floor(random() * 2 ** 32), length)
    }
    case 'ipam': {
      // A region of /12 is given out first, then sites of /20 to /26 inside regions.
      if (i % 1000 === 0) return prefix(family, 0x0a000000 + ((i / 1000) % 16) * 2 ** 20, 12)
      return prefix(family, 0x0a000000 + Math.floor(random() * 2 ** 24), 20 + Math.floor(random() * 7))
    }
    case 'nested':
      return `${address(family, i)}-${address(family, 2 ** 32 - 1 - i)}`
    case 'disjoint':
      // Not in order: a step that has no divisor in common with the count.
      return prefix(family, ((i * 7919) % count) * 4, 31)
    default:
      return prefix(family, 0x0a600000, 12)
  }
}

/** @param {() => number} random */
function pick(random) {
  let at = random() * 100
  for (const [length = 24, share = 0] of LENGTHS) {
    at -= share
    if (at < 0) return length
  }
  return 24
}

/**
 * The 32 bits are those behind 2001: of an IPv6 prefix, which is 16 bits longer.
 * @param {Family} family
 * @param {number} value
 * @param {number} length
 */
function prefix(family, value, length) {
  const size = 2 ** (32 - length)
  const base = Math.floor(value / size) * size
  return family === 4 ? `${address(4, base)}/${length}` : `${address(6, base)}/${length + 16}`
}

/**
 * @param {Family} family
 * @param {number} value
 */
function address(family, value) {
  const n = value >>> 0
  if (family === 4) return `${n >>> 24}.${(n >>> 16) & 255}.${(n >>> 8) & 255}.${n & 255}`
  const [high, low] = [n >>> 16, n & 0xffff].map((group) => group.toString(16))
  // No group before the gap may be zero at the end: the spelling is canonical.
  return low === '0' ? (high === '0' ? '2001::' : `2001:${high}::`) : `2001:${high}:${low}::`
}

/**
 * mulberry32: numbers from 0 up to 1 that only the seed decides.
 * @param {number} seed
 */
function generator(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
