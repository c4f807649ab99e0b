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
  const head = `${rail(first ? box.hns : box.more)} ${style.message(visible(request.kind))}`
  if (request.json === undefined) return [`${head} ${visible(request.target ?? '')}`]
  const text = request.json
  const scanned = go.scan(text)
  const members = scanned.ok && scanned.value.tree.kind === 'object' ? scanned.value.tree.members : []
  return [
    head,
    ...members.flatMap(({ key, value }) => {
      if (key === 'Policies') {
        return [`   ${visible(key)}`, ...request.policies.flatMap((policy) => policyLines(policy, print))]
      }
      return beside(MEMBER, valueText(value, text)).map(
        (line, i) => `   ${i === 0 ? visible(key) : ''}`.padEnd(MEMBER) + line,
      )
    }),
    ...(request.warning === undefined ? [] : marked(`! ${request.warning}`, warn(style), 3, print)),
  ]
}

/** `+` for a policy that the plugin adds; below it why, and what is strange about it. */
function policyLines({ type, json, added, warning }: TracedPolicy, print: Printer): string[] {
  const { style, beside } = print
  const tone = added === undefined ? (text: string) => text : style.help
  const [first = '', ...rest] = beside(POLICY, settings(json))
  return [
    tone(`    ${added === undefined ? ' ' : '+'} ${visible(type)}`.padEnd(POLICY)) + first,
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

/** The members of a policy beside its type, those of `Settings` without that name. */
function settings(json: string): string {
  const scanned = go.scan(json)
  if (!scanned.ok || scanned.value.tree.kind !== 'object') return json
  const members = scanned.value.tree.members.flatMap((member) => {
    return member.key === 'Settings' && member.value.kind === 'object' ? member.value.members : [member]
  })
  return membersText(
    members.filter(({ key }) => key !== 'Type'),
    json,
  )
}

/** A value without the marks of JSON, as far as it can be read without them. */
function valueText(value: Tree, json: string): string {
  switch (value.kind) {
    case 'string':
      return value.value
    case 'object':
      return value.members.length === 0 ? '{}' : membersText(value.members, json)
    case 'array':
      return value.items.length === 0 ? '(none)' : value.items.map((item) => valueText(item, json)).join(', ')
    default:
      return json.slice(value.start, value.end)
  }
}

function membersText(members: readonly Member[], json: string): string {
  return members.map(({ key, value }) => `${key} ${valueText(value, json)}`).join('; ')
}
