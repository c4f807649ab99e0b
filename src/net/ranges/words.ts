/*
 * Arithmetic on addresses in columns of 32-bit words. `at` is the number of the address's first word; `words` is 1 for
 * IPv4 and 4 for IPv6. One implementation serves both families.
 */

/** Negative, zero or positive as the first address is less than, equal to or greater than the second. */
export function compareWords(
  a: Uint32Array,
  aAt: number,
  b: Uint32Array,
  bAt: number,
  words: number,
): number {
  for (let word = 0; word < words; word++) {
    const left = a[aAt + word]!
    const right = b[bAt + word]!
    if (left !== right) return left < right ? -1 : 1
  }
  return 0
}

/** Copies an address from one column to another. */
export function copyWords(
  from: Uint32Array,
  fromAt: number,
  to: Uint32Array,
  toAt: number,
  words: number,
): void {
  for (let word = 0; word < words; word++) to[toAt + word] = from[fromAt + word]!
}

/** Adds one to an address; the result is false when it was the last of all and is now the first. */
export function increment(column: Uint32Array, at: number, words: number): boolean {
  for (let word = words - 1; word >= 0; word--) {
    const value = (column[at + word]! + 1) >>> 0
    column[at + word] = value
    if (value !== 0) return true
  }
  return false
}

/** Takes one from an address; the result is false when it was the first of all and is now the last. */
export function decrement(column: Uint32Array, at: number, words: number): boolean {
  for (let word = words - 1; word >= 0; word--) {
    const value = column[at + word]!
    column[at + word] = (value - 1) >>> 0
    if (value !== 0) return true
  }
  return false
}

/** True when `b` is the address right after `a`. */
export function isNext(a: Uint32Array, aAt: number, b: Uint32Array, bAt: number, words: number): boolean {
  let word = words - 1
  while (word >= 0 && a[aAt + word] === 0xffff_ffff && b[bAt + word] === 0) word--
  if (word < 0 || b[bAt + word] !== a[aAt + word]! + 1) return false
  while (--word >= 0) if (a[aAt + word] !== b[bAt + word]) return false
  return true
}

/** How many zero bits an address ends with. */
export function trailingZeros(column: Uint32Array, at: number, words: number): number {
  let count = 0
  for (let word = words - 1; word >= 0; word--) {
    const value = column[at + word]!
    if (value !== 0) return count + (31 - Math.clz32(value & -value))
    count += 32
  }
  return count
}

/** How many one bits an address ends with. */
export function trailingOnes(column: Uint32Array, at: number, words: number): number {
  let count = 0
  for (let word = words - 1; word >= 0; word--) {
    const value = ~column[at + word]!
    if (value !== 0) return count + (31 - Math.clz32(value & -value))
    count += 32
  }
  return count
}

/** How many bits are left, counted from the end, once the bits that two addresses begin with in common are gone. */
export function differingBits(
  a: Uint32Array,
  aAt: number,
  b: Uint32Array,
  bAt: number,
  words: number,
): number {
  for (let word = 0; word < words; word++) {
    const difference = a[aAt + word]! ^ b[bAt + word]!
    if (difference !== 0) return (words - 1 - word) * 32 + (32 - Math.clz32(difference))
  }
  return 0
}

/** Sets the last `count` bits of an address. */
export function setTrailing(column: Uint32Array, at: number, words: number, count: number): void {
  let left = count
  for (let word = words - 1; word >= 0 && left > 0; word--, left -= 32) {
    column[at + word] = left >= 32 ? 0xffff_ffff : (column[at + word]! | (2 ** left - 1)) >>> 0
  }
}
