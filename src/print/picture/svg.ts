import { type Box, FACES, type Label, type Picture, widthOf } from './picture.ts'

/**
 * A picture as one SVG file that needs nothing else. Colors follow the reader's light or dark scheme; they are those of
 * Okabe and Ito, which people with any color vision tell apart, and overlaps are hatched besides.
 */
export function svg(picture: Picture): string {
  const { width, height } = picture
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title">`,
    `<title id="title">${escape(picture.title)}</title>`,
    `<style>${STYLE}</style>`,
    HATCH,
    `<rect class="frame" width="${width}" height="${height}"/>`,
    ...picture.breaks.map(zigzag),
    ...picture.blocks.map(
      (block) =>
        `<g class="${block.kind}"><title>${escape(block.title)}</title><rect class="block" ${box(block)} rx="3"/><rect class="edge" ${box({ ...block, width: 4 })}/></g>`,
    ),
    ...picture.cells.map(
      (cell) =>
        `<g class="${cell.kind}"><title>${escape(cell.title)}</title><rect class="cell ${cell.use}" ${box(cell)} rx="1.5"/></g>`,
    ),
    ...picture.hatches.map(
      (hatch) => `<g><title>${escape(hatch.title)}</title><rect class="hatch" ${box(hatch)} rx="3"/></g>`,
    ),
    ...picture.links.map(
      ({ from, to }) => `<path class="link" d="M${from.map(round).join(' ')}L${to.map(round).join(' ')}"/>`,
    ),
    ...picture.swatches.map((swatch) =>
      swatch.kind === 'overlap'
        ? `<rect class="hatch" ${box(swatch)} rx="2"/>`
        : `<g class="${swatch.kind}"><rect class="block" ${box(swatch)} rx="2"/><rect class="edge" ${box({ ...swatch, width: 4 })}/></g>`,
    ),
    ...platesOf(picture).map((plate) => `<rect class="plate" ${box(plate)} rx="2"/>`),
    ...picture.labels.map(label),
    '</svg>\n',
  ].join('\n')
}

const KINDS = ['cluster', 'node', 'service', 'management', 'other', 'known'] as const

interface Theme {
  readonly back: string
  readonly text: string
  readonly soft: string
  readonly line: string
  readonly empty: string
  readonly alarm: string
  readonly kinds: readonly [string, string, string, string, string, string]
}

/** Strong colors in the order of `KINDS`, after Okabe and Ito. */
const LIGHT: Theme = {
  back: '#ffffff',
  text: '#1b1f24',
  soft: '#57606a',
  line: '#c4ccd4',
  empty: '#f3f5f7',
  alarm: '#b3261e',
  kinds: ['#0072b2', '#3a9bd9', '#c77c00', '#00805e', '#8a5a9e', '#6e7781'],
}
const DARK: Theme = {
  back: '#0d1117',
  text: '#e6edf3',
  soft: '#9aa4af',
  line: '#3d444d',
  empty: '#1b222b',
  alarm: '#ff7b72',
  kinds: ['#3a9bd9', '#7cc4ee', '#e69f00', '#2fbf95', '#cc9fdb', '#9aa4af'],
}

/** How much of its strong color a block is filled with, and a cell that is used in part. */
const TINT = { block: 0.15, part: 0.5 }

const STYLE = [
  'svg{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;max-width:100%;height:auto}',
  themeRules(LIGHT),
  `@media(prefers-color-scheme:dark){${themeRules(DARK)}}`,
  '.known .block{stroke-dasharray:4 3}',
  '.cell.free{stroke-width:.5}',
  '.hatch{fill:url(#hatch);stroke-width:1.5}',
  '.hatch-line{stroke-width:1.6}',
  '.link,.break{fill:none}',
  '.plate{fill-opacity:.85}',
  '.axis{font-variant-numeric:tabular-nums}',
  ...Object.entries(FACES).map(
    ([face, { size, weight }]) => `.${face}{font-size:${size}px;font-weight:${weight}}`,
  ),
].join('')

/** Colors are written out, not as variables: programs that are no browsers know no variables. */
function themeRules({ back, text, soft, line, empty, alarm, kinds }: Theme): string {
  return [
    `.frame,.plate{fill:${back}}`,
    ...KINDS.map((kind, i) => {
      const own = kinds[i] ?? text
      return (
        `.${kind} .block{fill:${mix(own, back, TINT.block)};stroke:${mix(own, back, TINT.part)}}` +
        `.${kind} .edge,.${kind} .used{fill:${own}}.${kind} .part{fill:${mix(own, back, TINT.part)}}`
      )
    }),
    `.cell.free{fill:${empty};stroke:${line}}`,
    `.hatch,.hatch-line,.link{stroke:${alarm}}`,
    `.break{stroke:${line}}`,
    `text{fill:${text}}.muted,.axis{fill:${soft}}.alarm{fill:${alarm}}`,
  ].join('')
}

/** So much of one color in another, as opaque as they are. */
function mix(color: string, back: string, part: number): string {
  const channels = [1, 3, 5].map((at) => {
    const [over, under] = [color, back].map((hex) => Number.parseInt(hex.slice(at, at + 2), 16))
    return Math.round((over ?? 0) * part + (under ?? 0) * (1 - part))
  })
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}

const HATCH =
  '<defs><pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="hatch-line" d="M0 0V7"/></pattern></defs>'

/** What is put under the labels of hatched blocks, so that they can be read. */
function platesOf({ labels, hatches }: Picture): Box[] {
  return labels.flatMap((each) => {
    const { x, y, height, text, face } = each
    const hatched = hatches.some(
      (hatch) =>
        hatch.x < x + each.width &&
        x < hatch.x + hatch.width &&
        hatch.y < y + height &&
        y < hatch.y + hatch.height,
    )
    if (!hatched || text === '') return []
    return [{ x: x - 3, y, width: Math.min(widthOf(text, face), each.width) + 6, height: height + 1 }]
  })
}

function label({ text, face, align, x, y, width, height }: Label): string {
  const at = align === 'start' ? x : align === 'end' ? x + width : x + width / 2
  const anchor = align === 'start' ? '' : ` text-anchor="${align}"`
  return `<text class="${face}" x="${round(at)}" y="${round(y + height - 3)}"${anchor}>${escape(text)}</text>`
}

/** A line in teeth: here addresses are left out. */
function zigzag({ x, y, width, height }: Box): string {
  const teeth = Math.floor(width / 16)
  const points = Array.from(
    { length: teeth * 2 },
    (_, i) => `L${round(x + (i + 1) * 8)} ${round(y + (i % 2 === 0 ? height : 0))}`,
  )
  return `<path class="break" d="M${round(x)} ${round(y)}${points.join('')}"/>`
}

function box({ x, y, width, height }: Box): string {
  return `x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

function escape(text: string): string {
  return (
    text
      .replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`)
      // eslint-disable-next-line no-control-regex -- XML has no way to write these
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
  )
}
