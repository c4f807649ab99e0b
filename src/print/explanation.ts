import type { CodeExample } from '../generated/code-examples.ts'
import type { Subject } from '../explain/subject.ts'
import { PLAIN, type Style } from './style.ts'
import { visible } from './visible.ts'
import { wrap } from './wrap.ts'

/** A subject for people: what it is, why, what one sees, what to do, what it looks like, where that is known from. */
export function explanation(
  subject: Subject,
  example: CodeExample | undefined,
  columns: number,
  style: Style = PLAIN,
): string {
  const { id, name, severity, title, why, points, symptoms, steps, codes, sources } = subject
  const width = Math.min(columns, WIDEST)
  const head = severity === undefined ? style.message(id) : style.severity(severity, `${severity}[${id}]`)
  const lines = (text: string, first: string, rest: string): string[] =>
    wrap(text, width - first.length).map((line, i) => (i === 0 ? first : rest) + line)
  const list = (title: string, items: readonly string[], mark: (i: number) => string): string[] =>
    items.length === 0
      ? []
      : ['', style.help(title), ...items.flatMap((item, i) => lines(item, `  ${mark(i)} `, '    '))]
  return [
    `${head}${style.message(severity === undefined ? '' : ` ${name}`)}`,
    ...lines(title, '', ''),
    '',
    ...lines(why, '', ''),
    ...list('How it stands', points, () => '-'),
    ...list('What one sees', symptoms, () => '-'),
    ...list('What to do', steps, (i) => `${i + 1}`),
    ...(example === undefined ? [] : exampleLines(example, style)),
    ...list('Diagnostics that find causes of it', codes, () => '-'),
    ...list(
      'Sources',
      sources.map(({ evidence, where }) => `${where} (${evidence})`),
      () => '-',
    ),
    '',
  ].join('\n')
}

/** Longer lines are hard to read. */
const WIDEST = 100

function exampleLines({ command, spec, bad, good, printed }: CodeExample, style: Style): string[] {
  return [
    ...(spec === undefined ? [] : ['', style.help(`The spec: ${spec.name}`), ...indented(spec.text)]),
    '',
    style.help(`Bad: ${bad.name}`),
    ...indented(bad.text),
    '',
    style.help(`${command} ${bad.name}`),
    ...indented(printed),
    '',
    style.help(`Good: ${good.name}`),
    ...indented(good.text),
  ]
}

function indented(text: string): string[] {
  return text
    .replace(/\n+$/, '')
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${visible(line)}`))
}
