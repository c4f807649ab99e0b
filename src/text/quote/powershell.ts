/**
 * An expression of PowerShell whose value is exactly the text, in ASCII: Windows PowerShell 5.1 reads a script without a
 * byte order mark in the code page of the machine, where a byte of another letter can be a quotation mark that
 * PowerShell takes for one (the UTF-8 of `Б` ends in 0x91, which is `‘` in code page 1252). Within single quotes nothing
 * but a quotation mark has a meaning.
 * Source: Microsoft, about_Quoting_Rules, about_Character_Encoding; PowerShell/PowerShell CharTraits.cs (IsSingleQuote).
 */
export function powershellLiteral(text: string): string {
  if (PLAIN.test(text)) return quoted(text)
  // The empty text comes first, since `[char]1 + 'a'` would be an addition of numbers.
  const parts = text.match(PARTS) ?? []
  return `(${["''", ...parts.map((part) => (PLAIN.test(part) ? quoted(part) : character(part)))].join(' + ')})`
}

const PLAIN = /^[ -~]*$/

/** Runs of printable ASCII, and every other UTF-16 unit by itself. */
const PARTS = /[ -~]+|[^ -~]/g

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

function character(unit: string): string {
  return `[char]0x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
}
