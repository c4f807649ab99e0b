import type { Kind } from './kind.ts'
import type { ScriptKind } from './kubernetes/script-kinds.ts'

/** The kinds whose documents are trees with rules for each; specs and texts of lines are read in their own ways. */
export type TreeKind = Exclude<Kind, 'cluster-network' | 'subnet-env' | ScriptKind>
