import type { Target } from '../../diagnostic/finding.ts'
import type { Context } from '../context.ts'
import type { Kind } from '../kind.ts'
import type { Tree } from '../../text/tree.ts'

/** A document of several that belong together. */
export interface TogetherDocument {
  /** As a person knows the file. */
  readonly name: string
  readonly kind: Kind
  readonly tree: Tree | undefined
  /** The decoded text. */
  readonly text: string
}

/** Values that several files have, and that must be the same in all of them. */
export type Subject =
  | 'network name'
  | 'range of the pods'
  | 'subnet of the node'
  | 'source VIP'
  | 'address of the cluster DNS'
  | 'domain of the cluster'
  | 'MAC prefix'
  | 'address of the node'
  | 'name of the node'
  | 'type of the network'
  | 'backend of flanneld'
  | 'VNI'
  | 'setting of direct server return'
  | 'setting of masquerading'

/** What one file says of a subject. */
export interface Claim {
  readonly subject: Subject
  /** In a form in which equal values are equal texts. */
  readonly value: string
  /** As it stands in the file, or what follows where nothing stands there. */
  readonly shown: string
  readonly at: Target
  /** True where the value is only what a program takes because nothing is written. */
  readonly assumed?: boolean
}

/** A claim, and the document that makes it. */
export interface Claimed {
  readonly document: TogetherDocument
  readonly claim: Claim
}

/** What the documents of one kind say. */
export type ClaimReader = (document: TogetherDocument, context: Context) => readonly Claim[]
