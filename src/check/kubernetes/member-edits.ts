import type { Edit } from '../../diagnostic/finding.ts'
import type { Member } from '../../text/tree.ts'

/** The edits that take a member of a YAML file out with its lines; undefined where it does not have them to itself. */
export function removeMember(text: string, { keySpan, value }: Member): readonly Edit[] | undefined {
  const start = text.lastIndexOf('\n', keySpan.start) + 1
  const lineEnd = text.indexOf('\n', value.end)
  const end = lineEnd < 0 ? text.length : lineEnd
  const isAlone =
    /^[ \t]*$/.test(text.slice(start, keySpan.start)) && /^[ \t\r]*(#.*)?$/.test(text.slice(value.end, end))
  return isAlone ? [{ at: { start, end: lineEnd < 0 ? end : end + 1 }, newText: '' }] : undefined
}
