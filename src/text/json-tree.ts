import type { Member, Tree } from './tree.ts'

/** How many values a document may hold: several times what a spec of 100,000 nodes takes. */
export const MOST_VALUES = 2_000_000

/** Deeper documents are left to readers that do not recurse, and tell where it is too deep. */
const MOST_DEPTH = 200

/**
 * The tree of a text that is JSON (RFC 8259) to the letter; or why there is none. This is the fast way for what has no
 * mistake: 8 MB take a quarter of a second. Nothing is said of what is wrong, since `readTolerantly` says it.
 */
export function readJson(text: string): Tree | 'not JSON' | 'too many values' {
  let i = 0
  let values = 0
  let depth = 0
  const tree = skipTo() === -1 ? undefined : value()
  if (values > MOST_VALUES) return 'too many values'
  return tree === undefined || skipTo() !== -1 ? 'not JSON' : tree

  /** The code of the next character that is no blank, -1 at the end. */
  function skipTo(): number {
    for (; i < text.length; i++) {
      const c = text.charCodeAt(i)
      if (c !== SPACE && c !== NEWLINE && c !== RETURN && c !== TAB) return c
    }
    return -1
  }

  function value(): Tree | undefined {
    if (++values > MOST_VALUES) return undefined
    const start = i
    switch (text.charCodeAt(i)) {
      case OPEN_OBJECT:
        return object(start)
      case OPEN_ARRAY:
        return array(start)
      case QUOTE: {
        const found = string()
        return found === undefined ? undefined : { kind: 'string', value: found, start, end: i }
      }
      case LETTER_T:
        return word('true') ? { kind: 'boolean', value: true, start, end: i } : undefined
      case LETTER_F:
        return word('false') ? { kind: 'boolean', value: false, start, end: i } : undefined
      case LETTER_N:
        return word('null') ? { kind: 'null', start, end: i } : undefined
      default:
        return number(start)
    }
  }

  function object(start: number): Tree | undefined {
    const members: Member[] = []
    i++
    if (++depth > MOST_DEPTH) return undefined
    for (let c = skipTo(); c !== CLOSE_OBJECT || members.length > 0; c = skipTo()) {
      if (c !== QUOTE) return undefined
      const keyStart = i
      const key = string()
      const keySpan = { start: keyStart, end: i }
      if (key === undefined || skipTo() !== COLON) return undefined
      i++
      skipTo()
      const inner = value()
      if (inner === undefined) return undefined
      members.push({ key, keySpan, value: inner })
      const next = skipTo()
      if (next === CLOSE_OBJECT) break
      if (next !== COMMA) return undefined
      i++
    }
    i++
    depth--
    return { kind: 'object', members, start, end: i }
  }

  function array(start: number): Tree | undefined {
    const items: Tree[] = []
    i++
    if (++depth > MOST_DEPTH) return undefined
    while (skipTo() !== CLOSE_ARRAY || items.length > 0) {
      const inner = value()
      if (inner === undefined) return undefined
      items.push(inner)
      const next = skipTo()
      if (next === CLOSE_ARRAY) break
      if (next !== COMMA) return undefined
      i++
      skipTo()
    }
    i++
    depth--
    return { kind: 'array', items, start, end: i }
  }

  /** The value of the string at `i`, which is then behind it. */
  function string(): string | undefined {
    const start = i
    let escapes = false
    for (i++; i < text.length; i++) {
      const c = text.charCodeAt(i)
      if (c === QUOTE) {
        i++
        return escapes ? unescaped(text.slice(start, i)) : text.slice(start + 1, i - 1)
      }
      if (c < SPACE) return undefined
      if (c === BACKSLASH) {
        escapes = true
        i++
      }
    }
    return undefined
  }

  function word(name: string): boolean {
    if (!text.startsWith(name, i)) return false
    i += name.length
    return true
  }

  function number(start: number): Tree | undefined {
    NUMBER.lastIndex = i
    const raw = NUMBER.exec(text)?.[0]
    if (raw === undefined) return undefined
    i += raw.length
    return { kind: 'number', raw, start, end: i }
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y

const [TAB, NEWLINE, RETURN, SPACE, QUOTE, COMMA, COLON, BACKSLASH] = [9, 10, 13, 32, 34, 44, 58, 92]
const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [91, 93, 123, 125]
const [LETTER_F, LETTER_N, LETTER_T] = [102, 110, 116]

function unescaped(literal: string): string | undefined {
  try {
    const value: unknown = JSON.parse(literal)
    return typeof value === 'string' ? value : undefined
  } catch {
    return undefined
  }
}
