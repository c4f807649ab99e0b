import * as go from '../../text/go-json.ts'
import type { Path, Tree } from '../../text/tree.ts'
import type { Note } from '../outcome.ts'

/** Notes on the numbers that are not the same after libcni has held them as float64 and printed them again. */
export function floatNotes(root: Tree): Note[] {
  const notes: Note[] = []
  const work: { readonly tree: Tree; readonly path: Path }[] = [{ tree: root, path: [] }]
  for (let next = work.pop(); next !== undefined; next = work.pop()) {
    const { tree, path } = next
    if (path.length > MAX_PATH) continue
    if (tree.kind === 'object') {
      for (const { key, value } of [...tree.members].reverse())
        work.push({ tree: value, path: [...path, key] })
    } else if (tree.kind === 'array') {
      for (const [i, item] of [...tree.items.entries()].reverse())
        work.push({ tree: item, path: [...path, i] })
    } else if (tree.kind === 'number') {
      const printed = go.formatFloat(Number(tree.raw))
      if (!sameNumber(tree.raw, printed)) {
        notes.push({
          path,
          span: { start: tree.start, end: tree.end },
          reason: `libcni holds numbers as float64: \`${tree.raw}\` becomes ${printed}`,
        })
      }
    }
  }
  return notes
}

/** No configuration nests this deep, and the length of paths must not grow with the square of the input. */
const MAX_PATH = 64

function sameNumber(a: string, b: string): boolean {
  return canonical(a) === canonical(b)
}

/** Sign, significant digits and exponent of a decimal number: equal for equal numbers. */
function canonical(text: string): string {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e')
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.')
  const digits = (whole + fraction).replace(/^0+/, '')
  const significant = digits.replace(/0+$/, '')
  if (significant === '') return '0'
  const power = BigInt(exponent) - BigInt(fraction.length) + BigInt(digits.length - significant.length)
  return `${mantissa.startsWith('-') ? '-' : ''}${significant}e${power}`
}
