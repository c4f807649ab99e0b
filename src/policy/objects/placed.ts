import type { Path } from '../../text/tree.ts'
import type { Api } from '../../facts/hns-schema/key.ts'
import type { HnsPolicy, Json, Loss } from '../lowered.ts'
import { lowerToV1 } from '../lower-v1.ts'
import { lowerToV2 } from '../lower-v2.ts'
import { raiseFromV1 } from '../raise-v1.ts'
import { raiseFromV2 } from '../raise-v2.ts'

/** A policy and where it stood in the document that it was read from. */
export interface PlacedPolicy<P extends HnsPolicy = HnsPolicy> {
  readonly policy: P
  readonly path: Path
}

/** A loss and the object of the document that it is about. */
export interface PlacedLoss extends Loss {
  readonly path: Path
}

/** An object of HNS in our own form, and what of the document it cannot hold. */
export interface Read<T> {
  readonly value: T
  readonly lost: readonly PlacedLoss[]
}

/** An object in a dialect, and what of it the dialect cannot hold. */
export interface Written {
  readonly object: Json
  readonly lost: readonly PlacedLoss[]
}

/** The policies of a list of objects. */
export function raisePolicies(objects: readonly Json[], path: Path, api: Api): Read<readonly PlacedPolicy[]> {
  const lost: PlacedLoss[] = []
  const value = objects.flatMap((object, i) => {
    const at = [...path, i]
    const raised = api === 1 ? raiseFromV1(object) : raiseFromV2(object)
    lost.push(...raised.lost.map((loss) => ({ ...loss, path: at })))
    return raised.policy === undefined ? [] : [{ policy: raised.policy, path: at }]
  })
  return { value, lost }
}

/** The policies as objects of a dialect. */
export function lowerPolicies(policies: readonly PlacedPolicy[], api: Api): Read<readonly Json[]> {
  const lost: PlacedLoss[] = []
  const value = policies.flatMap(({ policy, path }) => {
    const lowered = api === 1 ? lowerToV1(policy) : lowerToV2(policy)
    lost.push(...lowered.lost.map((loss) => ({ ...loss, path })))
    return lowered.policy === undefined ? [] : [lowered.policy]
  })
  return { value, lost }
}

/** Losses of the object at a path. */
export function lossesAt(path: Path, losses: readonly (Loss | undefined | false)[]): PlacedLoss[] {
  return losses.flatMap((loss) => (loss === undefined || loss === false ? [] : [{ ...loss, path }]))
}
