import { cniErrorText } from '../libcni/network-name.ts'
import type { Path } from '../../text/tree.ts'
import { NIL_POINTER, type ProgramError } from '../outcome.ts'

/** A step that may fail as a program fails. */
export type Attempt<T> = { readonly ok: true; readonly value: T } | Failed

export interface Failed {
  readonly ok: false
  readonly error: ProgramError
}

/** CNI error codes. Source: containernetworking/cni pkg/types/types.go; 100 is what skel prints before v0.8.0. */
export const CODE = {
  incompatibleVersion: 1,
  unknownContainer: 3,
  environment: 4,
  decoding: 6,
  networkConfig: 7,
  untyped: 100,
  internal: 999,
} as const

export function done<T>(value: T): Attempt<T> {
  return { ok: true, value }
}

/** An error as a plugin's own code makes it, about a place of its document: its code is filled in on the way out. */
export function fail(text: string, path?: Path): Failed {
  return { ok: false, error: path === undefined ? { text } : { text, path } }
}

/** An error of a plugin that gives it the code 100 itself. */
export function untyped(text: string, path?: Path): Failed {
  return { ok: false, error: { text, code: CODE.untyped, ...(path === undefined ? {} : { path }) } }
}

/** A nil dereference or an index out of range: the plugin crashes and prints no JSON. */
export function crash(text: string = NIL_POINTER): Failed {
  return { ok: false, error: { text, panic: true } }
}

/** The error with a prefix, as Go code annotates one: its text alone survives. A crash stays a crash. */
export function annotate(prefix: string, { error }: Failed, between = ': '): Failed {
  return error.panic === true
    ? { ok: false, error }
    : fail(`${prefix}${between}${cniErrorText(error)}`, error.path)
}
