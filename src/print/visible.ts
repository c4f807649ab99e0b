/** One character as a terminal shows it, and how many columns it takes there. A tab is kept and counts as one. */
export interface Cell {
  readonly text: string
  readonly width: number
}

/** Marks that turn the direction of writing, or take no room: they could make a line read otherwise than it is. */
const HIDDEN = /[\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]/u
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Emoji_Presentation}/u

/** What to print for one character: control characters, lone surrogates and hidden marks become visible. */
export function cell(character: string): Cell {
  const code = character.codePointAt(0) ?? 0
  if (character === '\t' || (code >= 0x20 && code < 0x7f)) return { text: character, width: 1 }
  if (code < 0x20) return { text: String.fromCharCode(0x2400 + code), width: 1 }
  if (code === 0x7f) return { text: '\u2421', width: 1 }
  if (code < 0xa0 && code > 0x7f) return named(code)
  if (HIDDEN.test(character) || (code >= 0xd800 && code <= 0xdfff) || code >= 0xe0000) return named(code)
  if (/^\p{Mn}$/u.test(character)) return { text: character, width: 0 }
  return { text: character, width: WIDE.test(character) ? 2 : 1 }
}

/** A text with every character in it visible, safe to send to a terminal. */
export function visible(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text
  return Array.from(text, (character) => (character === '\t' ? ' ' : cell(character).text)).join('')
}

/** A text of several lines, such as a difference, safe to send to a terminal. */
export function visibleLines(text: string): string {
  return text.split('\n').map(visible).join('\n')
}

function named(code: number): Cell {
  const text = `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`
  return { text, width: text.length }
}
