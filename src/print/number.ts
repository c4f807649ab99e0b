/** A whole number with commas between thousands: `1,234,567`. */
export function grouped(value: number | bigint): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** A number and its noun: `1 range`, `2,000 ranges`. */
export function counted(value: number | bigint, noun: string): string {
  return `${grouped(value)} ${noun}${BigInt(value) === 1n ? '' : 's'}`
}
