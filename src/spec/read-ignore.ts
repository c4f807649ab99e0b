import { findCode, nearestCode } from '../diagnostic/find-code.ts'
import { type Parse, read, readOptional, type Reader, treeAt } from './reader.ts'
import { asText, refuse } from './parse.ts'

/** A diagnostic that is known and accepted. */
export interface Ignore {
  /** The code, also where the spec gives the name. */
  readonly code: string
  /** JSON pointer: only what lies at or below it. The whole document is ''. */
  readonly at: string
  /** The end of the path of a file that is checked against the spec; absent: the spec itself. */
  readonly file?: string
  readonly reason: string
}

/** The entries of `ignore` that can be read. */
export function readIgnore(reader: Reader): readonly Ignore[] {
  const tree = treeAt(reader, ['ignore'])
  if (tree?.kind !== 'array') return []
  return tree.items.flatMap((_, i) => {
    const path = ['ignore', i]
    const code = readOptional(reader, [...path, 'code'], asCode)
    const reason = readOptional(reader, [...path, 'reason'], asText)
    const at = read(reader, [...path, 'at'], asText, { value: '', why: 'the whole document' })
    const file = readOptional(reader, [...path, 'file'], asText)
    if (code === undefined || reason === undefined) return []
    return [{ code, at, ...(file === undefined ? {} : { file }), reason }]
  })
}

const asCode: Parse<string> = (text) => {
  if (text.startsWith('WIN9')) {
    return refuse({
      code: 'WIN135',
      message: `\`${text}\` cannot be ignored: it is a fault of hnsc`,
      help: 'remove it',
    })
  }
  const code = findCode(text)
  if (code !== undefined) return { ok: true, value: code }
  const near = nearestCode(text)
  return refuse({
    code: 'WIN135',
    message: `\`${text}\` is no diagnostic`,
    help: near === undefined ? 'write a code such as `WIN134`' : `write \`${near}\``,
  })
}
