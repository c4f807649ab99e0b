/**
 * A key in the form in which Go compares keys without regard to case: equal for two strings when `strings.EqualFold`
 * is true, provided that one of them is ASCII (all field names are). Two letters from outside ASCII fold into it: U+017F
 * is an `s`, U+212A a `k`.
 */
export function foldKey(key: string): string {
  // Nearly every key is a plain word, and this is done for every key that is not a field.
  if (/^[\x20-\x7e]*$/.test(key)) return key.toUpperCase()
  return key
    .replace(/[a-z]/g, (c) => c.toUpperCase())
    .replaceAll('\u017F', 'S')
    .replaceAll('\u212A', 'K')
}

/** Go's `strings.EqualFold`, where one of the two is ASCII. */
export function equalFold(a: string, b: string): boolean {
  // Folding keeps the length.
  return a === b || (a.length === b.length && foldKey(a) === foldKey(b))
}
