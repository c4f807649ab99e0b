import type { Path } from '../../text/tree.ts'
import { asChoice, asInteger, asLine } from '../parse.ts'
import { type Parse, type Placed, readList, readOptional, type Reader, treeAt } from '../reader.ts'

/** Reads the members of one object of a spec; what is absent or cannot be read is undefined. */
export interface Members {
  readonly path: Path
  readonly value: <T>(key: string, parse: Parse<T>) => T | undefined
  readonly values: <T>(key: string, parse: Parse<T>) => readonly T[] | undefined
  readonly line: (key: string) => string | undefined
  readonly number: (key: string) => number | undefined
  readonly flag: (key: string) => boolean | undefined
  readonly choice: <const T extends string>(key: string, words: readonly T[]) => T | undefined
  readonly object: <T>(key: string, read: (members: Members) => T) => T | undefined
  readonly objects: <T>(key: string, read: (members: Members) => T | undefined) => readonly Placed<T>[]
}

/** The members of the object at a path. */
export function membersAt(reader: Reader, path: Path): Members {
  const at = (key: string): Path => [...path, key]
  const value = <T>(key: string, parse: Parse<T>) => readOptional(reader, at(key), parse)
  return {
    path,
    value,
    values: (key, parse) => readList(reader, at(key), parse)?.map((placed) => placed.value),
    line: (key) => value(key, asLine(`\`${key}\``)),
    number: (key) => value(key, asInteger),
    flag: (key) => {
      const tree = treeAt(reader, at(key))
      return tree?.kind === 'boolean' ? tree.value : undefined
    },
    choice: (key, words) => value(key, asChoice(words)),
    object: (key, read) =>
      treeAt(reader, at(key))?.kind === 'object' ? read(membersAt(reader, at(key))) : undefined,
    objects: (key, read) => {
      const tree = treeAt(reader, at(key))
      const items = tree?.kind === 'array' ? tree.items : []
      return items.flatMap((item, i) => {
        const path = [...at(key), i]
        const read1 = item.kind === 'object' ? read(membersAt(reader, path)) : undefined
        return read1 === undefined ? [] : [{ value: read1, at: { path } }]
      })
    },
  }
}
