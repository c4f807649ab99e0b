/**
 * JSON as Go's encoding/json reads and prints it, with a place for every value. Meant to be imported as a namespace:
 *
 *     import * as go from '../text/go-json.ts'
 *
 *     const Policy = go.struct('hns.Policy', { name: go.string, value: go.raw })
 *     const NetConf = go.struct('main.NetConf', {
 *       ...Types.fields,                        // an embedded struct
 *       apiVersion: go.int,                     // a bigint
 *       policies: go.slice(Policy),             // undefined is nil
 *       capabilities: go.map(go.bool),          // a Map; keys are exact
 *       runtimeConfig: go.struct('hns.RuntimeConfig', { … }),
 *     })
 *     const decoded = go.unmarshal(bytes, NetConf)      // json.Unmarshal
 *     decoded.error?.text      // `json: cannot unmarshal string into Go struct field NetConf.apiVersion of type int`
 *     decoded.value.policies   // typed; holds what Go would hold, also after an error
 *     decoded.read, decoded.ignored, decoded.overwritten   // what became of every place
 *
 *     go.marshal(value)        // json.Marshal: plain objects are structs (member order), Maps are maps (sorted keys)
 *
 * Documents that were scanned already are decoded with `decode`, raw pieces (`go.raw`) with `decodeRaw`: their places
 * stay those of the whole document. `go.any` is `map[string]any` and what goes with it.
 */
export { type DecodeOptions, decode, decodeRaw, type GoDecoded, unmarshal } from './go-json/decode.ts'
export { equalFold, foldKey } from './go-json/fold.ts'
export { map } from './go-json/map.ts'
export {
  compact,
  encodeString,
  formatFloat,
  marshal,
  marshalAny,
  type Marshalled,
} from './go-json/marshal.ts'
export { quote, quoteBytes } from './go-json/quote.ts'
export { type GoRaw, isRaw, rawText } from './go-json/raw.ts'
export type { DecodeNote, GoDecodeError } from './go-json/run.ts'
export { type GoDocument, type GoSyntaxError, scan, type Scanned } from './go-json/scan.ts'
export { slice } from './go-json/slice.ts'
export { type GoFields, type GoStruct, struct, type StructValue } from './go-json/struct.ts'
export {
  any,
  bool,
  type CustomResult,
  decodedThrough,
  float64,
  type GoType,
  type GoValue,
  int,
  int32,
  named,
  pointer,
  raw,
  string,
  textUnmarshaler,
  uint,
  uint16,
  uint32,
  uint64,
  uint8,
  unmarshaler,
  withDefaults,
} from './go-json/types.ts'
export { goText, type GoText } from './go-json/utf8.ts'
export { compareStrings, type GoAny, type GoJson, type GoMap } from './go-json/value.ts'
