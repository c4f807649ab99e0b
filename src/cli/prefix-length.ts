/** The prefix length that a text such as `/24` or `24` denotes, or undefined. */
export function prefixLength(text: string): number | undefined {
  const digits = text.replace(/^\//, '')
  return /^(0|[1-9]\d{0,2})$/.test(digits) && Number(digits) <= 128 ? Number(digits) : undefined
}
