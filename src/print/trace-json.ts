import type { Note, ProgramError } from '../programs/outcome.ts'
import * as go from '../text/go-json.ts'
import { type Path, pointer } from '../text/tree.ts'
import type { Trace, TracedRequest, TraceStep } from '../trace/trace.ts'
import { jsonText } from './json-text.ts'

/** A trace as JSON; places are RFC 6901 pointers into the document of their step. */
export function traceJson(trace: Trace): string {
  const whole = {
    version: 1,
    command: trace.command,
    assumptions: trace.assumptions,
    steps: trace.steps.map(step),
    requests: trace.requests.map(request),
    ...(trace.unmodelled === undefined ? {} : { unmodelled: trace.unmodelled }),
    ...(trace.result === undefined ? {} : { result: parsed(go.marshalAny(trace.result)) }),
    ...(trace.error === undefined ? {} : { error: error(trace.error) }),
  }
  return jsonText(whole)
}

function step({ program, version, document, input, facts, notes, error: failure }: TraceStep): object {
  return {
    program,
    version,
    document,
    ...(input === undefined ? {} : { input: parsed(input) }),
    facts: facts.map(([label, text]) => ({ label, text })),
    read: [...new Set(notes.read.map((path: Path) => pointer(path)))],
    ignored: notes.ignored.map(note),
    dropped: notes.dropped.map(note),
    overwritten: notes.overwritten.map(note),
    added: notes.added.map(note),
    ...(failure === undefined ? {} : { error: error(failure) }),
  }
}

function note({ path, reason }: Note): object {
  return { pointer: pointer(path), reason }
}

/** `body` is for reading, `bytes` is what is sent. */
function request({ kind, json, target, change, policies, warning: strange }: TracedRequest): object {
  if (json === undefined) {
    return { kind, target, ...(change === undefined ? {} : { body: parsed(change), bytes: change }) }
  }
  return {
    kind,
    body: parsed(json),
    bytes: json,
    policies: policies.map(({ type, json: value, added, warning }) => ({
      type,
      value: parsed(value),
      ...(added === undefined ? {} : { added }),
      ...(warning === undefined ? {} : { warning }),
    })),
    ...(strange === undefined ? {} : { warning: strange }),
  }
}

function error({ text, code, details, panic }: ProgramError): object {
  return { text, code, details, panic }
}

/** The value of JSON that one of our models has printed; its text where nobody could read it as a tree. */
function parsed(json: string): unknown {
  return nesting(json) > DEEPEST ? json : JSON.parse(json)
}

const DEEPEST = 200

function nesting(json: string): number {
  let deepest = 0
  let depth = 0
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (token === '[' || token === '{') deepest = Math.max(deepest, ++depth)
    else if (token === ']' || token === '}') depth--
  }
  return deepest
}
