/** The length of a mask such as 255.255.240.0, or undefined for any other text. */
export function maskLength(mask: string): number | undefined {
  const parts = mask.split('.').map(Number)
  if (parts.length !== 4 || parts.some((part) => !(part >= 0 && part <= 255))) return undefined
  const bits = parts.map((part) => part.toString(2).padStart(8, '0')).join('')
  return /^1*0*$/.test(bits) ? bits.replace(/0+$/, '').length : undefined
}
