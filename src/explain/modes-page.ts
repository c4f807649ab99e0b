import { IPAM_OPTIONS, type IpamOption } from '../facts/ipam-options.ts'
import { type LimitName, LIMIT_NAMES, NETWORK_LIMITS, type NetworkLimit } from '../facts/network-limits.ts'
import type { Source } from '../facts/evidence.ts'
import { MODES, type ModeRow, type PluginRow } from './modes.ts'

/** The text of docs/modes.md: network modes, plugins, IPAM and limits, from the facts. */
export function modesPage(): string {
  return [
    HEAD,
    '| mode | packets | plugins | when to use it |',
    '| --- | --- | --- | --- |',
    ...MODES.map(
      ({ mode, packets, plugins, use }) =>
        `| [${mode}](#${mode}) | ${packets} | ${plugins.map(({ plugin }) => plugin).join(', ')} | ${use} |`,
    ),
    '',
    ...MODES.flatMap(section),
    '## Who gives pods their addresses\n',
    '| IPAM | what it does | to know | plugins that take it |',
    '| --- | --- | --- | --- |',
    ...ipamRows(),
    '',
    '## Limits\n',
    ...LIMIT_NAMES.flatMap(limit),
    '',
  ].join('\n')
}

const HEAD = `# Network modes, plugins and IPAM

What \`hnsc modes\` prints, with the sources. The table follows the page about Windows in the Kubernetes documentation and
brings it up to date. "Checked by a model" means that \`hnsc trace\` and \`hnsc validate\` follow what the program does with a
configuration, "by its keys" that keys which it never reads are told. Made by \`npm run docs\` from \`src/facts/\`.
`

function section({
  mode,
  hnsType,
  attached,
  packets,
  use,
  needs,
  plugins,
  limits,
  sources,
}: ModeRow): string[] {
  return [
    `## ${mode}\n`,
    `- HNS type: ${hnsType}`,
    `- pods hang on ${attached}`,
    `- packets: ${packets}`,
    `- use: ${use}`,
    ...needs.map((need) => `- needs: ${need}`),
    `- limits: ${limits.map((name) => `[${name}](#${name})`).join(', ')}`,
    '',
    '| plugin | what for | IPAM | without IPAM | NetworkPolicies | hnsc | example |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...plugins.map(pluginRow),
    '',
    ...plugins.flatMap(({ plugin, controller, compiled }) =>
      controller === undefined || !compiled
        ? []
        : [`What hnsc leaves to the controller of ${plugin}: ${controller}.\n`],
    ),
    ...sourceLines([
      ...sources,
      ...plugins.flatMap(({ sources: own, networkPolicies }) => [...own, ...networkPolicies.sources]),
    ]),
  ]
}

function pluginRow({
  plugin,
  from,
  use,
  ipam,
  withoutIpam,
  networkPolicies,
  compiled,
  written,
  checked,
  example,
  noExample = '',
}: PluginRow): string {
  const own = written === undefined ? '' : `, with IPAM ${written.join(', ')}`
  const does = `${compiled ? 'compiles' : 'does not compile'}${own}; ${CHECKS[checked]}`
  const link = example === undefined ? noExample : `[${example}](../${example})`
  return `| ${plugin} (${from}) | ${use} | ${ipam.join(', ')} | ${withoutIpam} | ${ENFORCED[networkPolicies.by]}: ${networkPolicies.why} | ${does} | ${link} |`
}

const ENFORCED = {
  itself: 'by itself',
  calico: 'by Calico beside it',
  nobody: 'by nobody',
} as const

const CHECKS = {
  model: 'checked by a model',
  keys: 'checked by its keys and values',
  nothing: 'recognised only',
} as const

function ipamRows(): string[] {
  const options: readonly (readonly [string, IpamOption])[] = Object.entries(IPAM_OPTIONS)
  return options.map(([name, { what, notes }]) => {
    const takers = MODES.flatMap(({ plugins }) => plugins).filter(({ ipam }) =>
      ipam.some((taken) => taken === name),
    )
    const names = [...new Set(takers.map(({ plugin }) => plugin))].join(', ')
    return `| ${name} | ${what} | ${notes.join('; ')} | ${names} |`
  })
}

function limit(name: LimitName): string[] {
  const {
    title,
    stands,
    modes,
    plugins,
    except,
    instead,
    spec,
    codes = [],
    sources,
  }: NetworkLimit = NETWORK_LIMITS[name]
  return [
    `### ${name}\n`,
    `${title.slice(0, 1).toUpperCase()}${title.slice(1)}. Modes: ${modes?.join(', ') ?? 'all'}${plugins === undefined ? '' : `, with ${plugins.join(', ')}`}${except === undefined ? '' : `, not with ${except.join(', ')}`}.\n`,
    ...stands.map((text) => `- ${text}`),
    ...(instead === undefined ? [] : [`- instead: ${instead}`]),
    `- ${inSpec(spec)}`,
    ...(codes.length === 0
      ? []
      : [`- diagnostics: ${codes.map((code) => `[${code}](codes/${code}.md)`).join(', ')}`]),
    '',
    ...sourceLines(sources),
  ]
}

/** By which values a spec runs into a limit, as a sentence. */
function inSpec(spec: string): string {
  return spec.startsWith('none: ')
    ? `no spec shows it: ${spec.slice('none: '.length)}`
    : `a spec runs into it by ${spec}`
}

function sourceLines(sources: readonly Source[]): string[] {
  const texts = new Set(sources.map(({ evidence, where }) => `${where} (${evidence})`))
  return [`Sources: ${[...texts].join('; ')}.\n`]
}
