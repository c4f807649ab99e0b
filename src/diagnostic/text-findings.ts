import type { TextProblem } from '../text/problem.ts'
import type { Severity } from './code-meta.ts'
import type { Code } from './codes.ts'
import type { Finding } from './finding.ts'

const CODE_OF = {
  syntax: 'WIN001',
  'utf8-bom': 'WIN002',
  'utf-16': 'WIN003',
  'bad-utf8': 'WIN004',
  nul: 'WIN005',
} as const satisfies Record<TextProblem['kind'], Code>

/** Problems of a text as findings. `severities` says where the reader of this text is more patient than the code is. */
export function textFindings(
  problems: readonly TextProblem[],
  severities: Readonly<Partial<Record<TextProblem['kind'], Severity>>> = {},
): Finding[] {
  return problems.map(({ kind, span, message, label, help }) => {
    const severity = severities[kind]
    return {
      code: CODE_OF[kind],
      ...(severity === undefined ? {} : { severity }),
      message,
      ...(label === undefined ? {} : { label }),
      ...(help === undefined ? {} : { help }),
      at: { span },
      ...(ENCODINGS.has(kind) ? { fix: SAVE } : {}),
    }
  })
}

const ENCODINGS = new Set<TextProblem['kind']>(['utf8-bom', 'utf-16'])

/** Saving the text is the whole change, since hnsc writes UTF-8 without a mark. */
const SAVE: NonNullable<Finding['fix']> = {
  title: 'save the file as UTF-8 without BOM',
  safe: true,
  edits: [],
}
