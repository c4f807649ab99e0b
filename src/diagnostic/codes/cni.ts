import type { CodeMeta } from '../code-meta.ts'

export const CNI_CODES = {} as const satisfies Record<string, CodeMeta>
