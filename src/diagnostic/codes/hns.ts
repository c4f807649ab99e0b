import type { CodeMeta } from '../code-meta.ts'

export const HNS_CODES = {} as const satisfies Record<string, CodeMeta>
