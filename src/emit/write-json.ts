/** A JSON document as hnsc writes it: members in the order of the value, two blanks a level, a final newline. */
export function writeJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
