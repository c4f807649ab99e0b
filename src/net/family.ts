/** IPv4 or IPv6. */
export type Family = 4 | 6

/** The width of an address in bits. */
export function bits(family: Family): 32 | 128 {
  return family === 4 ? 32 : 128
}

/** How many 32-bit words an address has. */
export function wordsOf(family: Family): 1 | 4 {
  return family === 4 ? 1 : 4
}
