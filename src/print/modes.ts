import type { ModeRow, PluginRow } from '../explain/modes.ts'
import { IPAM_OPTIONS, type IpamOption } from '../facts/ipam-options.ts'
import { NETWORK_LIMITS } from '../facts/network-limits.ts'
import { align } from './align.ts'
import type { Style } from './style.ts'
import { wrap } from './wrap.ts'

/** The table of network modes for people: one block a mode, then who gives pods their addresses. */
export function printModes(modes: readonly ModeRow[], columns: number, style: Style): string {
  const width = Math.min(columns, WIDEST)
  const blocks = modes.map((mode) => modeBlock(mode, width, style))
  return `${[...blocks, ipamBlock(width, style)].join('\n\n')}\n`
}

/** Longer lines are hard to read. */
const WIDEST = 100

/** Where the text of a label begins. */
const INDENT = 11

function modeBlock(
  { mode, hnsType, attached, packets, use, needs, plugins, limits }: ModeRow,
  width: number,
  style: Style,
): string {
  return [
    `${style.message(mode)}  HNS type ${hnsType}`,
    ...labelled('pods on', [attached], width),
    ...labelled('packets', [packets], width),
    ...labelled('use for', [use], width),
    ...labelled('needs', needs, width),
    ...align([HEADER, ...plugins.map(pluginWords)]).map(
      (line, i) => `  ${(i === 0 ? 'plugins' : '').padEnd(INDENT - 2)}${line}`,
    ),
    ...plugins.flatMap(({ plugin, controller, compiled }) =>
      controller === undefined || !compiled ? [] : labelled('vendor', [`${plugin}: ${controller}`], width),
    ),
    ...labelled('policies', policyLines(plugins), width),
    ...labelled(
      'specs',
      plugins.flatMap(({ example }) => example ?? []),
      width,
    ),
    ...labelled('limits', [limits.join(', ')], width),
  ].join('\n')
}

/** Who enforces NetworkPolicies beside which plugins. */
function policyLines(plugins: readonly PluginRow[]): string[] {
  return ENFORCED.flatMap(([by, words]) => {
    const names = plugins.flatMap(({ plugin, networkPolicies }) => (networkPolicies.by === by ? plugin : []))
    return names.length === 0 ? [] : [`${words}: ${names.join(', ')}`]
  })
}

const ENFORCED = [
  ['itself', 'enforced by the plugin itself'],
  ['calico', 'by Calico beside the plugin'],
  ['nobody', 'by nobody'],
] as const satisfies readonly (readonly [PluginRow['networkPolicies']['by'], string])[]

function labelled(label: string, texts: readonly string[], width: number): string[] {
  const lines = texts.flatMap((text) => wrap(text, width - INDENT))
  return lines.map((line, i) => `  ${(i === 0 ? label : '').padEnd(INDENT - 2)}${line}`)
}

function pluginWords({ plugin, ipam, written, compiled, checked }: PluginRow): string[] {
  const compile = written === undefined ? 'yes' : `with ${written.join(', ')}`
  return [plugin, ipam.join(', '), compiled ? compile : 'no', CHECKED[checked]]
}

const HEADER = ['', 'IPAM', 'compile', 'validate']

const CHECKED = { model: 'by a model', keys: 'by its keys', nothing: 'by name' } as const

function ipamBlock(width: number, style: Style): string {
  const options: readonly (readonly [string, IpamOption])[] = Object.entries(IPAM_OPTIONS)
  const widest = Math.max(...options.map(([name]) => name.length)) + 4
  return [
    style.message('IPAM'),
    ...options.flatMap(([name, { what, notes }]) =>
      [what, ...notes]
        .flatMap((text) => wrap(text, width - widest))
        .map((line, i) => `  ${(i === 0 ? name : '').padEnd(widest - 2)}${line}`),
    ),
  ].join('\n')
}

/** The same table as JSON, with the limits in full. */
export function modesJson(modes: readonly ModeRow[]): string {
  return `${JSON.stringify({ version: 1, modes, ipam: IPAM_OPTIONS, limits: NETWORK_LIMITS }, undefined, 2)}\n`
}
