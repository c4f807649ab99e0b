import type { Path, Tree } from '../tree.ts'
import { decodeAny } from './decode-any.ts'
import { type GoRaw, rawPiece } from './raw.ts'
import {
  below,
  type Here,
  mismatch,
  mismatchText,
  noteNull,
  noteRead,
  pathOf,
  type Run,
  stop,
} from './run.ts'
import type { GoAny } from './value.ts'

/**
 * A Go type as encoding/json decodes into it. `decode` returns what the variable holds afterwards; `into` is what it
 * held before.
 */
export interface GoType<T> {
  /** As Go's `reflect.Type.String` prints it: `int`, `[]string`, `types.NetConf`. */
  readonly name: string
  /** A fresh zero value. */
  readonly zero: () => T
  /** True when `null` leaves the variable as it is (scalars, structs), false when it empties it. */
  readonly nullKeeps: boolean
  /** True when a second value is merged into the first instead of replacing it. */
  readonly merges: boolean
  /** A method, so that every Go type is a `GoType<unknown>`: structs and slices keep types of all kinds. */
  decode(run: Run, tree: Tree, here: Here | undefined, into: T): T
}

/** The TypeScript type of what a Go type holds. */
export type GoValue<G> = G extends GoType<infer T> ? T : never

/** Go's `string`. */
export const string: GoType<string> = scalar('string', '', (run, tree, here) =>
  tree.kind === 'string' ? tree.value : wrong(run, tree, here, 'string'),
)

/** Go's `bool`. */
export const bool: GoType<boolean> = scalar('bool', false, (run, tree, here) =>
  tree.kind === 'boolean' ? tree.value : wrong(run, tree, here, 'bool'),
)

/** Go's `int` on a 64-bit machine. `2.0` and `1e3` are not integers. */
export const int: GoType<bigint> = integer('int', -(1n << 63n), (1n << 63n) - 1n)

/** Go's `uint` on a 64-bit machine. */
export const uint: GoType<bigint> = integer('uint', 0n, (1n << 64n) - 1n)

/** Go's `uint64`. */
export const uint64: GoType<bigint> = integer('uint64', 0n, (1n << 64n) - 1n)

export const int32: GoType<bigint> = integer('int32', -(1n << 31n), (1n << 31n) - 1n)
export const uint32: GoType<bigint> = integer('uint32', 0n, (1n << 32n) - 1n)
export const uint16: GoType<bigint> = integer('uint16', 0n, 0xffffn)
export const uint8: GoType<bigint> = integer('uint8', 0n, 0xffn)

/** Go's `float64`. */
export const float64: GoType<number> = scalar('float64', 0, (run, tree, here) => {
  if (tree.kind !== 'number') return wrong(run, tree, here, 'float64')
  const value = Number(tree.raw)
  return Number.isFinite(value) ? value : wrong(run, tree, here, 'float64', `number ${tree.raw}`)
})

/** Go's `any` (`interface{}`); `undefined` is nil. */
export const any: GoType<GoAny | undefined> = {
  name: 'interface {}',
  zero: () => undefined,
  nullKeeps: false,
  merges: false,
  decode(run, tree, here) {
    if (tree.kind === 'null') return undefined
    noteRead(run, here, tree)
    return decodeAny(run, tree, here)
  },
}

/** `json.RawMessage`: any value, kept verbatim (`null` too); `undefined` is nil. */
export const raw: GoType<GoRaw | undefined> = {
  name: 'json.RawMessage',
  zero: () => undefined,
  nullKeeps: false,
  merges: false,
  decode(run, tree, here) {
    noteRead(run, here, tree)
    return rawPiece({ text: run.text, tree }, pathOf(here))
  },
}

/** A pointer: `null` makes it nil, which is `undefined`. */
export function pointer<T>(to: GoType<T>): GoType<T | undefined> {
  return {
    name: to.name,
    zero: () => undefined,
    nullKeeps: false,
    merges: to.merges,
    decode(run, tree, here, into) {
      if (tree.kind === 'null') {
        noteNull(run, here, tree)
        return undefined
      }
      return to.decode(run, tree, here, into ?? to.zero())
    },
  }
}

/**
 * A type with an `UnmarshalJSON` of its own. `read` gets every value, `null` too; its error ends decoding. An error
 * that is itself a mismatch (from a nested `json.Unmarshal`) gets Go's words for the place it happened in.
 */
export function unmarshaler<T>(
  name: string,
  zero: () => T,
  read: (tree: Tree, text: string) => CustomResult<T>,
): GoType<T> {
  return {
    name,
    zero,
    nullKeeps: false,
    merges: false,
    decode(run, tree, here, into) {
      noteRead(run, here, tree)
      const result = read(tree, run.text)
      if (result.ok) return result.value
      if ('panic' in result) stop(run, here, tree, result.panic, true)
      else if ('text' in result) stop(run, below(here, result.path ?? []), tree, result.text)
      else stop(run, here, tree, mismatchText(run, result.what, result.goType))
      return into
    },
  }
}

/** A type whose `UnmarshalJSON` decodes into another one and keeps that: a mismatch within ends decoding. */
export function decodedThrough<T>(name: string, inner: GoType<T>): GoType<T> {
  return {
    name,
    zero: inner.zero,
    nullKeeps: false,
    merges: false,
    decode(run, tree, here, into) {
      const { error, context } = run
      run.error = undefined
      run.context = undefined
      const value = inner.decode(run, tree, here, inner.zero())
      run.context = context
      if (run.error === undefined) run.error = error
      else run.stopped = true
      return run.stopped ? into : value
    },
  }
}

/** `path` leads from the value to the place of the error, where that is inside of it. */
export type CustomResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly text: string; readonly path?: Path }
  | { readonly ok: false; readonly what: string; readonly goType: string }
  | { readonly ok: false; readonly panic: string }

/** A type with an `UnmarshalText` of its own, such as `net.IP`: strings only, `null` makes it nil. */
export function textUnmarshaler<T>(
  name: string,
  parse: (
    text: string,
  ) => { readonly ok: true; readonly value: T } | { readonly ok: false; readonly text: string },
): GoType<T | undefined> {
  return {
    name,
    zero: () => undefined,
    nullKeeps: false,
    merges: false,
    decode(run, tree, here, into) {
      if (tree.kind === 'null') return undefined
      if (tree.kind !== 'string') {
        mismatch(run, here, tree, kindWord(tree), name)
        return into
      }
      noteRead(run, here, tree)
      const result = parse(tree.value)
      if (result.ok) return result.value
      stop(run, here, tree, result.text)
      return into
    },
  }
}

/** The same slice, map or struct under another name, such as `type RangeSet []Range`. */
export function named<T>(name: string, type: GoType<T>): GoType<T> {
  return { ...type, name }
}

/** The same type in a variable that a program fills with defaults before it decodes. */
export function withDefaults<T extends object>(type: GoType<T>, defaults: Partial<T>): GoType<T> {
  return { ...type, zero: () => ({ ...type.zero(), ...defaults }) }
}

/** Go's word for the kind of a value that does not fit. */
export function kindWord(tree: Tree): string {
  return tree.kind === 'boolean' ? 'bool' : tree.kind
}

function integer(name: string, least: bigint, most: bigint): GoType<bigint> {
  return scalar(name, 0n, (run, tree, here) => {
    if (tree.kind !== 'number') return wrong(run, tree, here, name)
    const value = /^-?\d{1,20}$/.test(tree.raw) ? BigInt(tree.raw) : undefined
    const minusZero = least === 0n && tree.raw.startsWith('-')
    if (value === undefined || value < least || value > most || minusZero) {
      return wrong(run, tree, here, name, `number ${tree.raw}`)
    }
    return value
  })
}

function scalar<T>(
  name: string,
  zero: T,
  read: (run: Run, tree: Tree, here: Here | undefined) => T | undefined,
): GoType<T> {
  return {
    name,
    zero: () => zero,
    nullKeeps: true,
    merges: false,
    decode(run, tree, here, into) {
      if (tree.kind === 'null') {
        noteNull(run, here, tree)
        return into
      }
      const value = read(run, tree, here)
      if (value === undefined) return into
      noteRead(run, here, tree)
      return value
    },
  }
}

function wrong(
  run: Run,
  tree: Tree,
  here: Here | undefined,
  goType: string,
  what = kindWord(tree),
): undefined {
  mismatch(run, here, tree, what, goType)
}
