import { describe, expect, test } from 'vitest'
import { IPAM_NAMES } from '../../src/facts/ipam-options.ts'
import { MODE_NAMES } from '../../src/facts/network-modes.ts'
import { compiledDrivers, compiledPlugins, ipamOf, pairOf } from '../../src/spec/pairs.ts'
import type { Plugin } from '../../src/spec/cluster.ts'
import { resolve } from '../../src/diagnostic/resolve.ts'
import { minimal, reading } from './support.ts'

const PLUGINS: readonly Plugin[] = [
  'flannel',
  'win-bridge',
  'win-overlay',
  'azure-vnet',
  'sdnbridge',
  'sdnoverlay',
  'ovn-kubernetes',
  'nat',
  'calico',
  'antrea',
]

/** What is found in a spec of this driver, plugin and IPAM, and whether it compiles. */
function judged(driver: string, plugin: string, more = '') {
  const spec = minimal(driver, more).replace(`driver: ${driver}`, `driver: ${driver}, plugin: ${plugin}`)
  const { cluster, findings, document } = reading(spec)
  return { compiles: cluster !== undefined, diagnostics: resolve(findings, document), findings }
}

describe.each(MODE_NAMES)('%s', (driver) => {
  test.each(PLUGINS)('with %s compiles, or is refused with the reason and the nearest pair', (plugin) => {
    const { compiles, diagnostics, findings } = judged(driver, plugin)
    const found = diagnostics.find(({ code }) => code === 'WIN119')
    expect(compiles).toBe(pairOf(driver, plugin) !== undefined)
    if (compiles) return expect(found).toBeUndefined()
    expect(findings.find(({ code }) => code === 'WIN119')?.label?.length).toBeGreaterThan(20)
    // The help names a pair that compiles, with the same driver or the same plugin where there is one.
    const help = found?.help ?? ''
    const pairs = compiledDrivers().flatMap((name) =>
      compiledPlugins(name).map((other) => [name, other] as const),
    )
    const named = pairs.filter(([name, other]) => help.includes(name) && help.includes(other))
    expect(named.length).toBeGreaterThan(0)
    const alike = pairs.filter(([name, other]) => name === driver || other === plugin)
    if (alike.length > 0) expect(named.some((one) => alike.includes(one))).toBe(true)
  })

  test.each(PLUGINS)('with %s takes no IPAM that is not its own', (plugin) => {
    for (const ipam of IPAM_NAMES) {
      const { compiles, diagnostics } = judged(driver, plugin, `cni: { ipam: ${ipam} }`)
      if (pairOf(driver, plugin) === undefined) continue
      const taken = ipamOf(driver, plugin).includes(ipam)
      const codes = diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code)
      if (!taken) expect(codes.some((code) => code === 'WIN136' || code === 'WIN132')).toBe(true)
      else if (ipam !== 'none') expect(codes).toEqual([])
      expect(compiles).toBe(codes.length === 0)
    }
  })
})

test('l2tunnel outside of Azure is refused, and named where the spec does not say where the nodes are', () => {
  const on = (line: string) => {
    const { findings, document } = reading(minimal('l2tunnel').replace('platform: azure', line))
    return resolve(findings, document)
  }
  expect(on('platform: aws')).toMatchObject([
    { code: 'WIN137', severity: 'error', help: 'take driver l2bridge: it does the same without the host' },
  ])
  expect(on('')).toMatchObject([{ code: 'WIN137', severity: 'info' }])
  expect(on('platform: azure')).toEqual([])
})

test('of a refused pair nothing is said but the pair, on every platform and with every IPAM', () => {
  for (const driver of MODE_NAMES)
    for (const plugin of PLUGINS.filter((name) => pairOf(driver, name) === undefined))
      for (const platform of ['azure', 'aws', 'gce', 'other'])
        for (const ipam of IPAM_NAMES) {
          const spec = minimal(driver, `cni: { ipam: ${ipam} }`)
            .replace(`driver: ${driver}`, `driver: ${driver}, plugin: ${plugin}`)
            .replace(/^platform: azure\n/m, '')
          const { findings } = reading(spec, [`platform=${platform}`])
          expect(
            findings.map(({ code }) => code),
            `${driver} ${plugin} ${platform} ${ipam}`,
          ).toEqual(['WIN119'])
        }
})

test('what needs Azure compiles there and nowhere else, and the rest wherever nodes are', () => {
  for (const driver of MODE_NAMES)
    for (const plugin of compiledPlugins(driver))
      for (const platform of ['azure', 'aws', 'gce', 'other']) {
        const spec = minimal(driver)
          .replace(`driver: ${driver}`, `driver: ${driver}, plugin: ${plugin}`)
          .replace(/^platform: azure\n/m, '')
        const { cluster } = reading(spec, [`platform=${platform}`])
        const needsAzure = driver === 'l2tunnel' || plugin === 'azure-vnet'
        expect(cluster !== undefined, `${driver} ${plugin} ${platform}`).toBe(
          !needsAzure || platform === 'azure',
        )
      }
})
