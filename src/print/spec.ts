import { pointer } from '../text/tree.ts'
import type { SpecObject, SpecValue } from '../spec/spec-value.ts'
import { isObjectList, isScalar, isScalarList } from './spec-document.ts'
import { flowScalar, yamlScalar } from '../text/yaml-scalar.ts'

/** How one value is printed. */
export interface Remark {
  /** Printed behind the value. */
  readonly text?: string
  /** True when the value is printed as a comment, which becomes a value when its `# ` is taken away. */
  readonly off?: boolean
}

/** What is said about a value, by its JSON pointer; asked for every value that is not an object. */
export type Remarks = (at: string) => Remark

/** A spec as YAML. An object of which every value is off is off as a whole. */
export function printSpec(document: SpecObject, remarks: Remarks): string {
  return objectLines(document, [], 0, remarks).map(lineText).join('')
}

/** One line. `off` is the column of the mark that makes it a comment. */
interface Line {
  readonly indent: number
  readonly text: string
  readonly off?: number
}

function lineText({ indent, text, off }: Line): string {
  if (off === undefined) return `${' '.repeat(indent)}${text}\n`
  return `${' '.repeat(off)}# ${' '.repeat(indent - off)}${text}\n`
}

type Place = readonly (string | number)[]

function objectLines(object: SpecObject, path: Place, indent: number, remarks: Remarks): Line[] {
  return Object.entries(object).flatMap(([key, value]) =>
    value === undefined ? [] : memberLines(key, value, [...path, key], indent, remarks),
  )
}

function memberLines(key: string, value: SpecValue, path: Place, indent: number, remarks: Remarks): Line[] {
  if (isScalar(value) || isScalarList(value)) {
    const { text, off } = remarks(pointer(path))
    const written = isScalar(value) ? yamlScalar(value) : `[${value.map(flowScalar).join(', ')}]`
    const line = { indent, text: `${key}: ${written}${text === undefined ? '' : ` # ${text}`}` }
    return [off === true ? { ...line, off: indent } : line]
  }
  const inner = isObjectList(value)
    ? value.flatMap((item, i) => itemLines(item, [...path, i], indent + 2, remarks))
    : objectLines(value, path, indent + 2, remarks)
  if (inner.length === 0) return []
  const head = { indent, text: `${key}:` }
  if (inner.some(({ off }) => off === undefined)) return [head, ...inner]
  return [head, ...inner].map((line) => ({ ...line, off: indent }))
}

/** The lines of an object in a list; the first of them takes the hyphen. */
function itemLines(item: SpecObject, path: Place, indent: number, remarks: Remarks): Line[] {
  return objectLines(item, path, indent + 2, remarks).map((line, i) =>
    i === 0 ? { ...line, indent, text: `- ${line.text}` } : line,
  )
}
