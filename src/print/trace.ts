import { NEVER_ENDS, type ProgramError } from '../programs/outcome.ts'
import * as go from '../text/go-json.ts'
import type { Trace, TraceStep } from '../trace/trace.ts'
import { writtenNotes, writtenPaths } from './trace-paths.ts'
import { type Printer, printer, type TraceLayout } from './trace-printer.ts'
import { requestLines } from './trace-request.ts'
import { visible } from './visible.ts'

export type { TraceLayout } from './trace-printer.ts'

/** A trace for people: one block a program from top to bottom, then what reaches HNS. */
export function printTrace(trace: Trace, title: string, layout: TraceLayout): string {
  const print = printer(layout)
  const lines = [
    layout.style.message(visible(`${trace.command} ${title}`)),
    ...trace.assumptions.flatMap((text) => print.row('', 'assumed', text, 'warning')),
    print.rail(''),
    ...trace.steps.flatMap((step, i) => [
      ...stepLines(step, i === 0, handedOn(trace.steps, i), print),
      ...(i + 1 < trace.steps.length ? [print.rail(print.box.down)] : []),
    ]),
    ...(trace.requests.length > 0 ? [print.rail(print.box.down)] : []),
    ...trace.requests.flatMap((request, i) => requestLines(request, i === 0, print)),
    '',
    ...ending(trace, print),
  ]
  return lines.map((line) => `${line.trimEnd()}\n`).join('')
}

/** The document that a step hands on: the next one that a program was given. */
function handedOn(steps: readonly TraceStep[], index: number): string | undefined {
  return steps.slice(index + 1).find(({ input }) => input !== undefined)?.input
}

function stepLines(
  step: TraceStep,
  first: boolean,
  made: string | undefined,
  { style, box, rail, row }: Printer,
): string[] {
  const version = step.version === '' ? '' : ` ${step.version}`
  const corner = rail(first ? box.first : box.next)
  const head = `${corner} ${style.message(visible(step.program + version))} ${rail(box.rule)} ${visible(step.document)}`
  const { read, ignored, dropped, overwritten, added } = step.notes
  return [
    head,
    ...step.facts.flatMap(([label, text]) => row(box.down, label, text, 'plain')),
    ...(read.length > 0 ? row(box.down, 'reads', writtenPaths(read), 'plain') : []),
    ...writtenNotes(ignored).flatMap((text) => row(box.down, 'ignores', text, 'warning')),
    ...writtenNotes(dropped).flatMap((text) => row(box.down, 'drops', text, 'warning')),
    ...writtenNotes(overwritten).flatMap((text) => row(box.down, 'replaces', text, 'warning')),
    ...writtenNotes(added, made).flatMap((text) => row(box.down, 'adds', text, 'good')),
    ...(step.error === undefined ? [] : row(box.down, failed(step.error), errorText(step.error), 'error')),
  ]
}

function ending(trace: Trace, { row }: Printer): string[] {
  if (trace.error !== undefined) return row('', failed(trace.error), errorText(trace.error), 'error')
  if (trace.unmodelled !== undefined) {
    return row(
      '',
      'unknown',
      `what ${trace.unmodelled} does: there is no model of it, so nothing is proved of what the node does`,
      'warning',
    )
  }
  if (trace.result === undefined) return row('', 'ends', 'with success', 'good')
  const printed = go.marshal(trace.result)
  return row('', 'result', printed.ok ? printed.text : printed.error, 'good')
}

function failed({ panic, text }: ProgramError): string {
  if (text === NEVER_ENDS) return 'hangs'
  return panic === true ? 'crashes' : 'fails'
}

function errorText({ text, code, details }: ProgramError): string {
  const more = details === undefined || details === '' ? '' : ` (${details})`
  return `${text}${more}${code === undefined ? '' : `, code ${code}`}`
}
