import type { Severity } from '../diagnostic/code-meta.ts'

/** How the parts of a message for a terminal are set off. */
export interface Style {
  readonly severity: (severity: Severity, text: string) => string
  readonly message: (text: string) => string
  /** Line numbers, rules and arrows. */
  readonly frame: (text: string) => string
  readonly related: (text: string) => string
  readonly help: (text: string) => string
}

const same = (text: string): string => text

/** Text and nothing else. */
export const PLAIN: Style = {
  severity: (_, text) => text,
  message: same,
  frame: same,
  related: same,
  help: same,
}

const ansi =
  (code: string) =>
  (text: string): string =>
    `\u001b[${code}m${text}\u001b[0m`

/** Colours of ANSI terminals. */
export const ANSI: Style = {
  severity: (severity, text) =>
    ansi(severity === 'error' ? '1;31' : severity === 'warning' ? '1;33' : '1;36')(text),
  message: ansi('1'),
  frame: ansi('34'),
  related: ansi('34'),
  help: ansi('32'),
}
