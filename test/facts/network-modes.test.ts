import { expect, test } from 'vitest'
import { MODES } from '../../src/explain/modes.ts'
import { CODES } from '../../src/diagnostic/codes.ts'
import { CNI_PLUGINS, type CniPlugin } from '../../src/facts/cni-plugins.ts'
import { IPAM_OPTIONS, type IpamOption } from '../../src/facts/ipam-options.ts'
import { LIMIT_NAMES, NETWORK_LIMITS, type NetworkLimit } from '../../src/facts/network-limits.ts'
import { FEATURE_GATES } from '../../src/facts/feature-gates.ts'
import { MODE_NAMES, NETWORK_MODES } from '../../src/facts/network-modes.ts'
import { PAIRS } from '../../src/spec/pairs.ts'

const PLUGINS: readonly (readonly [string, CniPlugin])[] = Object.entries(CNI_PLUGINS)
const IPAM: readonly (readonly [string, IpamOption])[] = Object.entries(IPAM_OPTIONS)

/** The rows of the Kubernetes page about Windows (release-1.18): each mode with the plugins that it names. */
const KUBERNETES_PAGE = {
  l2bridge: ['win-bridge', 'azure-vnet', 'flannel'],
  l2tunnel: ['azure-vnet'],
  overlay: ['win-overlay', 'flannel'],
  transparent: ['ovn-kubernetes'],
  nat: ['nat'],
} as const

test('no mode, plugin or IPAM option of the Kubernetes page is missing', () => {
  expect(new Set(MODE_NAMES)).toEqual(new Set(Object.keys(KUBERNETES_PAGE)))
  expect(Object.keys(NETWORK_MODES)).toEqual(MODE_NAMES)
  for (const mode of MODE_NAMES) {
    const served = PLUGINS.filter(
      ([, { modes, formerly }]) => modes.includes(mode) || formerly?.[mode] !== undefined,
    ).map(([name]) => name)
    expect(served).toEqual(expect.arrayContaining([...KUBERNETES_PAGE[mode]]))
  }
  expect(IPAM.map(([name]) => name)).toEqual(
    expect.arrayContaining(['host-local', 'none', 'azure-vnet-ipam']),
  )
})

test('a row without an example spec says why', () => {
  for (const { plugin, example, noExample } of MODES.flatMap(({ plugins }) => plugins))
    if (example === undefined) expect(noExample, plugin).toMatch(/^none: /)
})

test('every limit of that page is there', () => {
  const page = [
    'host-network',
    'nodeport-from-node',
    'service-vip-from-node',
    'overlay-support',
    'local-traffic-policy',
    'ipv6',
    'icmp-outbound',
    'port-forward',
    'cni-check',
    'node-to-pod-vxlan',
    'vxlan-vni-port',
    'cluster-first-with-host-net',
    'one-dns-suffix',
  ]
  expect(LIMIT_NAMES).toEqual(expect.arrayContaining(page))
})

test('every IPAM option is taken by a plugin, and every pair of a spec is one of the facts', () => {
  for (const [name] of IPAM)
    expect(PLUGINS.some(([, { ipam }]) => ipam.some((taken) => taken === name))).toBe(true)
  for (const { driver, plugin } of PAIRS) {
    const { modes }: CniPlugin = CNI_PLUGINS[plugin]
    expect(modes, plugin).toContain(driver)
  }
})

test('a limit names codes that are there, and says how it stands', () => {
  for (const name of LIMIT_NAMES) {
    const { codes = [], stands, sources }: NetworkLimit = NETWORK_LIMITS[name]
    expect(codes.filter((code) => !(code in CODES))).toEqual([])
    expect(stands.length * sources.length).toBeGreaterThan(0)
  }
})

test('what the limits say of feature gates is what the table of gates says', () => {
  const stages = (name: string) =>
    FEATURE_GATES.find((gate) => gate.name === name)?.stages.map(
      ({ stage, since }) => `${stage} ${since ?? ''}`,
    )
  expect(stages('WinOverlay')).toEqual(['alpha ', 'beta 20', 'stable 34'])
  expect(stages('WinDSR')).toEqual(['alpha ', 'beta 33', 'stable 34'])
  expect(stages('WindowsHostNetwork')).toEqual(['alpha 26', 'deprecated 33'])
  const said = JSON.stringify(NETWORK_LIMITS)
  for (const text of ['beta in 1.20', 'beta in 1.33, stable in 1.34', '1.26 to 1.32 (alpha)'])
    expect(said).toContain(text)
})
