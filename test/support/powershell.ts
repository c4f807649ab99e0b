/**
 * A tokeniser of PowerShell 5.1 of our own, written from about_Quoting_Rules, about_Parsing and about_Special_Characters.
 * The typographic quotation marks count as the plain ones do: U+2018 to U+201B as ', U+201C to U+201E as ".
 */
export type Token =
  | { readonly kind: 'literal'; readonly value: string }
  | { readonly kind: 'expandable'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }

const SINGLE = /['\u2018-\u201B]/
const DOUBLE = /["\u201C-\u201E]/

export function tokens(script: string): Token[] {
  const out: Token[] = []
  let at = 0
  while (at < script.length) {
    const c = script[at] ?? ''
    if (c === '@' && (SINGLE.test(script[at + 1] ?? '') || DOUBLE.test(script[at + 1] ?? ''))) {
      throw new Error(`a here-string at ${at}`)
    }
    if (c === '#') {
      while (at < script.length && script[at] !== '\n' && script[at] !== '\r') at++
    } else if (SINGLE.test(c)) {
      const [value, end] = closing(script, at, SINGLE, false)
      out.push({ kind: 'literal', value })
      at = end
    } else if (DOUBLE.test(c)) {
      const [text, end] = closing(script, at, DOUBLE, true)
      out.push({ kind: 'expandable', text })
      at = end
    } else if (/[\s\u0085]/.test(c)) at++
    else {
      const word = /^[A-Za-z0-9_$:.]+/.exec(script.slice(at, at + 200))?.[0] ?? c
      out.push({ kind: 'code', text: word })
      at += word.length
    }
  }
  return out
}

/** Reads up to the quotation mark that is not doubled. */
function closing(script: string, from: number, mark: RegExp, escapes: boolean): [string, number] {
  let text = ''
  for (let at = from + 1; at < script.length; at++) {
    const c = script[at] ?? ''
    if (escapes && c === '`') text += script[++at] ?? ''
    else if (!mark.test(c)) text += c
    else if (mark.test(script[at + 1] ?? '')) text += script[++at] ?? ''
    else return [text, at + 1]
  }
  throw new Error(`a quotation mark that is never closed, at ${from}`)
}

/** Tokens with `('' + [char]0x… + '…')` put together, as PowerShell's operators do: a text and a character are a text. */
export function evaluated(all: readonly Token[]): Token[] {
  const out: Token[] = []
  for (let i = 0; i < all.length; i++) {
    const token = all[i]
    if (token === undefined) continue
    const end = isCode(token, '(') && all[i + 1]?.kind === 'literal' ? concatenation(all, i + 1) : undefined
    if (end === undefined) out.push(token)
    else {
      out.push({ kind: 'literal', value: end.value })
      i = end.index
    }
  }
  return out
}

function concatenation(all: readonly Token[], from: number): { value: string; index: number } | undefined {
  const first = all[from]
  if (first?.kind !== 'literal') return undefined
  let value = first.value
  let at = from + 1
  while (isCode(all[at], '+')) {
    const next = all[at + 1]
    if (next?.kind === 'literal') {
      value += next.value
      at += 2
    } else if (['[', 'char', ']'].every((text, i) => isCode(all[at + 1 + i], text))) {
      const code = all[at + 4]
      value += String.fromCharCode(Number(code?.kind === 'code' ? code.text : Number.NaN))
      at += 5
    } else return undefined
  }
  return at > from + 1 && isCode(all[at], ')') ? { value, index: at } : undefined
}

function isCode(token: Token | undefined, text: string): boolean {
  return token?.kind === 'code' && token.text === text
}
