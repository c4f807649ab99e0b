import type { CodeMeta } from '../code-meta.ts'

export const VERSION_CODES = {} as const satisfies Record<string, CodeMeta>
