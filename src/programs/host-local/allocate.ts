import { type Address, formatAddress, offsetAddress, sameAddress } from '../../net/address.ts'
import { NEVER_ENDS } from '../outcome.ts'
import { type Attempt, crash, done, fail } from '../cni/failure.ts'
import { formatSet, type Range, rangeFor, rangeHolds } from './range.ts'
import { addressesOf, type Folder, lastReserved, type Owner, type Platform, reserve } from './store.ts'

/** An address from a set, and the folder that says so. */
export interface Allocation {
  readonly address: Address
  readonly range: Range
  readonly folder: Folder
}

export interface Asking {
  readonly owner: Owner
  readonly platform: Platform
  /** Refuse a second address for the same owner: plugins v0.8.2 and later. */
  readonly refuseDuplicates: boolean
  /** Look for the beginning in the range of the last address only: before plugins v1.0.0. */
  readonly losesBeginning: boolean
}

/**
 * The address that host-local gives from a set: the one asked for, or the next free one after the last that was given,
 * leaving out each range's gateway. Source: plugins host-local backend/allocator/allocator.go.
 */
export function allocate(
  set: readonly Range[],
  index: number,
  folder: Folder,
  requested: Address | undefined,
  asking: Asking,
): Attempt<Allocation> {
  if (requested !== undefined) return allocateRequested(set, index, folder, requested, asking)
  const { owner, platform, refuseDuplicates, losesBeginning } = asking
  const held = refuseDuplicates ? addressesOf(folder, owner) : []
  const duplicate = held.find((address) => rangeFor(set, address) !== undefined)
  if (duplicate !== undefined) {
    const owned = `${formatAddress(duplicate)} has been allocated to ${owner.containerID}`
    return fail(`${owned}, duplicate allocation is not allowed`)
  }
  const last = lastReserved(folder, index)
  for (const { address, range } of candidates(set, last)) {
    const reserved = reserve(folder, owner, address, index, platform)
    if (reserved !== undefined) return done({ address, range, folder: reserved })
  }
  if (losesBeginning && beginsInNextRange(set, last)) return crash(NEVER_ENDS)
  return fail(`no IP addresses available in range set: ${formatSet(set)}`)
}

function allocateRequested(
  set: readonly Range[],
  index: number,
  folder: Folder,
  requested: Address,
  { owner, platform }: Asking,
): Attempt<Allocation> {
  const text = formatAddress(requested)
  const range = rangeFor(set, requested)
  if (range === undefined) return fail(`${text} not in range set ${formatSet(set)}`)
  if (sameAddress(requested, range.gateway)) return fail(`requested ip ${text} is subnet's gateway`)
  const reserved = reserve(folder, owner, requested, index, platform)
  if (reserved === undefined) {
    return fail(`requested IP address ${text} is not available in range set ${formatSet(set)}`)
  }
  return done({ address: requested, range, folder: reserved })
}

/** True when the search begins at another range than that of the last address, which is the last of its range. */
function beginsInNextRange(set: readonly Range[], last: Address | undefined): boolean {
  const range = last && set.find((one) => rangeHolds(one, last))
  return set.length > 1 && range !== undefined && last !== undefined && sameAddress(last, range.end)
}

/** Every address of a set once but the gateways, from the one after `last` on, or from the start of the first range. */
function* candidates(
  set: readonly Range[],
  last: Address | undefined,
): Generator<{ readonly address: Address; readonly range: Range }> {
  const begin = last === undefined ? -1 : set.findIndex((range) => rangeHolds(range, last))
  let index = Math.max(begin, 0)
  let here = begin === -1 ? undefined : last
  let first: Address | undefined
  for (;;) {
    let range = set[index]
    if (range === undefined) return
    if (here === undefined) {
      here = range.start
    } else if (sameAddress(here, range.end)) {
      index = (index + 1) % set.length
      range = set[index] ?? range
      here = range.start
    } else {
      here = offsetAddress(here, 1)
    }
    if (first === undefined) first = here
    else if (sameAddress(here, first)) return
    if (!sameAddress(here, range.gateway)) yield { address: here, range }
  }
}
