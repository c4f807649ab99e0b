import type { AddressMap, Anatomy, MapKind } from '../../check/cidr/map/address-map.ts'
import { counted } from '../number.ts'
import { wrap } from '../wrap.ts'
import { drawFamily, type FamilyDrawing } from './draw-family.ts'
import { overlapWords, WORDS_WIDTH, wordsFor } from './overlap-words.ts'
import { type Block, FACES, fit, type Label, type Picture, widthOf } from './picture.ts'

const MARGIN = 24
/** The width of a picture without words about overlaps, and the space before those, in pixels. */
const WIDTH = { plain: 900, gap: 28 }
const LINE = 15

const KINDS: Readonly<Record<MapKind | 'overlap', string>> = {
  cluster: 'pods of the cluster',
  node: 'pods of one node',
  service: 'Services',
  management: 'nodes',
  other: 'other ranges',
  known: 'HNS and clouds',
  overlap: 'overlap',
}

/** A map of address space as geometry. Everything lies inside the frame, and no label over another. */
export function drawMap(map: AddressMap): Picture {
  const head = heading(map)
  const words = map.overlaps.length > 0 ? WORDS_WIDTH + WIDTH.gap : 0
  const families = ([4, 6] as const).filter((family) =>
    map.ranges.some(({ range }) => range.family === family),
  )
  const drawings = families.map((family) => drawFamily(map, family, WIDTH.plain))
  const inner = Math.max(WIDTH.plain, ...drawings.map(({ width }) => width))
  const width = MARGIN + inner + words + MARGIN

  let y = head.height
  const parts: Omit<Picture, 'title' | 'width' | 'height' | 'swatches'>[] = []
  drawings.forEach((drawing, i) => {
    const title = drawings.length > 1 ? `IPv${families[i]}` : undefined
    const part = placed(drawing, y, inner, title)
    parts.push(part.picture)
    y = part.end
  })
  if (map.anatomy !== undefined) {
    const part = anatomyPart(map.anatomy, y, inner)
    parts.push(part.picture)
    y = part.end
  }
  const notes = footNotes(map, drawings)
  const foot = notes.map((text, i): Label => ({
    text: fit(text, 'muted', width - 2 * MARGIN),
    face: 'muted',
    align: 'start',
    x: MARGIN,
    y: y + i * LINE,
    width: width - 2 * MARGIN,
    height: LINE - 1,
  }))
  return {
    title: map.title,
    width,
    height: y + notes.length * LINE + MARGIN,
    blocks: parts.flatMap(({ blocks }) => blocks),
    cells: parts.flatMap(({ cells }) => cells),
    hatches: parts.flatMap(({ hatches }) => hatches),
    links: parts.flatMap(({ links }) => links),
    breaks: parts.flatMap(({ breaks }) => breaks),
    swatches: head.swatches,
    labels: [...head.labels, ...parts.flatMap(({ labels }) => labels), ...foot],
  }
}

/** Title, figures and the meaning of the colors. */
function heading(map: AddressMap): Pick<Picture, 'labels' | 'swatches'> & { readonly height: number } {
  const room = WIDTH.plain
  const title: Label = {
    text: fit(map.title, 'title', room),
    face: 'title',
    align: 'start',
    x: MARGIN,
    y: MARGIN,
    width: room,
    height: 24,
  }
  const remarks = map.remarks.flatMap((remark) => wrap(remark, Math.floor(room / FACES.detail.advance)))
  const lines = remarks.map((text, i): Label => ({
    text,
    face: 'detail',
    align: 'start',
    x: MARGIN,
    y: MARGIN + 30 + i * LINE,
    width: room,
    height: LINE - 1,
  }))
  const y = MARGIN + 36 + remarks.length * LINE
  const used = new Set<MapKind | 'overlap'>(map.ranges.map(({ kind }) => kind))
  if (map.overlaps.length > 0) used.add('overlap')
  let x = MARGIN
  const swatches: Picture['swatches'][number][] = []
  const names: Label[] = []
  for (const kind of Object.keys(KINDS).filter((each): each is MapKind | 'overlap' => each in KINDS)) {
    if (!used.has(kind)) continue
    const width = widthOf(KINDS[kind], 'detail')
    swatches.push({ kind, x, y, width: 14, height: 14 })
    names.push({ text: KINDS[kind], face: 'detail', align: 'start', x: x + 20, y, width, height: 14 })
    x += 20 + width + 16
  }
  return { labels: [title, ...lines, ...names], swatches, height: y + 14 + 22 }
}

type Part = {
  readonly picture: Omit<Picture, 'title' | 'width' | 'height' | 'swatches'>
  readonly end: number
}

/** The drawing of a family at its place, with the words about its overlaps beside it. */
function placed(drawing: FamilyDrawing, top: number, inner: number, title: string | undefined): Part {
  const head = title === undefined ? 0 : 26
  const move = <T extends { readonly x: number; readonly y: number }>(box: T): T => ({
    ...box,
    x: box.x + MARGIN,
    y: box.y + top + head,
  })
  const hatches = drawing.hatches.map((hatch) => ({ ...move(hatch), edge: hatch.edge + MARGIN }))
  const words = overlapWords(
    hatches,
    wordsFor(drawing),
    MARGIN + inner + WIDTH.gap,
    top + head + drawing.height,
  )
  const titles: Label[] =
    title === undefined
      ? []
      : [{ text: title, face: 'heading', align: 'start', x: MARGIN, y: top, width: 100, height: 20 }]
  const bottom = Math.max(top + head + drawing.height, ...words.labels.map(({ y, height }) => y + height))
  return {
    picture: {
      blocks: drawing.blocks.map(move),
      cells: drawing.cells.map(move),
      hatches,
      links: words.links,
      breaks: drawing.breaks.map(move),
      labels: [...titles, ...drawing.labels.map(move), ...words.labels],
    },
    end: bottom + 24,
  }
}

/** The addresses of one node: parts as wide as their words, since one address would not show beside 252. */
function anatomyPart({ title, parts }: Anatomy, top: number, inner: number): Part {
  const least = parts.map(
    ({ name, addresses }) => Math.max(widthOf(name, 'name'), widthOf(addresses, 'detail')) + 24,
  )
  const more = (inner - least.reduce((a, b) => a + b, 0)) / Math.max(parts.length, 1)
  let x = MARGIN
  const blocks = parts.map(({ name, addresses }, i): Block => {
    const width = (least[i] ?? 0) + more
    x += width
    return {
      kind: 'node',
      title: `${name}: ${addresses}`,
      x: x - width,
      y: top + 26,
      width: width - 4,
      height: 42,
    }
  })
  const labels = blocks.flatMap((block, i): Label[] => {
    const { name = '', addresses = '' } = parts[i] ?? {}
    const width = block.width - 16
    const at = { x: block.x + 10, width, height: 15, align: 'start' } as const
    return [
      { ...at, y: block.y + 5, text: fit(name, 'name', width), face: 'name' },
      { ...at, y: block.y + 22, text: fit(addresses, 'detail', width), face: 'detail' },
    ]
  })
  const heading: Label = {
    text: fit(title, 'heading', inner),
    face: 'heading',
    align: 'start',
    x: MARGIN,
    y: top,
    width: inner,
    height: 20,
  }
  const none = { cells: [], hatches: [], links: [], breaks: [] }
  return { picture: { ...none, blocks, labels: [heading, ...labels] }, end: top + 26 + 42 + 22 }
}

function footNotes(map: AddressMap, drawings: readonly FamilyDrawing[]): string[] {
  const linear = drawings.every((drawing) => drawing.linear)
  const scale = linear
    ? 'Heights grow with the number of addresses, from a least height on; gaps are not to scale.'
    : 'Heights grow with the logarithm of the number of addresses; gaps are not to scale.'
  const worded = drawings.reduce(
    (total, drawing) => total + Math.min(drawing.hatches.length, wordsFor(drawing)),
    0,
  )
  const left = map.overlapCount - worded
  const fields = drawings.some(({ cells }) => cells.length > 0)
  return [
    ...(left > 0 ? [`${counted(left, 'more overlap')} ${left === 1 ? 'is' : 'are'} not named here.`] : []),
    scale,
    ...(fields ? ['Small squares are blocks of one size each: full, used in part, or free.'] : []),
  ]
}
