import { VALUE_NAMES, type ValueNames } from '../../facts/hns-schema/names.ts'
import type { Tree } from '../../text/tree.ts'
import { entryOf } from '../../text/entry-of.ts'

/** The number of a value of flags; undefined for what is neither a number nor a known name. */
export function flagsOf(value: Tree | undefined, which: ValueNames): number | undefined {
  if (value?.kind === 'number') return Number(value.raw)
  if (value?.kind !== 'string') return undefined
  const names: Readonly<Record<string, number>> = VALUE_NAMES[which].names
  return Object.hasOwn(names, value.value) ? names[value.value] : undefined
}

/** True where a value of flags has the one of this name. */
export function hasFlag(value: Tree | undefined, which: ValueNames, name: string): boolean {
  const names: Readonly<Record<string, number>> = VALUE_NAMES[which].names
  const bit = entryOf(names, name) ?? 0
  return bit !== 0 && ((flagsOf(value, which) ?? 0) & bit) === bit
}
