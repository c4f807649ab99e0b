import { parseProgramVersion, type ProgramVersion } from '../../../src/facts/versions.ts'
import type { CniCall } from '../../../src/programs/cni/call.ts'
import type { ProgramError } from '../../../src/programs/outcome.ts'
import * as go from '../../../src/text/go-json.ts'
import type { Step, StepResult } from '../node.ts'

/** What a CNI plugin leaves with its caller, as models and measurements are compared. */
export interface Printed {
  readonly exit: number
  readonly json?: unknown
  readonly stdout?: unknown
  readonly panic?: string
}

type Result =
  | { readonly ok: true; readonly value: go.GoJson | undefined }
  | { readonly ok: false; readonly error: ProgramError }

/** What a model's result looks like to the caller of the plugin; VERSION alone is printed without indentation. */
export function printed(result: Result, { command }: CniCall): Printed {
  if (result.ok) {
    if (result.value === undefined) return { exit: 0 }
    const text = go.marshalAny(result.value)
    return command === 'VERSION' ? { exit: 0, stdout: `${text}\n` } : { exit: 0, json: JSON.parse(text) }
  }
  const { text, code, details, panic } = result.error
  if (panic === true) return { exit: 2, panic: text }
  const json = { code, msg: untilInto(text), ...(details ? { details: untilInto(details) } : {}) }
  return { exit: 1, json }
}

/** The same of what was measured. */
export function measuredPrinted({ exit, json, stdout, panic }: StepResult): Printed {
  if (panic !== undefined) return { exit, panic }
  if (stdout !== undefined) return { exit, stdout }
  return json === undefined ? { exit } : { exit, json: withoutGoRelease(json) }
}

/** Go words the rest of an error about a JSON value's type otherwise from release to release. */
export function untilInto(text: string): string {
  return text.replace(/ into Go (?:struct field|value) .*$/s, ' into …')
}

function withoutGoRelease(json: unknown): unknown {
  if (typeof json !== 'object' || json === null || !('msg' in json)) return json
  const texts = Object.entries(json).map(([key, value]) => [
    key,
    typeof value === 'string' ? untilInto(value) : value,
  ])
  return Object.fromEntries(texts)
}

export function callOf({ env }: Step): CniCall {
  const of = (name: string): string => env[name] ?? ''
  return {
    command: of('CNI_COMMAND'),
    containerID: of('CNI_CONTAINERID'),
    netns: of('CNI_NETNS'),
    ifName: of('CNI_IFNAME'),
    args: of('CNI_ARGS'),
    path: env['CNI_PATH'] ?? 'C:\\cni\\bin',
  }
}

export function stdinOf({ stdin }: Step): string | Uint8Array {
  return typeof stdin === 'string' ? stdin : Buffer.from(stdin.base64, 'base64')
}

/** Versions are names of ours, which parse. */
export function versionOf(text: string): ProgramVersion {
  const version = parseProgramVersion(text)
  if (version === undefined) throw new Error(`not a version: ${text}`)
  return version
}
