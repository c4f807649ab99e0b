import type { Finding } from '../../diagnostic/finding.ts'
import * as go from '../../text/go-json.ts'
import type { Member, Path, Tree } from '../../text/tree.ts'
import type { CniRule } from '../rule.ts'

/** Keys that stand twice in one object, in one spelling or in two. */
export const duplicateKeys: CniRule = ({ tree }) => duplicatesIn(tree)

/**
 * The keys of a JSON document that stand twice. `sorted`: libcni writes the keys of plugins again in bytewise order, so
 * that among two spellings the later one in that order wins, not the later one in the file.
 */
export function duplicatesIn(tree: Tree, path: Path = [], sorted = true): Finding[] {
  if (path.length > DEEPEST) return []
  if (tree.kind === 'array') {
    return tree.items.flatMap((item, i) => duplicatesIn(item, [...path, i], sorted))
  }
  if (tree.kind !== 'object') return []
  const isMap = String(path.at(-1)).toLowerCase() === 'capabilities' || isHandedOn(path)
  return tree.members.flatMap((member, i) => {
    const others = tree.members.slice(0, i)
    const same = others.findLast(({ key }) => key === member.key)
    const folded = isMap
      ? undefined
      : others.findLast(({ key }) => key !== member.key && go.equalFold(key, member.key))
    return [
      ...(same === undefined ? [] : [twice(same, member, path)]),
      ...(same !== undefined || folded === undefined ? [] : [spellings(folded, member, path, sorted)]),
      ...duplicatesIn(member.value, [...path, member.key], sorted),
    ]
  })
}

/**
 * True inside the `Settings` of a policy, which no program in Go reads: hcsshim keeps their text and HNS gets it as it is.
 * Source: microsoft/hcsshim hcn/hcnpolicy.go `EndpointPolicy`, v0.13.0.
 */
function isHandedOn(path: Path): boolean {
  const keys = path.map((step) => String(step).toLowerCase())
  return keys.includes('policies') && keys.includes('settings')
}

/** No configuration is as deep; recursion has its limits. */
const DEEPEST = 100

/** The earlier one is lost. */
function twice(before: Member, member: Member, path: Path): Finding {
  return {
    code: 'WIN240',
    message: `\`${member.key}\` stands twice in one object`,
    label: 'the last one counts, and this one is lost without a word',
    help: 'keep the one that is meant',
    at: { path: [...path, member.key], span: before.keySpan },
    related: [{ at: { path: [...path, member.key], span: member.keySpan }, message: 'this one counts' }],
  }
}

function spellings(before: Member, member: Member, path: Path, sorted: boolean): Finding {
  const [lost, wins] = sorted && before.key > member.key ? [member, before] : [before, member]
  return {
    code: 'WIN240',
    message: `\`${lost.key}\` and \`${wins.key}\` are one key for Go`,
    label: `\`${wins.key}\` counts${lost.value.kind === 'array' ? '; of this list, members that the other lacks may leak into it' : ''}`,
    help: 'keep the one that is meant',
    at: { path: [...path, lost.key], span: lost.keySpan },
    related: [{ at: { path: [...path, wins.key], span: wins.keySpan }, message: 'this one counts' }],
  }
}
