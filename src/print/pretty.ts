import type { Diagnostic, Location } from '../generated/types.ts'
import { type FrameLine, frame, type Mark } from './frame.ts'
import { PLAIN, type Style } from './style.ts'
import { visible } from './visible.ts'

/** The texts that diagnostics point into, by path. */
export type Texts = ReadonlyMap<string, string>

/** How far apart two places may be to be shown in one frame, in lines. */
const NEAR = 3

/**
 * Diagnostics for people: each with its place, the source line underlined, what to do. One blank line between two. The
 * caller decides on colour; nothing of the sources reaches the terminal as a control character.
 */
export function pretty(diagnostics: readonly Diagnostic[], texts: Texts, style: Style = PLAIN): string {
  return diagnostics.map((diagnostic) => one(diagnostic, texts, style)).join('\n')
}

/** How many there are of each severity, such as `1 error, 2 warnings`; empty when there is none. */
export function tally(diagnostics: readonly Diagnostic[]): string {
  const counts = (['error', 'warning', 'info'] as const).map((severity) => {
    const count = diagnostics.filter((d) => d.severity === severity).length
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? '' : 's'}`]
  })
  return counts.flat().join(', ')
}

function one(diagnostic: Diagnostic, texts: Texts, style: Style): string {
  const { severity, code, message, label, help, location, related = [], fix } = diagnostic
  const { near, far } = split(location, related)
  const width = gutter([location, ...related.map((r) => r.location)])
  const pad = ' '.repeat(width)
  const marks: Mark[] = [
    { range: location.range, text: label ?? '', primary: true },
    ...near.map((r): Mark => ({ range: r.location.range, text: r.message, primary: false })),
  ]
  const note = (name: string, text: string) =>
    `${pad} ${style.frame('=')} ${style.help(name)} ${visible(text)}`
  return [
    `${style.severity(severity, `${severity}[${code}]`)}${style.message(`: ${visible(message)}`)}`,
    `${pad}${style.frame('-->')} ${place(location)}`,
    ...framed(texts, location.path, marks, width, diagnostic, style),
    ...far.flatMap((r) => [
      `${pad}${style.frame(':::')} ${place(r.location)}`,
      ...framed(
        texts,
        r.location.path,
        [{ range: r.location.range, text: r.message, primary: false }],
        width,
        diagnostic,
        style,
      ),
    ]),
    ...(help === undefined ? [] : [note('help:', help)]),
    ...(fix === undefined ? [] : [note('fix:', `${fix.title}${fix.safe ? '' : ' (look at it first)'}`)]),
    '',
  ].join('\n')
}

/** The related places that go into the frame of the diagnostic, and those that get their own. */
function split(location: Location, related: NonNullable<Diagnostic['related']>) {
  const isNear = (other: Location) =>
    other.path === location.path && Math.abs(other.range.start.line - location.range.start.line) <= NEAR
  return {
    near: related.filter((r) => isNear(r.location)),
    far: related.filter((r) => !isNear(r.location)),
  }
}

function framed(
  texts: Texts,
  path: string,
  marks: readonly Mark[],
  width: number,
  diagnostic: Diagnostic,
  style: Style,
): string[] {
  const text = texts.get(path)
  if (text === undefined) return []
  const bar = style.frame(`${' '.repeat(width)} |`)
  return [bar, ...frame(text, marks).map((line) => frameLine(line, width, bar, diagnostic, style))]
}

function frameLine(
  line: FrameLine,
  width: number,
  bar: string,
  { severity }: Diagnostic,
  style: Style,
): string {
  if (line.kind === 'gap') return style.frame('...')
  if (line.kind === 'source') {
    const number = style.frame(`${String(line.number).padStart(width)} |`)
    return line.text === '' ? number : `${number} ${line.text}`
  }
  const { indent, underline, mark } = line
  const text = mark.text === '' ? underline : `${underline} ${visible(mark.text)}`
  return `${bar} ${indent}${mark.primary ? style.severity(severity, text) : style.related(text)}`
}

function gutter(locations: readonly Location[]): number {
  return Math.max(...locations.map(({ range }) => String(range.start.line).length))
}

function place({ path, range }: Location): string {
  return `${visible(path)}:${range.start.line}:${range.start.column}`
}
