import type { Api, PolicyPlace } from '../../facts/hns-schema/key.ts'
import type { Path, Tree } from '../../text/tree.ts'
import type { Context } from '../context.ts'
import { field, type Field, textOf } from '../field.ts'
import type { Carrier } from './carrier.ts'

/** How a document is looked at: its dialect, and what is known of where it goes. */
export interface HnsScope {
  readonly api: Api
  readonly context: Context
  readonly carrier?: Carrier
  /** `Type` of the network that a policy is for, where the document says so. */
  readonly networkType?: string
  /** What selected HCN (v2), where it is a value of the document. */
  readonly selected?: Path
}

/**
 * True where the keys of a policy stand beside its `Type`: in HNS (v1), and in a configuration of Calico, which makes
 * `Settings` of them for HCN. Source: projectcalico/calico cni-plugin/internal/pkg/utils/winpol 87c15906f20c.
 */
export function isFlat({ api, carrier }: Pick<HnsScope, 'api' | 'carrier'>): boolean {
  return api === 1 || carrier === 'calico'
}

/** One policy of a document. */
export interface PolicySubject {
  readonly path: Path
  readonly tree: Tree
  readonly place: PolicyPlace
  readonly type: string
  readonly typeField?: Field
  /** The object that holds the keys: `Settings`, or where they stand beside `Type` the policy itself. */
  readonly keysPath: Path
  readonly keys: Tree | undefined
}

/** A policy as its dialect reads it. */
export function policySubject(tree: Tree, path: Path, place: PolicyPlace, scope: HnsScope): PolicySubject {
  const typeField = field(tree, path, 'Type')
  const settings = isFlat(scope) ? undefined : field(tree, path, 'Settings')
  return {
    path,
    tree,
    place,
    type: textOf(typeField?.value) ?? '',
    ...(typeField === undefined ? {} : { typeField }),
    keysPath: settings?.path ?? path,
    keys: isFlat(scope) ? tree : settings?.value,
  }
}

/** The value of a policy under a key in exactly this spelling or another case of it. */
export function keyOf(policy: PolicySubject, key: string): Field | undefined {
  return field(policy.keys, policy.keysPath, key)
}
