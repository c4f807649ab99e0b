import type { GoMembers } from '../../src/programs/cni/result.ts'
import type { Outcome } from '../../src/programs/outcome.ts'
import { marshalAny } from '../../src/text/go-json.ts'
import type { Json } from './shared.ts'

/** What a CNI plugin leaves with its caller: the exit code and the JSON on standard output, '' for nothing. */
export function printed(result: Outcome<GoMembers | undefined>['result']): Json {
  if (result.ok)
    return { exit: 0, stdout: result.value === undefined ? '' : JSON.parse(marshalAny(result.value)) }
  const { text, code, details, panic } = result.error
  if (panic === true) return { exit: 2, stdout: '(no JSON: Go panic, nil pointer dereference, exit 2)' }
  return { exit: 1, stdout: { code, msg: text, ...(details === undefined ? {} : { details }) } }
}
