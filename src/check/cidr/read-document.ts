import type { Finding } from '../../diagnostic/finding.ts'
import { textFindings } from '../../diagnostic/text-findings.ts'
import { formatCidr } from '../../net/cidr.ts'
import { readSpec } from '../../spec/read-spec.ts'
import { spell } from '../../spec/spell.ts'
import { type Document, documentOf } from '../../text/document.ts'
import { MOST_VALUES, readJson } from '../../text/json-tree.ts'
import { member, type Span, type Tree, valueAt } from '../../text/tree.ts'
import { readTolerantly } from '../../text/tolerant-json.ts'
import { parseYamlDocuments } from '../../text/yaml.ts'
import { tooDeep } from '../../text/yaml-problems.ts'
import type { AddressRoles } from './address-roles.ts'
import { checkAddressRoles } from './check-address-roles.ts'
import { type Selected, select } from './ranges/path-expression.ts'
import type { Entry } from './ranges/range-list.ts'
import { readTreeRanges, virtualNetworks } from './ranges/read-tree-ranges.ts'
import { isAddressPlan, readAddressRoles } from './read-address-roles.ts'
import { mistakeFindings } from '../syntax-findings.ts'
import { knownRanges, specialUse } from './rules/special-use.ts'
import { specRoles } from './spec-roles.ts'

/** A JSON or YAML document as a source of ranges. */
export interface RangeDocument {
  /** What it is: a plan whose roles are checked, a spec, or a document that holds ranges somewhere. */
  readonly kind: 'plan' | 'spec' | 'ranges'
  readonly document: Document
  /** About the document itself: its syntax, and its roles if it has any. Places are in `document`. */
  readonly findings: readonly Finding[]
  /** Its ranges, for a comparison with other sources; spans count from the start of its text. */
  readonly entries: readonly Entry[]
  /** Parts of the text whose ranges may overlap each other: a plan as a whole, networks with their subnets. */
  readonly meant: readonly Span[]
}

/** Reads a document, or the parts of it that a path expression reaches. */
export function readRangeDocument(
  path: string,
  text: string,
  steps: Parameters<typeof select>[1],
): RangeDocument {
  const { tree, findings } = readTree(path, text)
  const document = documentOf(path, text, tree)
  if (tree === undefined) return { kind: 'ranges', document, findings, entries: [], meant: [] }
  const parts = eachPlan(select(tree, steps))
  const [only] = parts
  if (parts.length === 1 && only !== undefined && isSpec(only.tree))
    return specDocument(path, text, tree, only)
  const plans = parts.filter((part) => isAddressPlan(part.tree))
  if (plans.length > 0 && plans.length === parts.length) {
    return planDocument(document, findings, plans)
  }
  return {
    kind: 'ranges',
    document,
    findings,
    entries: readTreeRanges(parts),
    meant: virtualNetworks(parts),
  }
}

/** An array of nothing but plans is as many plans, as is a YAML file with several. */
function eachPlan(parts: readonly Selected[]): readonly Selected[] {
  const [only] = parts
  if (parts.length !== 1 || only?.tree.kind !== 'array' || !only.tree.items.every(isAddressPlan)) return parts
  return only.tree.items.map((tree, i) => ({ tree, path: [...only.path, i] }))
}

interface ReadTree {
  readonly tree?: Tree
  readonly findings: readonly Finding[]
}

/** What begins with a bracket is JSON, or YAML in flow style when its name does not say JSON. */
function readTree(path: string, text: string): ReadTree {
  if (!/^\s*[[{]/.test(text)) return readYaml(text)
  const json = readJson(text)
  if (typeof json === 'object') return { tree: json, findings: [] }
  if (json === 'too many values') return { findings: [TOO_MANY] }
  const yaml = /\.(json|tfstate)$/i.test(path) ? undefined : readYaml(text)
  return yaml?.findings.length === 0 ? yaml : readMistakenJson(text)
}

function readYaml(text: string): ReadTree {
  const { trees, problems } = parseYamlDocuments(text)
  const findings = textFindings(problems)
  const [tree, ...others] = trees
  if (tree === undefined || problems.length > 0) return { findings }
  if (others.length === 0) return { tree, findings }
  return { tree: { kind: 'array', items: trees, start: 0, end: text.length }, findings }
}

/** The ranges are read as they were meant, beside what is wrong with the text. */
function readMistakenJson(text: string): ReadTree {
  const deep = tooDeep(text)
  if (deep !== undefined) return { findings: textFindings([deep]) }
  const { tree, mistakes } = readTolerantly(text)
  const findings = mistakeFindings(mistakes, text)
  return tree === undefined ? { findings } : { tree, findings }
}

const TOO_MANY: Finding = {
  code: 'WIN039',
  message: `the document holds more than ${MOST_VALUES.toLocaleString('en')} values`,
  help: 'take its ranges out and check them as a list, one a line, such as with `jq -r ".results[].prefix"`',
  at: { span: { start: 0, end: 0 } },
}

function isSpec(tree: Tree): boolean {
  const kind = member(tree, 'kind')?.value
  return (kind?.kind === 'string' && kind.value === 'ClusterNetwork') || member(tree, 'cidrs') !== undefined
}

function planDocument(
  document: Document,
  early: readonly Finding[],
  plans: readonly Selected[],
): RangeDocument {
  const read = plans.flatMap(({ tree, path }) => (isAddressPlan(tree) ? [readAddressRoles(tree, path)] : []))
  return {
    kind: 'plan',
    document,
    findings: [...early, ...read.flatMap(({ plan, findings }) => [...findings, ...checkAddressRoles(plan)])],
    entries: read.flatMap(({ plan }) => entriesOf(plan, document.tree)),
    meant: [wholeOf(document)],
  }
}

/** A spec is judged by its own rules; what only a check of addresses knows comes on top. */
function specDocument(path: string, text: string, tree: Tree, { path: at }: Selected): RangeDocument {
  const { findings, document } = readSpec({ path, text })
  const plan = specRoles(tree, at)
  return {
    kind: 'spec',
    document,
    findings: [...findings, ...specialUse(plan), ...knownRanges(plan)],
    entries: entriesOf(plan, tree),
    meant: [{ start: 0, end: text.length }],
  }
}

function wholeOf({ pieces: [{ text }] }: Document): Span {
  return { start: 0, end: text.length }
}

/** The ranges of a plan for a comparison with others. Exceptions are no ranges of anybody. */
function entriesOf({ ranges }: AddressRoles, tree: Tree | undefined): Entry[] {
  return ranges.flatMap(({ role, value, at }): Entry[] => {
    const place = tree === undefined ? undefined : valueAt(tree, at.path)
    if (role === 'exceptions' || place === undefined) return []
    return [{ text: formatCidr(value), label: spell(at.path), span: { start: place.start, end: place.end } }]
  })
}
