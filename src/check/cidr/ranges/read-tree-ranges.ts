import { parseRange } from '../../../net/parse-range.ts'
import { looksLikeRange } from '../../../net/looks-like-range.ts'
import { member, type Member, type ObjectTree, type Path, type Span, type Tree } from '../../../text/tree.ts'
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

/**
 * The places of virtual networks with their own subnets, as Azure exports them: a cloud refuses subnets that overlap, and
 * those inside the address space are meant.
 */
export function virtualNetworks(parts: readonly Selected[]): Span[] {
  return parts.flatMap(({ tree }) => networksIn(tree))
}

function networksIn(tree: Tree): Span[] {
  if (tree.kind === 'array') return tree.items.flatMap(networksIn)
  if (tree.kind !== 'object') return []
  const has = (key: RegExp) => tree.members.some((each) => key.test(each.key))
  if (has(/^address_?space$/i) && has(/^subnets?$/i)) return [{ start: tree.start, end: tree.end }]
  return tree.members.flatMap(({ value }) => networksIn(value))
}

/** The members of an object; of a Terraform state not its outputs, which say again what resources have. */
function membersOf(tree: ObjectTree): readonly Member[] {
  if (member(tree, 'terraform_version') === undefined) return tree.members
  return tree.members.filter(({ key }) => key !== 'outputs')
}

/** A part that is itself a text or an array of texts was chosen for its texts, so each of them must be a range. */
function isList(tree: Tree): boolean {
  return (
    tree.kind === 'string' || (tree.kind === 'array' && tree.items.every(({ kind }) => kind === 'string'))
  )
}

function rangesIn(tree: Tree, label: readonly string[], all: boolean): readonly Entry[] {
  switch (tree.kind) {
    case 'object':
      return once(
        tree,
        membersOf(tree).flatMap(({ key, value }) => rangesIn(value, [...label, key], false)),
      )
    case 'array':
      return tree.items.flatMap((item, i) => rangesIn(item, [...label, nameOf(item) ?? `[${i}]`], all))
    case 'string':
      return all || isRange(tree.value) ? [entry(tree.value, label, tree)] : listIn(tree, label)
    default:
      return []
  }
}

/** A list in one text, such as the `podSubnet` of kubeadm for two families. */
function listIn(tree: Tree & { readonly kind: 'string' }, label: readonly string[]): Entry[] {
  const texts = tree.value.split(',').map((text) => text.trim())
  return texts.length > 1 && texts.every(isRange) ? texts.map((text) => entry(text, label, tree)) : []
}

/** An object with a range under a key for ranges is about that one: where it says it again, it means the same. */
function once(tree: ObjectTree, entries: readonly Entry[]): readonly Entry[] {
  const own = new Set(
    tree.members.flatMap(({ key, value }) =>
      value.kind === 'string' && RANGE_KEYS.test(key) ? [value.value] : [],
    ),
  )
  if (own.size === 0) return entries
  const said = new Set<string>()
  return entries.filter(({ text }) => {
    if (!own.has(text)) return true
    if (said.has(text)) return false
    said.add(text)
    return true
  })
}

/**
 * A text in an object is a range when it is meant as a prefix, or is a range of two addresses. All addresses at once are
 * the destination of a route or the source of a rule, and nobody's range.
 */
function isRange(text: string): boolean {
  if (!looksLikeRange(text) || text === '0.0.0.0/0' || text === '::/0') return false
  return text.includes('/') || (text.includes('-') && parseRange(text).ok)
}

function entry(text: string, steps: readonly string[], { start, end }: Tree): Entry {
  const label = labelText(steps)
  const span = { start, end }
  return label === '' ? { text, span } : { text, label, span }
}

function nameOf(tree: Tree): string | undefined {
  const resource = resourceName(tree)
  if (resource !== undefined) return resource
  const names = NAME_KEYS.flatMap((key) => {
    const value = member(tree, key)?.value
    return value?.kind === 'string' && !looksLikeRange(value.value) ? [value.value] : []
  })
  return names[0]
}

/** `aws_vpc.main`, as Terraform calls a resource of its state. */
function resourceName(tree: Tree): string | undefined {
  if (member(tree, 'instances') === undefined) return undefined
  const [type, name] = ['type', 'name'].map((key) => member(tree, key)?.value)
  return type?.kind === 'string' && name?.kind === 'string' ? `${type.value}.${name.value}` : undefined
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
