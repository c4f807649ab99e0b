/**
 * A value as indented JSON with a final newline. What a terminal obeys and JSON lets pass, the control characters from
 * U+007F on and the marks that turn the direction of writing, is written as `\u009b`: the same value to whoever parses.
 */
export function jsonText(value: unknown): string {
  return `${plainJson(JSON.stringify(value, null, 2))}\n`
}

/** JSON with those characters escaped. They stand inside of strings only. */
export function plainJson(json: string): string {
  return json.replace(OBEYED, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** What `JSON.stringify` leaves as it is, and a terminal does not show. */
export const OBEYED = /[\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
