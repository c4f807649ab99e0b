import { parseRange } from '../../../net/parse-range.ts'
import { looksLikeRange } from '../../../net/looks-like-range.ts'
import { member, type Path, type Tree } from '../../../text/tree.ts'
import type { Entry } from './range-list.ts'
import type { Selected } from './path-expression.ts'

/** Keys that say what a value is, not whose: they are no part of a label. */
const RANGE_KEYS =
  /^(cidr|cidrs|cidr_?blocks?|prefix|prefixes|address_?(space|prefix|prefixes)|ranges?|networks?|ip_?cidr_?range)$/i

/** Keys whose text names the object that they stand in. */
const NAME_KEYS = ['name', 'label', 'id', 'title']

/**
 * The ranges in parts of a JSON or YAML document. In arrays every text counts, in objects prefixes and ranges do and
 * other texts are somebody else's. A label is the way to the value: names joined by dots.
 */
export function readTreeRanges(parts: readonly Selected[]): Entry[] {
  return parts.flatMap(({ tree, path }) => rangesIn(tree, labelSteps(path), isList(tree)))
}

/** A part that is itself a text or an array of texts was chosen for its texts, so each of them must be a range. */
function isList(tree: Tree): boolean {
  return (
    tree.kind === 'string' || (tree.kind === 'array' && tree.items.every(({ kind }) => kind === 'string'))
  )
}

function rangesIn(tree: Tree, label: readonly string[], all: boolean): Entry[] {
  switch (tree.kind) {
    case 'object':
      return tree.members.flatMap(({ key, value }) => rangesIn(value, [...label, key], false))
    case 'array':
      return tree.items.flatMap((item, i) => rangesIn(item, [...label, nameOf(item) ?? `[${i}]`], all))
    case 'string':
      return all || isRange(tree.value) ? [entry(tree.value, label, tree)] : []
    default:
      return []
  }
}

/** A text in an object is a range when it is meant as a prefix, or is a range of two addresses. */
function isRange(text: string): boolean {
  if (!looksLikeRange(text)) return false
  return text.includes('/') || (text.includes('-') && parseRange(text).ok)
}

function entry(text: string, steps: readonly string[], { start, end }: Tree): Entry {
  const label = labelText(steps)
  const span = { start, end }
  return label === '' ? { text, span } : { text, label, span }
}

function nameOf(tree: Tree): string | undefined {
  const names = NAME_KEYS.flatMap((key) => {
    const value = member(tree, key)?.value
    return value?.kind === 'string' && !looksLikeRange(value.value) ? [value.value] : []
  })
  return names[0]
}

function labelSteps(path: Path): string[] {
  return path.map((step) => (typeof step === 'number' ? `[${step}]` : step))
}

function labelText(steps: readonly string[]): string {
  // The number of an item says less than its line.
  if (steps.every((step) => step.startsWith('['))) return ''
  const kept = steps.filter((step, i) => i === 0 || i < steps.length - 2 || !RANGE_KEYS.test(step))
  return kept.map((step, i) => (i === 0 || step.startsWith('[') ? step : `.${step}`)).join('')
}
