import type { Finding } from '../diagnostic/finding.ts'
import { nearest } from '../text/nearest.ts'
import type { Member, Path, Tree } from '../text/tree.ts'

/** A value of a manifest and where it stands. */
export interface Place {
  readonly tree: Tree
  readonly path: Path
}

/** Collects what is wrong with a manifest while it is read. */
export interface Notes {
  readonly findings: Finding[]
}

/** Says that the API server would refuse something, and why. */
export function refuse({ findings }: Notes, path: Path, message: string, help: string): undefined {
  findings.push({ code: 'WIN350', message, help, at: { path } })
  return undefined
}

/** The value under a key, spelt exactly; undefined where there is none, or null. */
export function at({ tree, path }: Place, key: string): Place | undefined {
  if (tree.kind !== 'object') return undefined
  const found = tree.members.findLast((member) => member.key === key)
  return found === undefined || found.value.kind === 'null'
    ? undefined
    : { tree: found.value, path: [...path, key] }
}

/** An object with no other keys than these; undefined, and a finding, for anything else. */
export function objectOf(
  place: Place,
  keys: readonly string[],
  what: string,
  notes: Notes,
): Place | undefined {
  const { tree, path } = place
  if (tree.kind !== 'object') return refuse(notes, path, `${what} is no object`, 'write its keys and values')
  for (const member of tree.members) if (!keys.includes(member.key)) unknown(member, path, keys, what, notes)
  return place
}

function unknown({ key }: Member, path: Path, keys: readonly string[], what: string, notes: Notes): void {
  const near = nearest(key, keys)
  notes.findings.push({
    code: 'WIN350',
    message: `${what} has no field \`${key}\``,
    label: 'what is meant by it has no effect, and a rule without its limits allows more',
    help: near === undefined ? 'remove it' : `write \`${near}\``,
    at: { path: [...path, key], part: 'key' },
  })
}

/** The items of a list; none where there is none. */
export function itemsAt(place: Place, key: string, notes: Notes): readonly Place[] | undefined {
  const list = at(place, key)
  if (list === undefined) return undefined
  if (list.tree.kind !== 'array') return refuse(notes, list.path, `\`${key}\` is no list`, 'write a list')
  return list.tree.items.map((tree, i) => ({ tree, path: [...list.path, i] }))
}

/** A text; undefined, and a finding, for a value of another kind. */
export function textAt(place: Place, key: string, notes: Notes): string | undefined {
  const found = at(place, key)
  if (found === undefined) return undefined
  if (found.tree.kind === 'string') return found.tree.value
  return refuse(notes, found.path, `\`${key}\` is no text`, 'write a text')
}

/** A whole number between two; undefined, and a finding, for anything else. */
export function numberOf(
  { tree, path }: Place,
  least: number,
  most: number,
  notes: Notes,
): number | undefined {
  const number = tree.kind === 'number' ? Number(tree.raw) : NaN
  if (Number.isInteger(number) && number >= least && number <= most) return number
  return refuse(
    notes,
    path,
    `\`${String(path.at(-1))}\` is no number from ${least} to ${most}`,
    `write a number from ${least} to ${most}`,
  )
}

/** Texts by their keys, such as labels. */
export function textsAt(place: Place, key: string, notes: Notes): Readonly<Record<string, string>> {
  const found = at(place, key)
  if (found === undefined) return {}
  if (found.tree.kind !== 'object') {
    refuse(notes, found.path, `\`${key}\` is no object`, 'write keys and values')
    return {}
  }
  const entries = found.tree.members.flatMap(({ key: name, value }): [string, string][] => {
    if (value.kind === 'string') return [[name, value.value]]
    refuse(notes, [...found.path, name], `the value of \`${name}\` is no text`, 'write it in quotation marks')
    return []
  })
  return Object.fromEntries(entries)
}
