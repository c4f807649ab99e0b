import type { Edit } from '../../diagnostic/finding.ts'
import type { Member, Tree } from '../../text/tree.ts'

/** The edits that take a member out of its object in a YAML file; undefined where that would take more than the member. */
export function removeMember(
  text: string,
  object: Extract<Tree, { readonly kind: 'object' }>,
  member: Member,
): readonly Edit[] | undefined {
  return text[object.start] === '{'
    ? removeBetweenCommas(text, object.members, member)
    : removeLines(text, member)
}

/** A member in block style goes with its lines, where it has them to itself. */
function removeLines(text: string, { keySpan, value }: Member): readonly Edit[] | undefined {
  const start = text.lastIndexOf('\n', keySpan.start) + 1
  const lineEnd = text.indexOf('\n', value.end)
  const end = lineEnd < 0 ? text.length : lineEnd
  const isAlone =
    /^[ \t]*$/.test(text.slice(start, keySpan.start)) && /^[ \t\r]*(#.*)?$/.test(text.slice(value.end, end))
  return isAlone ? [{ at: { start, end: lineEnd < 0 ? end : end + 1 }, newText: '' }] : undefined
}

/** A member in flow style goes with one comma: that behind it, or where it is the last, that before it. */
function removeBetweenCommas(
  text: string,
  members: readonly Member[],
  member: Member,
): readonly Edit[] | undefined {
  const index = members.indexOf(member)
  const [before, after] = [members[index - 1], members[index + 1]]
  const cut = (start: number, end: number) => [{ at: { start, end }, newText: '' }]
  const isComma = (start: number, end: number) => /^\s*,\s*$/.test(text.slice(start, end))
  if (after !== undefined) {
    return isComma(member.value.end, after.keySpan.start)
      ? cut(member.keySpan.start, after.keySpan.start)
      : undefined
  }
  if (before === undefined) return cut(member.keySpan.start, member.value.end)
  return isComma(before.value.end, member.keySpan.start) ? cut(before.value.end, member.value.end) : undefined
}
