import type { CodeMeta } from '../code-meta.ts'

export const READING_CODES = {
  WIN001: {
    name: 'yaml-syntax',
    severity: 'error',
    title: 'the text is neither YAML nor JSON',
    why: 'Nothing in the file can be read before its syntax is right.',
  },
} as const satisfies Record<string, CodeMeta>
