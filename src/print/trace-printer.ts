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

export type Tone = 'plain' | 'good' | 'warning' | 'error'

/** What the parts of a trace are printed with. */
export interface Printer {
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

/** A printer for one layout. */
export function printer({ style, unicode, columns }: TraceLayout): Printer {
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
