/** A JSON document whose members keep their order, their spelling and their duplicates. */
export type Doc = string | boolean | null | NumberDoc | ListDoc | ObjectDoc | RawDoc

export interface NumberDoc {
  readonly number: string
}

export interface ListDoc {
  readonly items: readonly Doc[]
}

export interface ObjectDoc {
  readonly members: readonly Member[]
}

/** A piece that is printed as it is, JSON or not. */
export interface RawDoc {
  readonly raw: string
}

export type Member = readonly [key: string, value: Doc]

export const num = (number: number | string): NumberDoc => ({ number: String(number) })
export const list = (...items: readonly Doc[]): ListDoc => ({ items })
export const object = (...members: readonly Member[]): ObjectDoc => ({ members })
export const raw = (text: string): RawDoc => ({ raw: text })

export function print(doc: Doc): string {
  if (typeof doc !== 'object' || doc === null) return JSON.stringify(doc)
  if ('number' in doc) return doc.number
  if ('raw' in doc) return doc.raw
  if ('items' in doc) return `[${doc.items.map(print).join(',')}]`
  return `{${doc.members.map(([key, value]) => `${JSON.stringify(key)}:${print(value)}`).join(',')}}`
}

/** All documents that are one step simpler: one member or item less, or one value replaced by a plainer one. */
export function simpler(doc: Doc): readonly Doc[] {
  if (doc === null) return []
  if (typeof doc === 'string') return doc === '' ? [] : ['', doc.slice(0, doc.length / 2)]
  if (typeof doc === 'boolean') return doc ? [false] : []
  if ('number' in doc) return doc.number === '0' ? [] : [num(0)]
  if ('raw' in doc) return [null]
  if ('items' in doc) {
    const { items } = doc
    return [
      ...items.map((_, i) => list(...items.toSpliced(i, 1))),
      ...items.flatMap((item, i) => simpler(item).map((s) => list(...items.with(i, s)))),
    ]
  }
  const { members } = doc
  return [
    ...members.map((_, i) => object(...members.toSpliced(i, 1))),
    ...members.flatMap(([key, value], i) => simpler(value).map((s) => object(...members.with(i, [key, s])))),
  ]
}
