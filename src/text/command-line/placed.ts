import type { Span } from '../tree.ts'

/** Where one UTF-16 unit of a text stands in the source. */
export interface Unit extends Span {
  /** True for what is kept as it is written because only the shell that runs it knows its value: a variable. */
  readonly open: boolean
}

/** A text as a program gets it, in which every unit knows its place. The span covers quotation marks, too. */
export interface Placed extends Span {
  readonly text: string
  readonly units: readonly Unit[]
}

/** What the tokenisers read: a source, or a text that another tokeniser has unquoted. */
export interface Scannable {
  readonly text: string
  readonly unitAt: (index: number) => Unit
}

/** A source itself, every unit at its own place. */
export function scanSource(text: string): Scannable {
  return { text, unitAt: (index) => ({ start: index, end: index + 1, open: false }) }
}

/** A placed text to be read once more: an argument that is itself a command line. */
export function scanPlaced({ text, units, end }: Placed): Scannable {
  return { text, unitAt: (index) => units[index] ?? { start: end, end, open: false } }
}

/** The part of a source between two indexes, as it is written. */
export function placedPart({ text, unitAt }: Scannable, from: number, to: number): Placed {
  const units = Array.from({ length: to - from }, (_, i) => unitAt(from + i))
  return placed(
    text.slice(from, to),
    units,
    unitAt(from).start,
    to > from ? unitAt(to - 1).end : unitAt(from).start,
  )
}

export function placed(text: string, units: readonly Unit[], start: number, end: number): Placed {
  return { text, units, start, end }
}

/** Some units of a placed text, with the span that they have themselves. */
export function slicePlaced(whole: Placed, from: number, to = whole.text.length): Placed {
  const units = whole.units.slice(from, to)
  const start = units[0]?.start ?? whole.units[from - 1]?.end ?? whole.start
  return placed(whole.text.slice(from, to), units, start, units.at(-1)?.end ?? start)
}

/** Placed texts one after the other, with a blank between two of them that stands where the first one ends. */
export function joinPlaced(parts: readonly Placed[], between: ' ' | '' = ' '): Placed {
  const units: Unit[] = []
  let text = ''
  for (const [i, part] of parts.entries()) {
    if (i > 0 && between !== '') {
      const end = parts[i - 1]?.end ?? part.start
      units.push({ start: end, end, open: false })
      text += between
    }
    text += part.text
    for (const unit of part.units) units.push(unit)
  }
  return placed(text, units, parts[0]?.start ?? 0, parts.at(-1)?.end ?? 0)
}

/** True where a part of the text is known at run time only. */
export function isOpen({ units }: Placed): boolean {
  return units.some(({ open }) => open)
}

/** Collects the units of a word. */
export interface WordBuilder {
  readonly add: (text: string, from: number, to?: number, open?: boolean) => void
  readonly length: () => number
  /** The word, from one index of the source to another. */
  readonly build: (from: number, to: number) => Placed
}

/** A builder of words from a source; `add` takes the indexes that a text stands at. */
export function wordBuilder({ unitAt }: Scannable): WordBuilder {
  let text = ''
  const units: Unit[] = []
  return {
    add: (added, from, to = from + 1, open = false) => {
      for (let i = 0; i < added.length; i++) {
        const whole = added.length !== to - from
        const first = unitAt(whole ? from : from + i)
        const last = unitAt(whole ? to - 1 : from + i)
        units.push({ start: first.start, end: last.end, open: open || first.open })
      }
      text += added
    },
    length: () => text.length,
    build: (from, to) =>
      placed(text, units, unitAt(from).start, to > from ? unitAt(to - 1).end : unitAt(from).start),
  }
}
