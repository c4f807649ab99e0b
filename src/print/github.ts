import type { Severity } from '../diagnostic/code-meta.ts'
import type { Diagnostic } from '../generated/types.ts'
import { tally } from './pretty.ts'
import { visible, visibleLines } from './visible.ts'

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' } as const satisfies Record<
  Severity,
  string
>
const ORDER = ['error', 'warning', 'info'] as const

/**
 * Diagnostics as workflow commands of GitHub Actions, one a line, and the number of each severity in the last. GitHub
 * shows ten of each severity, so errors come first. Source: actions/toolkit packages/core/src/command.ts, v1.11.1.
 */
export function github(diagnostics: readonly Diagnostic[]): string {
  const lines = ORDER.flatMap((severity) => diagnostics.filter((d) => d.severity === severity).map(command))
  return [...lines, ...(lines.length === 0 ? [] : [tally(diagnostics)])].map((line) => `${line}\n`).join('')
}

function command({ code, name, severity, message, label, help, location }: Diagnostic): string {
  const { path, range } = location
  const { start, end } = range
  // GitHub takes columns only for an annotation within one line.
  const columns = start.line === end.line ? [`col=${start.column}`, `endColumn=${end.column}`] : []
  const properties = [
    `file=${property(visible(path))}`,
    `line=${start.line}`,
    `endLine=${end.line}`,
    ...columns,
    `title=${property(`${code} ${name}`)}`,
  ]
  const text = [
    label === undefined ? message : `${message}: ${label}`,
    ...(help === undefined ? [] : [`help: ${help}`]),
  ].map(visibleLines)
  return `::${COMMANDS[severity]} ${properties.join(',')}::${data(text.join('\n'))}`
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
