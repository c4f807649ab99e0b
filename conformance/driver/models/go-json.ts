import * as go from '../../../src/text/go-json.ts'
import type { ModelUnderTest } from '../program.ts'
import { untilInto } from './printed.ts'

/** What `runners/go-json` gets. */
export interface JsonCase {
  readonly document: string | { readonly base64: string }
}

interface Decoded {
  readonly held: string
  readonly error?: string
}

/** The types of `runners/go-json`. */
const Sub = go.struct('main.Sub', { flag: go.bool, float: go.float64 })
const Kinds = go.struct('main.Kinds', {
  name: go.string,
  sub: Sub,
  int: go.int,
  uint8: go.uint8,
  uint32: go.uint32,
  strings: go.slice(go.string),
  nested: go.slice(go.slice(Sub)),
  flags: go.map(go.bool),
  any: go.map(go.any),
  pointer: go.pointer(Sub),
  kelvins: go.string,
})

/** encoding/json: what it holds after decoding into `any` and into a struct, also after an error, and the error. */
export const goJsonModel: ModelUnderTest<JsonCase, { readonly any: Decoded; readonly kinds: Decoded }> = {
  says({ document }) {
    const bytes = typeof document === 'string' ? document : Buffer.from(document.base64, 'base64')
    return { any: decoded(bytes, go.any), kinds: decoded(bytes, Kinds) }
  },
  measured: ({ any, kinds }) => ({ any: withoutGoRelease(any), kinds: withoutGoRelease(kinds) }),
}

function decoded<T extends go.GoJson>(bytes: string | Uint8Array, type: go.GoType<T>): Decoded {
  const { value, error } = go.unmarshal(bytes, type)
  const printed = go.marshal(value)
  const held = printed.ok ? printed.text : printed.error
  return withoutGoRelease(error === undefined ? { held } : { held, error: error.text })
}

function withoutGoRelease({ held, error }: Decoded): Decoded {
  return error === undefined ? { held } : { held, error: untilInto(error) }
}
