import type { MapKind } from '../../check/cidr/map/address-map.ts'

/** A rectangle in pixels from the upper left corner. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A text and the box that it keeps to. */
export interface Label extends Box {
  readonly text: string
  /** How it is set: its size and weight. */
  readonly face: keyof typeof FACES
  readonly align: 'start' | 'end' | 'middle'
}

/** A range as a rectangle. `title` is shown where the pointer rests. */
export interface Block extends Box {
  readonly kind: MapKind
  readonly title: string
}

/** A part of a field. */
export interface Cell extends Box {
  readonly kind: MapKind
  readonly use: 'free' | 'part' | 'used'
  readonly title: string
}

/** Shared addresses: a hatched rectangle, which a line from `edge` joins to the words about it. */
export interface Hatch extends Box {
  readonly edge: number
  readonly title: string
}

/** A line between two points. */
export interface Link {
  readonly from: readonly [x: number, y: number]
  readonly to: readonly [x: number, y: number]
}

/** A picture as geometry: what is drawn where, later things over earlier ones. */
export interface Picture {
  readonly title: string
  readonly width: number
  readonly height: number
  readonly blocks: readonly Block[]
  readonly cells: readonly Cell[]
  readonly hatches: readonly Hatch[]
  readonly links: readonly Link[]
  /** Places where addresses are left out. */
  readonly breaks: readonly Box[]
  /** Samples of the colors. */
  readonly swatches: readonly (Box & { readonly kind: MapKind | 'overlap' })[]
  readonly labels: readonly Label[]
}

/** Sizes of text in pixels, and how wide a character is at most on average, in the widest of the usual fonts. */
export const FACES = {
  title: { size: 18, advance: 11.6, weight: 600 },
  heading: { size: 14, advance: 9.2, weight: 600 },
  name: { size: 12, advance: 8, weight: 600 },
  detail: { size: 11, advance: 7.1, weight: 400 },
  axis: { size: 10, advance: 6.5, weight: 400 },
  muted: { size: 11, advance: 7.1, weight: 400 },
  alarm: { size: 11, advance: 7.6, weight: 600 },
} as const

/** A text cut to a width, with `…` for what is cut off. */
export function fit(text: string, face: keyof typeof FACES, width: number): string {
  const most = Math.floor(width / FACES[face].advance)
  if (text.length <= most) return text
  return most < 2 ? '' : `${text.slice(0, most - 1).trimEnd()}…`
}

/** How wide a text is at most, in pixels. */
export function widthOf(text: string, face: keyof typeof FACES): number {
  return Math.ceil(text.length * FACES[face].advance)
}
