import type { Note, ProgramError } from '../programs/outcome.ts'
import * as go from '../text/go-json.ts'
import type { Path } from '../text/tree.ts'
import type { Trace, TracedPolicy, TracedRequest, TraceStep } from '../trace/trace.ts'
import type { Style } from './style.ts'
import { visible } from './visible.ts'
import { wrap } from './wrap.ts'

/** How a trace is laid out. */
export interface TraceLayout {
  readonly style: Style
  /** False for terminals without box drawing characters. */
  readonly unicode: boolean
  /** How wide a line may be. */
  readonly columns: number
}

/** A trace for people: one block a program from top to bottom, then what reaches HNS. */
export function printTrace(trace: Trace, title: string, layout: TraceLayout): string {
  const print = printer(layout)
  const lines = [
    layout.style.message(visible(`${trace.command} ${title}`)),
    ...trace.assumptions.flatMap((text) => print.row('', 'assumed', text, 'warning')),
    print.rail(''),
    ...trace.steps.flatMap((step, i) => [
      ...stepLines(step, i === 0, print),
      ...(i + 1 < trace.steps.length ? [print.rail(print.box.down)] : []),
    ]),
    ...(trace.requests.length > 0 ? [print.rail(print.box.down)] : []),
    ...trace.requests.flatMap((request, i) => requestLines(request, i === 0, print)),
    '',
    ...ending(trace, print),
  ]
  return lines.map((line) => `${line.trimEnd()}\n`).join('')
}

type Tone = 'plain' | 'good' | 'warning' | 'error'

interface Printer {
  readonly style: Style
  readonly box: Box
  readonly rail: (text: string) => string
  /** A label and a text behind it, in as many lines as it takes. */
  readonly row: (rail: string, label: string, text: string, tone: Tone) => string[]
  /** A text in lines that leave so many columns free in front. */
  readonly beside: (indent: number, text: string) => string[]
}

interface Box {
  readonly first: string
  readonly next: string
  readonly down: string
  readonly hns: string
  readonly more: string
  readonly rule: string
}

const UNICODE: Box = { first: '╭─', next: '├─', down: '│', hns: '╰▶', more: ' ▶', rule: '─' }
const ASCII: Box = { first: '+-', next: '+-', down: '|', hns: '`>', more: ' >', rule: '-' }

const LABEL = 11

/** Text is not pressed together further than this, whatever the terminal says. */
const NARROWEST = 20

function printer({ style, unicode, columns }: TraceLayout): Printer {
  const box = unicode ? UNICODE : ASCII
  const rail = (text: string): string => (text === '' ? '' : style.frame(text))
  const beside = (indent: number, text: string): string[] => {
    return wrap(visible(text), Math.max(columns - indent, NARROWEST))
  }
  return {
    style,
    box,
    rail,
    beside,
    row(railText, label, text, tone) {
      const indent = railText === '' ? '' : `${railText}  `
      return beside(indent.length + LABEL, text).map((line, i) => {
        const head = (i === 0 ? label : '').padEnd(LABEL)
        return `${rail(indent)}${toned(style, tone, head)}${tone === 'error' ? style.message(line) : line}`
      })
    },
  }
}

function toned(style: Style, tone: Tone, text: string): string {
  switch (tone) {
    case 'good':
      return style.help(text)
    case 'warning':
    case 'error':
      return style.severity(tone, text)
    case 'plain':
      return style.related(text)
  }
}

function stepLines(step: TraceStep, first: boolean, { style, box, rail, row }: Printer): string[] {
  const version = step.version === '' ? '' : ` ${step.version}`
  const corner = rail(first ? box.first : box.next)
  const head = `${corner} ${style.message(visible(step.program + version))} ${rail(box.rule)} ${visible(step.document)}`
  const { read, ignored, dropped, overwritten, added } = step.notes
  return [
    head,
    ...step.facts.flatMap(([label, text]) => row(box.down, label, text, 'plain')),
    ...(read.length > 0 ? row(box.down, 'reads', unique(read.map(written)).join(', '), 'plain') : []),
    ...grouped(ignored).flatMap((text) => row(box.down, 'ignores', text, 'warning')),
    ...grouped(dropped).flatMap((text) => row(box.down, 'drops', text, 'warning')),
    ...grouped(overwritten).flatMap((text) => row(box.down, 'replaces', text, 'warning')),
    ...grouped(added).flatMap((text) => row(box.down, 'adds', text, 'good')),
    ...(step.error === undefined ? [] : row(box.down, failed(step.error), errorText(step.error), 'error')),
  ]
}

/** Notes with one reason in one text. */
function grouped(notes: readonly Note[]): string[] {
  const byReason = new Map<string, string[]>()
  for (const { path, reason } of notes) {
    byReason.set(reason, [...(byReason.get(reason) ?? []), written(path)])
  }
  return [...byReason].map(([reason, paths]) => `${unique(paths).join(', ')}: ${reason}`)
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)]
}

/** A path as people write it: `plugins[0].delegate.type`. */
function written(path: Path): string {
  if (path.length === 0) return 'all of it'
  return path
    .map((step, i) => {
      if (typeof step === 'number') return `[${step}]`
      if (!/^[\w$/-]+$/.test(step)) return `[${JSON.stringify(step)}]`
      return i === 0 ? step : `.${step}`
    })
    .join('')
}

/** Where the values of a request begin, and those of its policies. */
const MEMBER = 23
const POLICY = 23

function requestLines(request: TracedRequest, first: boolean, print: Printer): string[] {
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
      const shown = value.kind === 'string' ? value.value : text.slice(value.start, value.end)
      return beside(MEMBER, shown).map((line, i) => `   ${i === 0 ? visible(key) : ''}`.padEnd(MEMBER) + line)
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
  return scanned.value.tree.members
    .flatMap((member) => {
      return member.key === 'Settings' && member.value.kind === 'object' ? member.value.members : [member]
    })
    .filter(({ key }) => key !== 'Type')
    .map(({ key, value }) => {
      if (value.kind === 'string') return `${key} ${value.value}`
      if (value.kind !== 'array') return `${key} ${json.slice(value.start, value.end)}`
      const items = value.items.map((item) =>
        item.kind === 'string' ? item.value : json.slice(item.start, item.end),
      )
      return `${key} ${items.length === 0 ? '(none)' : items.join(', ')}`
    })
    .join('; ')
}

function ending(trace: Trace, { row }: Printer): string[] {
  if (trace.error !== undefined) return row('', failed(trace.error), errorText(trace.error), 'error')
  if (trace.unmodelled !== undefined) {
    return row('', 'unknown', `what ${trace.unmodelled} does: there is no model of it`, 'warning')
  }
  if (trace.result === undefined) return row('', 'ends', 'with success', 'good')
  const printed = go.marshal(trace.result)
  return row('', 'result', printed.ok ? printed.text : printed.error, 'good')
}

function failed(error: ProgramError): string {
  return error.panic === true ? 'crashes' : 'fails'
}

function errorText({ text, code, details }: ProgramError): string {
  const more = details === undefined || details === '' ? '' : ` (${details})`
  return `${text}${more}${code === undefined ? '' : `, code ${code}`}`
}
