/** A value of a document in words: a text as it is, anything else as JSON, and `undefined` where it is absent. */
export function spellValue(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined')
}
