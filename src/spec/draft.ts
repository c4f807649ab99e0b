import type { Finding } from '../diagnostic/finding.ts'
import type { Cidr } from '../net/cidr.ts'
import type { Path } from '../text/tree.ts'
import type { Cluster } from './cluster.ts'
import type { CidrsDraft } from './read-cidrs.ts'
import type { PoliciesDraft } from './read-policies.ts'
import type { NodeDraft } from './read-nodes.ts'
import type { Placed } from './reader.ts'

/** A spec with its defaults but before the rules that look at several values at once: it may contradict itself. */
export interface Draft extends Omit<Cluster, 'cidrs' | 'nodes' | 'outboundNat' | 'policies'> {
  readonly cidrs: CidrsDraft
  readonly outboundNat: {
    readonly exceptions: readonly Placed<Cidr>[]
    readonly reachable: readonly Placed<Cidr>[]
  }
  readonly policies: PoliciesDraft
  /** False when driver or plugin cannot be read, so that what depends on them cannot be judged. */
  readonly pairIsKnown: boolean
  /** The adapter of a node that names none. */
  readonly adapter: string
  readonly nodes: readonly NodeDraft[]
  /** True when the spec itself gives a value at a path. */
  readonly given: (path: Path) => boolean
}

/** What is wrong with a draft, in one respect. */
export type Rule = (draft: Draft) => readonly Finding[]
