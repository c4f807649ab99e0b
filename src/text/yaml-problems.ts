import type { TextProblem } from './problem.ts'

/** The deepest that flow collections may nest, the furthest that a line may be indented, and the most keys on one. */
const MOST_FLOW_DEPTH = 200
const MOST_INDENT = 500
const MOST_KEYS_OF_A_LINE = 500

/**
 * The problem of a text that nests deeper than any document of ours, or undefined. It is found before parsing, because
 * package yaml 2.9 takes memory or stack without bound there. What is inside of strings counts too; no real document
 * comes near.
 */
export function tooDeep(text: string): TextProblem | undefined {
  let flow = 0
  let prefix = true
  let indent = 0
  let keys = 0
  for (let i = 0; i < text.length; i++) {
    const c = text[i]
    if (c === '\n' || c === '\r') {
      prefix = true
      indent = keys = 0
      continue
    }
    if (c === '[' || c === '{') flow++
    if ((c === ']' || c === '}') && flow > 0) flow--
    prefix = prefix && (c === ' ' || c === '\t' || c === '-' || c === '?' || c === ':')
    if (prefix) indent++
    // `a: b: c: 1` is no YAML, but package yaml takes it for one map in another.
    if (c === ':' && flow === 0 && text[i + 1] === ' ') keys++
    if (flow > MOST_FLOW_DEPTH || indent > MOST_INDENT || keys > MOST_KEYS_OF_A_LINE) {
      return {
        kind: 'syntax',
        span: { start: i, end: i + 1 },
        message: 'the document nests too deeply',
        help: 'look for a bracket that is never closed, or for line ends that are lost',
      }
    }
  }
  return undefined
}

/** What to say about each kind of error of package yaml 2.9 (src/errors.ts, ErrorCode). */
const WORDS: Readonly<Record<string, { readonly message: string; readonly help?: string }>> = {
  ALIAS_PROPS: { message: 'an alias carries an anchor or a tag', help: 'write the value out' },
  BAD_ALIAS: {
    message: 'an alias has no name behind `*`',
    help: 'put a value that begins with `*` in quotes',
  },
  BAD_COLLECTION_TYPE: { message: 'a tag says another kind of collection than stands here' },
  BAD_DIRECTIVE: { message: 'a line that begins with `%` is not a directive of YAML' },
  BAD_DQ_ESCAPE: {
    message: 'a backslash in double quotes begins no escape of YAML',
    help: 'write Windows paths in single quotes, or double each backslash',
  },
  BAD_INDENT: {
    message: 'the indentation does not fit the lines above',
    help: 'indent the keys of one map equally',
  },
  BAD_PROP_ORDER: { message: 'an anchor or a tag stands in front of the indicator that it follows' },
  BAD_SCALAR_START: {
    message: 'a value without quotes begins with a character that YAML reserves',
    help: 'put the value in quotes',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    message: 'a second `: ` stands on the line of a key',
    help: 'put the value in quotes, or the inner key on a line of its own',
  },
  BLOCK_IN_FLOW: { message: 'a block of lines stands inside brackets' },
  DUPLICATE_KEY: { message: 'a key stands twice in one map' },
  MISSING_CHAR: { message: 'a closing quote, bracket or colon is missing' },
  MULTILINE_IMPLICIT_KEY: {
    message: 'a key runs over several lines',
    help: 'look for a missing `:` or quote',
  },
  MULTIPLE_ANCHORS: { message: 'a value has two anchors' },
  MULTIPLE_TAGS: { message: 'a value has two tags' },
  TAB_AS_INDENT: { message: 'a line is indented with a tab', help: 'indent with spaces' },
  TAG_RESOLVE_FAILED: { message: 'a value does not fit its tag' },
  UNEXPECTED_TOKEN: {
    message: 'something follows where the value has ended',
    help: 'put the value in quotes',
  },
}

/** What package yaml says of an error. */
interface YamlError {
  readonly code: string
  readonly message: string
  readonly pos: readonly [number, number]
}

/** The first error of a document as a problem; those behind it are mostly its consequences. */
export function firstSyntaxProblem(errors: readonly YamlError[]): readonly TextProblem[] {
  const [first] = errors.toSorted((a, b) => a.pos[0] - b.pos[0])
  if (first === undefined) return []
  const here = errors.filter(({ pos }) => pos[0] === first.pos[0]).map(({ code }) => code)
  // A value with keys below it that are indented deeper: neither of the two errors says so.
  const deeper = here.includes('BLOCK_AS_IMPLICIT_KEY') && here.includes('MULTILINE_IMPLICIT_KEY')
  if (!deeper) return [syntaxProblem(first.code, first.message, first.pos)]
  const span = { start: first.pos[0], end: first.pos[0] + 1 }
  const message = 'a key stands deeper below this value, which has no keys'
  return [{ kind: 'syntax', span, message, help: 'indent the keys of one map equally' }]
}

/** The problem for an error of package yaml, in our words where we have any. */
function syntaxProblem(code: string, message: string, pos: readonly [number, number]): TextProblem {
  const words = WORDS[code]
  const span = { start: pos[0], end: pos[1] }
  const missing = /(?:end with a|closing) (.)/.exec(message)?.[1]
  if (missing !== undefined) {
    return {
      kind: 'syntax',
      span,
      message: `a closing \`${missing}\` is missing`,
      help: `add the \`${missing}\``,
    }
  }
  if (code === 'MISSING_CHAR' && message.startsWith('Implicit map keys')) {
    return { kind: 'syntax', span, message: 'a key has no `:` behind it', help: 'write `key: value`' }
  }
  if (words === undefined) return { kind: 'syntax', span, message: firstLower(message) }
  return { kind: 'syntax', span, ...words }
}

function firstLower(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/, '')
}
