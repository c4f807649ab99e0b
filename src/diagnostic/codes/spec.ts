import type { CodeMeta } from '../code-meta.ts'

export const SPEC_CODES = {} as const satisfies Record<string, CodeMeta>
