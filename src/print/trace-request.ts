import * as go from '../text/go-json.ts'
import type { Member, Tree } from '../text/tree.ts'
import type { TracedPolicy, TracedRequest } from '../trace/trace.ts'
import type { Style } from './style.ts'
import type { Printer } from './trace-printer.ts'
import { visible } from './visible.ts'

/** Where the values of a request begin, and those of its policies. */
const MEMBER = 23
const POLICY = 23

/** One request: its members, its policies with what a plugin adds to them, and what is strange about it. */
export function requestLines(request: TracedRequest, first: boolean, print: Printer): string[] {
  const { style, box, rail, beside } = print
  const v2 = request.kind === 'HostComputeEndpoint'
  const head = `${rail(first ? box.hns : box.more)} ${style.message(visible(request.kind))}`
  const text = request.json ?? request.change
  const named = request.target === undefined ? head : `${head} ${visible(request.target)}`
  if (text === undefined) return [named]
  const scanned = go.scan(text)
  const members = scanned.ok && scanned.value.tree.kind === 'object' ? scanned.value.tree.members : []
  return [
    named,
    ...members.flatMap(({ key, value }) => {
      if (key === 'Policies') {
        return [`   ${visible(key)}`, ...request.policies.flatMap((policy) => policyLines(policy, v2, print))]
      }
      return beside(MEMBER, valueText(value, text, IN_REQUEST)).map(
        (line, i) => `   ${i === 0 ? visible(key) : ''}`.padEnd(MEMBER) + line,
      )
    }),
    ...(request.warning === undefined ? [] : marked(`! ${request.warning}`, warn(style), 3, print)),
  ]
}

/** `+` for a policy that the plugin adds; below it why, and what is strange about it. */
function policyLines({ type, json, added, warning }: TracedPolicy, v2: boolean, print: Printer): string[] {
  const { style, beside } = print
  const tone = added === undefined ? (text: string) => text : style.help
  const [first = '', ...rest] = beside(POLICY, settings(json, v2))
  const shown = type === '' ? '(no Type)' : visible(type)
  return [
    tone(`    ${added === undefined ? ' ' : '+'} ${shown}`.padEnd(POLICY)) + first,
    ...rest.map((line) => ' '.repeat(POLICY) + line),
    ...(added === undefined ? [] : marked(`added: ${added}`, style.help, POLICY, print)),
    ...(warning === undefined ? [] : marked(`! ${warning}`, warn(style), POLICY, print)),
  ]
}

function warn(style: Style): (text: string) => string {
  return (text) => style.severity('warning', text)
}

function marked(text: string, tone: (text: string) => string, indent: number, { beside }: Printer): string[] {
  return beside(indent, text).map((line) => ' '.repeat(indent) + tone(line))
}

/** The members of a policy beside its type, those of API v2's `Settings` without that name. */
function settings(json: string, v2: boolean): string {
  const scanned = go.scan(json)
  if (!scanned.ok || scanned.value.tree.kind !== 'object') return json
  const members = scanned.value.tree.members.flatMap((member) => {
    const inner = v2 && member.key === 'Settings' && member.value.kind === 'object'
    return inner ? member.value.members : [member]
  })
  return membersText(
    members.filter(({ key }) => key !== 'Type'),
    json,
    IN_POLICY,
  )
}

/** How much of the nesting of a value is shown without the marks of JSON: a list takes one, an object two. */
const IN_REQUEST = 3
const IN_POLICY = 1

/** A value without the marks of JSON, as far as it can be read without them; deeper down it is JSON. */
function valueText(value: Tree, json: string, room: number): string {
  const text = json.slice(value.start, value.end)
  switch (value.kind) {
    case 'string':
      return value.value
    case 'object':
      return value.members.length === 0 || room < 2 ? text : membersText(value.members, json, room - 2)
    case 'array':
      if (value.items.length === 0) return '(none)'
      return room < 1 ? text : value.items.map((item) => valueText(item, json, room - 1)).join(', ')
    default:
      return text
  }
}

function membersText(members: readonly Member[], json: string, room: number): string {
  return members.map(({ key, value }) => `${key} ${valueText(value, json, room)}`).join('; ')
}
