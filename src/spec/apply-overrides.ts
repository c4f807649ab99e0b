import type { Finding } from '../diagnostic/finding.ts'
import { textFindings } from '../diagnostic/text-findings.ts'
import { type Document, documentOf, endOfPieces, type Piece } from '../text/document.ts'
import type { Member, Span, Tree } from '../text/tree.ts'
import { shiftProblem, shiftTree } from '../text/shift.ts'
import { parseYaml } from '../text/yaml.ts'

/** A spec with settings laid over it; what is wrong with a setting is placed in the setting. */
export interface Overridden {
  readonly document: Document
  readonly findings: readonly Finding[]
}

/** Lays settings such as `cidrs.cluster=10.0.0.0/16` and `nodes[0].adapter=Ethernet 2` over a spec, in their order. */
export function applyOverrides(
  path: string,
  text: string,
  tree: Tree | undefined,
  settings: readonly string[],
): Overridden {
  if (tree === undefined) return { document: documentOf(path, text), findings: [] }
  const pieces: [Piece, ...Piece[]] = [{ path, text, start: 0 }]
  const findings: Finding[] = []
  let laid = tree
  settings.forEach((setting, i) => {
    const start = endOfPieces(pieces)
    pieces.push({ path: i === 0 ? '--set' : `--set #${i + 1}`, text: setting, start })
    const result = applySet(laid, setting, start)
    laid = result.tree
    findings.push(...result.findings)
  })
  return { document: { pieces, tree: laid }, findings }
}

/** A tree with one setting laid over it. `start` is where the text of the setting begins in the document. */
export function applySet(
  tree: Tree,
  setting: string,
  start: number,
): { readonly tree: Tree; readonly findings: readonly Finding[] } {
  const equals = setting.indexOf('=')
  const steps = stepsOf(equals < 0 ? setting : setting.slice(0, equals), start)
  if (equals < 0 || steps === undefined) {
    const span = { start, end: start + setting.length }
    return {
      tree,
      findings: [
        bad(span, `\`${setting}\` is no setting`, 'write `key.key=value`, such as `network.vni=4097`'),
      ],
    }
  }
  const valueStart = start + equals + 1
  const parsed = parseYaml(setting.slice(equals + 1))
  const empty: Tree = { kind: 'null', start: valueStart, end: valueStart }
  const isEmpty = setting.slice(equals + 1).trim() === ''
  if (!isEmpty && parsed.problems.length > 0) {
    return {
      tree,
      findings: textFindings(parsed.problems.map((problem) => shiftProblem(problem, valueStart))),
    }
  }
  const value = isEmpty || parsed.tree === undefined ? empty : shiftTree(parsed.tree, valueStart)
  const laid = lay(tree, steps, value)
  return 'finding' in laid ? { tree, findings: [laid.finding] } : { tree: laid.tree, findings: [] }
}

/** One step of the path of a setting: a key or an index, and its place. */
interface Step extends Span {
  readonly step: string | number
}

const PATH = /^[^.[\]=\s]+(\[\d{1,6}\])*(\.[^.[\]=\s]+(\[\d{1,6}\])*)*$/

function stepsOf(path: string, start: number): readonly Step[] | undefined {
  if (!PATH.test(path)) return undefined
  return [...path.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map((match) => {
    const from = start + match.index
    const step = match[1] === undefined ? match[0] : Number(match[1])
    return { step, start: from, end: from + match[0].length }
  })
}

type Laid = { readonly tree: Tree } | { readonly finding: Finding }

function lay(tree: Tree | undefined, steps: readonly Step[], value: Tree): Laid {
  const [first, ...rest] = steps
  if (first === undefined) return { tree: value }
  const here = tree?.kind === 'null' ? undefined : tree
  return typeof first.step === 'number'
    ? layItem(here, first, first.step, rest, value)
    : layMember(here, first, first.step, rest, value)
}

function layItem(tree: Tree | undefined, at: Step, index: number, rest: readonly Step[], value: Tree): Laid {
  const items = tree === undefined ? [] : tree.kind === 'array' ? tree.items : undefined
  if (items === undefined)
    return { finding: bad(at, `\`[${index}]\` picks from what is no list`, 'remove the index') }
  if (index > items.length) {
    const help = `write at most \`[${items.length}]\`, which appends`
    return { finding: bad(at, `\`[${index}]\` is past the end of the list`, help) }
  }
  const inner = lay(items[index], rest, value)
  if ('finding' in inner) return inner
  const span = tree ?? { start: at.start, end: value.end }
  return {
    tree: { kind: 'array', start: span.start, end: span.end, items: items.toSpliced(index, 1, inner.tree) },
  }
}

function layMember(tree: Tree | undefined, at: Step, key: string, rest: readonly Step[], value: Tree): Laid {
  const members = tree === undefined ? [] : tree.kind === 'object' ? tree.members : undefined
  if (members === undefined) {
    return {
      finding: bad(at, `\`${key}\` would be a key of what is no object`, 'look at the path of the setting'),
    }
  }
  const index = members.findLastIndex((member) => member.key === key)
  const inner = lay(members[index]?.value, rest, value)
  if ('finding' in inner) return inner
  const member: Member = {
    key,
    keySpan: members[index]?.keySpan ?? { start: at.start, end: at.end },
    value: inner.tree,
  }
  const laid = index < 0 ? [...members, member] : members.toSpliced(index, 1, member)
  const span = tree ?? { start: at.start, end: value.end }
  return { tree: { kind: 'object', start: span.start, end: span.end, members: laid } }
}

function bad(span: Span, message: string, help: string): Finding {
  return { code: 'WIN020', message, help, at: { span: { start: span.start, end: span.end } } }
}
