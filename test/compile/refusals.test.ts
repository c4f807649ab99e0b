import { describe, expect, test } from 'vitest'
import { compile } from '../../src/compile/compile.ts'
import type { Diagnostic } from '../../src/generated/types.ts'
import { IPAM_NAMES } from '../../src/facts/ipam-options.ts'
import { MODE_NAMES } from '../../src/facts/network-modes.ts'
import { FOREIGN_WORDS } from '../../src/spec/foreign-word-tables.ts'
import { PAIRS } from '../../src/spec/pairs.ts'

/** What a spec of this test says; the rest of it is always the same. */
interface Said {
  readonly driver: string
  readonly plugin?: string
  readonly delegate?: string
  readonly ipam?: string
  readonly platform?: string
}

const PLUGINS = [...new Set(PAIRS.map(({ plugin }) => plugin))]
const PLATFORMS = [undefined, 'azure', 'aws']
const REFUSALS = ['WIN013', 'WIN119', 'WIN132', 'WIN136', 'WIN137']

const pairs = MODE_NAMES.flatMap((driver) => PLUGINS.map((plugin): Said => ({ driver, plugin })))
const onPlatforms = pairs.flatMap((said) =>
  PLATFORMS.map((platform): Said => (platform === undefined ? said : { ...said, platform })),
)
const withIpam = pairs.flatMap((said) =>
  IPAM_NAMES.map((ipam): Said => ({ ...said, ipam, platform: 'azure' })),
)
const withDelegate = ['l2bridge', 'overlay'].flatMap((driver) =>
  ['win-bridge', 'win-overlay', 'sdnbridge', 'sdnoverlay'].map((delegate): Said => ({
    driver,
    plugin: 'flannel',
    delegate,
  })),
)
const words = Object.entries(FOREIGN_WORDS).flatMap(([place, entries]) =>
  Object.keys(entries).flatMap((word): Said[] => {
    if (place === 'network.driver') return [{ driver: word }]
    if (place === 'cni.ipam')
      return MODE_NAMES.slice(0, 1).map((driver) => ({ driver, plugin: 'sdnbridge', ipam: word }))
    return MODE_NAMES.map((driver) => ({ driver, plugin: word, platform: 'azure' }))
  }),
)
const linux = ['bridge', 'macvlan', 'ptp'].flatMap((plugin) =>
  MODE_NAMES.map((driver): Said => ({ driver, plugin })),
)

describe.each([
  ['pairs, wherever the nodes are', onPlatforms, 108],
  ['an IPAM with every pair', withIpam, 200],
  ['delegates of flannel', withDelegate, 4],
  ['words of the field', words, 90],
  ['plugins of Linux', linux, 15],
])('%s', (_, all, least) => {
  test('what cannot work is refused with the reason and what works in its place', () => {
    const refused = all.filter((said) => refusal(said) !== undefined)
    expect(refused.length).toBeGreaterThanOrEqual(least)
    for (const said of refused) {
      const { message, label = '', help = '' } = refusal(said) ?? { message: '' }
      const what = `${JSON.stringify(said)}: ${message}: ${label}: ${help}`
      expect(label.length, what).toBeGreaterThan(15)
      const ways = waysOf(help, said)
      expect(ways.length, what).toBeGreaterThan(0)
      for (const way of ways) {
        expect(errorsOf(way), `${what}\n${JSON.stringify(way)}`).toEqual([])
      }
    }
  })
})

function textOf({ driver, plugin, delegate, ipam, platform }: Said): string {
  const network = [
    `driver: ${driver}`,
    ...(plugin === undefined ? [] : [`plugin: ${plugin}`]),
    ...(delegate === undefined ? [] : [`delegate: ${delegate}`]),
  ]
  return [
    'apiVersion: hnsc.dev/v1alpha1',
    'kind: ClusterNetwork',
    ...(platform === undefined ? [] : [`platform: ${platform}`]),
    `network: { ${network.join(', ')} }`,
    'cidrs: { cluster: 10.244.0.0/16, service: 10.96.0.0/12, management: 10.127.130.0/24 }',
    ...(ipam === undefined ? [] : [`cni: { ipam: ${ipam} }`]),
    'nodes: [{ name: win-1, managementIP: 10.127.130.38, podCIDR: 10.244.1.0/24 }]',
    '',
  ].join('\n')
}

const known = new Map<string, readonly Diagnostic[]>()

function errorsOf(said: Said): readonly Diagnostic[] {
  const text = textOf(said)
  const found =
    known.get(text) ??
    compile({ path: 'cluster.yaml', text }).diagnostics.filter(({ severity }) => severity === 'error')
  known.set(text, found)
  return found
}

function refusal(said: Said) {
  return errorsOf(said).find(({ code }) => REFUSALS.includes(code))
}

/** The specs that a help speaks of. */
function waysOf(help: string, said: Said): readonly Said[] {
  const { platform, delegate } = said
  const at = platform === undefined ? {} : { platform }
  const written = [
    ...help.matchAll(/`plugin: ([\w-]+)` with `driver: (\w+)`(?: and `ipam: ([\w-]+)`)?/g),
  ].map(([, plugin = '', driver = '', ipam]): Said => ({
    driver,
    plugin,
    ...at,
    ...(ipam === undefined ? {} : { ipam }),
  }))
  if (written.length > 0) return written
  const ipams = [...help.matchAll(/`ipam: ([\w-]+)`/g)].map(([, ipam = '']): Said => ({ ...said, ipam }))
  const { ipam: _, ...withoutIpam } = said
  const removed = help.includes('remove') ? [withoutIpam] : []
  if (ipams.length + removed.length > 0) return [...ipams, ...removed]
  const named = (name: string): Partial<Said> =>
    delegate === undefined ? { plugin: name } : { plugin: 'flannel', delegate: name }
  const own = [...help.matchAll(/take delegate ([^,]+(?:, `[\w-]+`)*)/g)].flatMap(([, list = '']) =>
    namesIn(list).map((name): Said => ({ ...said, delegate: name })),
  )
  const plugins = [...help.matchAll(/((?:`[\w-]+`(?:, | or )?)+) with (\w+)/g)].flatMap(
    ([, list = '', driver = '']) => namesIn(list).map((name): Said => ({ ...at, driver, ...named(name) })),
  )
  const drivers = [...help.matchAll(/driver ([\w, ]+?)(?: with `([\w-]+)`|:)/g)].flatMap(
    ([, list = '', name]) =>
      list.split(/, | or /).map((driver): Said => ({ ...at, driver, ...named(name ?? said.plugin ?? '') })),
  )
  return [...own, ...plugins, ...drivers]
}

function namesIn(list: string): readonly string[] {
  return [...list.matchAll(/`([\w-]+)`/g)].map(([, name = '']) => name)
}
