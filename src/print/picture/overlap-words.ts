import type { MappedOverlap } from '../../check/cidr/map/address-map.ts'
import { formatRange } from '../../net/ranges/format-range.ts'
import { wrap } from '../wrap.ts'
import type { FamilyDrawing } from './draw-family.ts'
import { FACES, fit, type Label, type Link } from './picture.ts'

/** How many overlaps get words of their own: as many as there is room for beside the map, and a few in any case. */
const FEW_WORDS = 12
const WORDS_HEIGHT = 46
const LINE = 15

/** How wide the words are, in pixels. */
export const WORDS_WIDTH = 300

/** How many of the overlaps beside a drawing get words. */
export function wordsFor({ height }: FamilyDrawing): number {
  return Math.max(FEW_WORDS, Math.floor(height / WORDS_HEIGHT))
}

/** The words about overlaps, one below the other, each as near to its hatched area as there is room. */
export function overlapWords(
  hatches: FamilyDrawing['hatches'],
  most: number,
  x: number,
  bottom: number,
): { readonly labels: readonly Label[]; readonly links: readonly Link[] } {
  const columns = Math.floor(WORDS_WIDTH / FACES.alarm.advance)
  const notes = hatches
    .toSorted((a, b) => a.y - b.y)
    .slice(0, most)
    .map((hatch) => {
      const lines = wrap(hatch.overlap.text, columns).slice(0, 3)
      return { hatch, lines, height: (lines.length + 1) * LINE + 8 }
    })
  const tops = notes.map(({ hatch }) => hatch.y)
  // Down to be clear of the one above, then up again as far as the last would hang below the map.
  notes.forEach((_, i) => {
    tops[i] = Math.max(tops[i] ?? 0, i === 0 ? 0 : (tops[i - 1] ?? 0) + (notes[i - 1]?.height ?? 0))
  })
  const total = notes.reduce((sum, { height }) => sum + height, 0)
  let limit = Math.max(bottom, (notes[0]?.hatch.y ?? 0) + total)
  for (let i = notes.length - 1; i >= 0; i--) {
    limit -= notes[i]?.height ?? 0
    tops[i] = Math.min(tops[i] ?? 0, limit)
    limit = tops[i] ?? 0
  }
  return {
    labels: notes.flatMap(({ hatch, lines }, i) => noteLabels(hatch.overlap, lines, x, tops[i] ?? 0)),
    links: notes.map(({ hatch }, i) => ({
      from: [hatch.edge, hatch.y + Math.min(hatch.height / 2, LINE / 2)],
      to: [x - 6, (tops[i] ?? 0) + LINE / 2],
    })),
  }
}

function noteLabels(overlap: MappedOverlap, lines: readonly string[], x: number, y: number): Label[] {
  const at = { x, width: WORDS_WIDTH, height: LINE - 1, align: 'start' } as const
  return [
    ...lines.map((text, i): Label => ({
      ...at,
      y: y + i * LINE,
      text: fit(text, 'alarm', WORDS_WIDTH),
      face: 'alarm',
    })),
    {
      ...at,
      y: y + lines.length * LINE,
      text: fit(`both hold ${formatRange(overlap.common)}`, 'detail', WORDS_WIDTH),
      face: 'detail',
    },
  ]
}
