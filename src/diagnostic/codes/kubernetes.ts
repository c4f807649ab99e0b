import type { CodeMeta } from '../code-meta.ts'

export const KUBERNETES_CODES = {} as const satisfies Record<string, CodeMeta>
