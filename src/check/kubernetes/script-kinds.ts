import type { Dialect } from '../../text/command-line/read-script.ts'
import type { Kind } from '../kind.ts'

/** The kinds of documents that hold command lines, and the language of each. */
export const SCRIPT_DIALECTS = {
  'command-line': 'bare',
  powershell: 'powershell',
  batch: 'cmd',
  'flags-file': 'flags-file',
  manifest: 'manifest',
} as const satisfies { readonly [K in Kind]?: Dialect }

export type ScriptKind = keyof typeof SCRIPT_DIALECTS

export const SCRIPT_KINDS: readonly ScriptKind[] = [
  'command-line',
  'powershell',
  'batch',
  'flags-file',
  'manifest',
]

export function isScriptKind(kind: Kind): kind is ScriptKind {
  return kind in SCRIPT_DIALECTS
}
