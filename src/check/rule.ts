import type { Finding } from '../diagnostic/finding.ts'
import type { CniDocument } from './cni/cni-document.ts'
import type { Context } from './context.ts'

/** One thing that can be wrong with a CNI configuration. Pure; says nothing where it is not sure. */
export type CniRule = (document: CniDocument, context: Context) => readonly Finding[]
