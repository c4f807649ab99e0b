import type { Member } from '../tree.ts'
import { foldKey } from './fold.ts'
import { type Here, mismatch, noteIgnored, noteNull, noteOrigin, type Run } from './run.ts'
import { type GoType, type GoValue, kindWord } from './types.ts'

/** The fields of a struct by their JSON names, in the order of the source; embedded structs are spread in. */
export type GoFields = Readonly<Record<string, GoType<unknown>>>

export type StructValue<F extends GoFields> = { -readonly [K in keyof F]: GoValue<F[K]> }

/** A struct that can say its fields, so that another one can embed it. */
export interface GoStruct<F extends GoFields> extends GoType<StructValue<F>> {
  readonly fields: F
}

/**
 * A Go struct. A key sets the field of exactly its name, or else the one that it equals without regard to case; other
 * keys are ignored. Keys that set the same field are decoded in document order, each into what the one before left.
 * `name` is the full name of the type (`types.NetConf`), '' where it has none.
 */
export function struct<const F extends GoFields>(name: string, fields: F): GoStruct<F> {
  const find = fieldFinder(fields)
  const types = Object.entries(fields)
  const owner = shortName(name)
  return {
    name: name === '' ? 'struct' : name,
    fields,
    nullKeeps: true,
    merges: true,
    zero() {
      const value: Record<string, unknown> = {}
      for (const [key, type] of types) value[key] = type.zero()
      // The one place where the shape of the fields becomes the shape of the value.
      return value as StructValue<F>
    },
    decode(run, tree, here, into) {
      if (tree.kind === 'null') noteNull(run, here, tree)
      else if (tree.kind !== 'object') mismatch(run, here, tree, kindWord(tree), this.name)
      else decodeMembers(run, tree.members, here, into)
      return into
    },
  }

  function decodeMembers(
    run: Run,
    members: readonly Member[],
    here: Here | undefined,
    into: Record<string, unknown>,
  ): void {
    const outer = run.context
    for (const { key, value } of members) {
      const place = { up: here, step: key }
      const field = find(key, run.caseSensitive)
      if (field === undefined) {
        noteIgnored(
          run,
          place,
          value,
          unknownReason(key, owner, run.caseSensitive ? find(key, false) : undefined),
        )
        continue
      }
      const [fieldName, type] = field
      if (value.kind !== 'null' || !type.nullKeeps) {
        noteOrigin(run, into, fieldName, { at: place, span: value }, !type.merges || value.kind === 'null')
      }
      run.context = { struct: owner, field: fieldName, outer }
      into[fieldName] = type.decode(run, value, place, into[fieldName])
      if (run.stopped) return
      run.context = outer
    }
  }
}

function fieldFinder(fields: GoFields) {
  const exact = new Map(Object.entries(fields).map((field) => [field[0], field] as const))
  const folded = new Map<string, readonly [string, GoType<unknown>]>()
  for (const field of exact.values()) if (!folded.has(foldKey(field[0]))) folded.set(foldKey(field[0]), field)
  return (key: string, caseSensitive: boolean): readonly [string, GoType<unknown>] | undefined => {
    const field = exact.get(key)
    return field !== undefined || caseSensitive ? field : folded.get(foldKey(key))
  }
}

function unknownReason(key: string, owner: string, folded: readonly [string, unknown] | undefined): string {
  if (folded !== undefined) return `only \`${folded[0]}\` in exactly this spelling is read, not \`${key}\``
  return owner === '' ? `\`${key}\` is not a key that is read here` : `\`${key}\` is not a key of ${owner}`
}

/** Go's `reflect.Type.Name`: the name without its package. */
function shortName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1)
}
