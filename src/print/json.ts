import type { Diagnostic, DiagnosticReport } from '../generated/types.ts'
import { jsonText } from './json-text.ts'

/** Diagnostics as the one object that `--format json` prints; its shape is schemas/diagnostics.schema.json. */
export function report(diagnostics: readonly Diagnostic[]): DiagnosticReport {
  const count = (severity: Diagnostic['severity']) =>
    diagnostics.filter((d) => d.severity === severity).length
  return {
    version: 1,
    diagnostics: [...diagnostics],
    summary: { errors: count('error'), warnings: count('warning'), infos: count('info') },
  }
}

/** The text of the report, with a final newline. */
export function json(diagnostics: readonly Diagnostic[]): string {
  return jsonText(report(diagnostics))
}
