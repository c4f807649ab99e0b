import { isAlias, isMap, isScalar, isSeq, type Pair, parseAllDocuments } from 'yaml'
import { MOST_VALUES, readJson } from './json-tree.ts'
import type { TextProblem } from './problem.ts'
import type { Member, Span, Tree } from './tree.ts'
import { firstSyntaxProblem, tooDeep } from './yaml-problems.ts'

/** A YAML or JSON text as a tree, and what is wrong with its syntax. The tree is there as far as it could be read. */
export interface ParsedYaml {
  readonly tree?: Tree
  readonly problems: readonly TextProblem[]
}

/**
 * How many lines and commas a document that is not JSON may have. Package yaml 2.9 takes about 3 KB of memory for each;
 * a spec of 100,000 nodes has 400,000.
 */
const MOST_SEPARATORS = 500_000

/**
 * Reads one document of YAML 1.2 (core schema), of which JSON is a part. Never throws.
 *
 * An alias stands for the anchored value, at that value's place. Aliases of a value to itself and aliases that multiply
 * a document beyond reason are refused, as are tags other than those of the core schema. `<<` is an ordinary key.
 * Duplicate keys stay in the tree: see `duplicateMembers`. What is JSON to the letter is read as such, which is twenty
 * times as fast.
 */
export function parseYaml(text: string): ParsedYaml {
  const { trees, problems, second } = parseYamlDocuments(text)
  const [tree] = trees
  const more = second === undefined ? [] : [severalDocuments(second)]
  if (tree === undefined) return { problems }
  return { tree, problems: [...problems, ...more].toSorted((a, b) => a.span.start - b.span.start) }
}

/** Every document of a YAML stream as a tree; the problems are those of the first with any. */
export interface ParsedYamlStream {
  readonly trees: readonly Tree[]
  readonly problems: readonly TextProblem[]
  /** Where the second document begins. */
  readonly second?: number
}

/** Reads a stream of documents with `---` between them, each as `parseYaml` reads one. Never throws. */
export function parseYamlDocuments(text: string): ParsedYamlStream {
  const deep = tooDeep(text)
  if (deep !== undefined) return { trees: [], problems: [deep] }
  const json = /^\s*[{[]/.test(text) ? readJson(text) : 'not JSON'
  if (typeof json === 'object') return { trees: [json], problems: [] }
  if (json === 'too many values' || separators(text) > MOST_SEPARATORS)
    return { trees: [], problems: [tooLong] }
  const parsed = parseAllDocuments(text, {
    version: '1.2',
    schema: 'core',
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  })
  const documents = Array.isArray(parsed) ? parsed : []
  if (documents.length === 0) {
    const empty = problem({ start: 0, end: 0 }, 'the text is empty', 'write at least one key')
    return { trees: [], problems: [empty] }
  }
  const read = documents.map((document) => {
    const walk = walker()
    const tree = walk.tree(document.contents, { start: 0, end: 0 })
    return { tree, problems: [...firstSyntaxProblem(document.errors), ...walk.problems] }
  })
  const second = documents[1]
  return {
    trees: read.map(({ tree }) => tree),
    problems: read.find(({ problems }) => problems.length > 0)?.problems ?? [],
    ...(second === undefined ? {} : { second: second.range?.[0] ?? 0 }),
  }
}

function separators(text: string): number {
  let count = 0
  for (let i = 0; i < text.length; i++) {
    const c = text[i]
    if (c === '\n' || c === ',') count++
  }
  return count
}

const tooLong = problem(
  { start: 0, end: 0 },
  'the document is too long to be read',
  `write it as JSON, of which ${MOST_VALUES} values are read, or in flow style with one line a node`,
)

function severalDocuments(start: number): TextProblem {
  return problem({ start, end: start }, 'a second document begins here', 'keep one document in a file')
}

/** Turns the nodes of package yaml into trees. Keeps the anchors and counts the values. */
function walker() {
  const problems: TextProblem[] = []
  const anchors = new Map<string, { readonly tree: Tree; readonly values: number }>()
  let values = 0

  function tree(node: unknown, missing: Span): Tree {
    values++
    if (isAlias(node)) return repeated(node.source, spanOf(node, missing))
    const before = values
    const made = plainTree(node, missing)
    if ((isScalar(node) || isMap(node) || isSeq(node)) && node.anchor !== undefined) {
      anchors.set(node.anchor, { tree: made, values: values - before + 1 })
    }
    return made
  }

  function repeated(name: string, span: Span): Tree {
    const anchor = anchors.get(name)
    values += anchor?.values ?? 0
    if (anchor === undefined) {
      problems.push(
        problem(span, `\`*${name}\` names no value that is complete before it`, 'write the value out'),
      )
    } else if (values > MOST_VALUES) {
      problems.push(
        problem(
          span,
          `\`*${name}\` makes the document hold more than ${MOST_VALUES} values`,
          'write the value out',
        ),
      )
    } else {
      return anchor.tree
    }
    return { kind: 'null', ...span }
  }

  function plainTree(node: unknown, missing: Span): Tree {
    const span = spanOf(node, missing)
    if (isMap(node)) {
      checkTag(node.tag, 'map', span)
      const members = node.items.map((pair) => member(pair, span))
      return { kind: 'object', ...around(span, node.flow === true, members.at(-1)?.value), members }
    }
    if (isSeq(node)) {
      checkTag(node.tag, 'seq', span)
      const items = node.items.map((item) => tree(item, { start: span.end, end: span.end }))
      return { kind: 'array', ...around(span, node.flow === true, items.at(-1)), items }
    }
    return isScalar(node) ? scalar(node.value, node.source, node.tag, span) : { kind: 'null', ...span }
  }

  function member(pair: Pair<unknown, unknown>, within: Span): Member {
    const keySpan = spanOf(pair.key, within)
    const key = keyText(pair.key, keySpan)
    return { key, keySpan, value: tree(pair.value, { start: keySpan.end, end: keySpan.end }) }
  }

  function keyText(key: unknown, span: Span): string {
    if (isScalar(key)) return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value))
    if (isAlias(key)) {
      const anchor = anchors.get(key.source)?.tree
      if (anchor?.kind === 'string') return anchor.value
    }
    if (key === null || key === undefined) return ''
    problems.push(problem(span, 'a key is a list or a map', 'use a plain word as the key'))
    return ''
  }

  function scalar(value: unknown, source: string | undefined, tag: string | undefined, span: Span): Tree {
    checkTag(tag, 'str', span)
    if (typeof value === 'boolean') return { kind: 'boolean', ...span, value }
    if (value === null) return { kind: 'null', ...span }
    // The number as it is written: 1.30 stays 1.30. Infinity and NaN are no JSON values, so they stay words.
    const finite = (typeof value === 'number' && Number.isFinite(value)) || typeof value === 'bigint'
    if (finite) return { kind: 'number', ...span, raw: source ?? String(value) }
    return { kind: 'string', ...span, value: typeof value === 'string' ? value : (source ?? String(value)) }
  }

  function checkTag(tag: string | undefined, own: string, span: Span): void {
    const core = ['str', 'int', 'float', 'bool', 'null', 'map', 'seq'].map(
      (name) => `tag:yaml.org,2002:${name}`,
    )
    if (tag === undefined || core.includes(tag)) return
    problems.push(problem(span, `the tag \`${tag}\` is unknown`, `remove it, or use \`!!${own}\``))
  }

  return { tree, problems }
}

/** The place of a node without the comments and line ends behind it. */
function spanOf(node: unknown, missing: Span): Span {
  const ranged = isScalar(node) || isMap(node) || isSeq(node) || isAlias(node)
  const range = ranged ? node.range : undefined
  return range === undefined || range === null ? missing : { start: range[0], end: range[1] }
}

/** A block collection ends where its last value does; package yaml counts the line end too. */
function around(span: Span, flow: boolean, last: Tree | undefined): Span {
  return flow || last === undefined || last.end < span.start
    ? span
    : { start: span.start, end: Math.min(span.end, last.end) }
}

function problem(span: Span, message: string, help: string): TextProblem {
  return { kind: 'syntax', span, message, help }
}
