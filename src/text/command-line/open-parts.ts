/**
 * The length of what a shell or Kubernetes replaces when it runs the line, from an offset on; 0 where nothing is: `$x`,
 * `${x}`, `$env:X`, `$(command)` and `%X%`, `%~dp0`, `%1`.
 */
export function openPartAt(text: string, at: number): number {
  if (text[at] === '$') return dollarLength(text, at)
  return text[at] === '%' ? percentLength(text, at) : 0
}

/** The length of a variable or substitution of PowerShell that begins with `$` at an offset; 0 where none does. */
export function dollarLength(text: string, at: number): number {
  if (text[at + 1] === '(') return closing(text, at + 1, '(', ')') - at
  if (text[at + 1] === '{') return closing(text, at + 1, '{', '}') - at
  NAME.lastIndex = at
  return NAME.exec(text)?.[0].length ?? 0
}

/** The length of a variable of cmd that begins with `%` at an offset; 0 where none does. */
export function percentLength(text: string, at: number): number {
  PERCENT.lastIndex = at
  return PERCENT.exec(text)?.[0].length ?? 0
}

const NAME = /\$(?:[A-Za-z_]\w*:)?[A-Za-z_?^]\w*/y
const PERCENT = /%(?:[A-Za-z_]\w*(?::[^%\r\n]*)?%|~?[a-z$]*\d|\*|%[A-Za-z])/y

/** Where the bracket that opens at an offset has closed; the end of the text where it never does. */
export function closing(text: string, from: number, open: string, close: string): number {
  let depth = 0
  let quote = ''
  for (let at = from; at < text.length; at++) {
    const c = text[at] ?? ''
    if (quote !== '') {
      if (c === quote) quote = ''
    } else if (c === '"' || c === "'") quote = c
    else if (c === open) depth++
    else if (c === close && --depth === 0) return at + 1
  }
  return text.length
}
