import { concatRanges } from '../../../net/ranges/set-operations.ts'
import type { PlacedRanges, RangeList } from './range-list.ts'

/** Several lists as one. Each keeps its own numbers of places, one behind the other. */
export function combineLists(lists: readonly RangeList[]): RangeList {
  const [first, ...others] = lists
  if (first === undefined) throw new Error('there is no list')
  return others.reduce(combine, first)
}

function combine(a: RangeList, b: RangeList): RangeList {
  return {
    v4: join(a.v4, b.v4, a.placeCount),
    v6: join(a.v6, b.v6, a.placeCount),
    placeCount: a.placeCount + b.placeCount,
    entryAt: (place) => (place < a.placeCount ? a.entryAt(place) : b.entryAt(place - a.placeCount)),
    findings: [...a.findings, ...b.findings],
    meant: [
      ...a.meant,
      ...b.meant.map(({ from, to }) => ({ from: from + a.placeCount, to: to + a.placeCount })),
    ],
  }
}

function join(a: PlacedRanges, b: PlacedRanges, shift: number): PlacedRanges {
  const places = new Uint32Array(a.length + b.length)
  places.set(a.places.subarray(0, a.length))
  for (let row = 0; row < b.length; row++) places[a.length + row] = (b.places[row] ?? 0) + shift
  return { ...concatRanges(a, b), places }
}
