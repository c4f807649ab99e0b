import { expect, test } from 'vitest'
import { resolve } from '../../src/diagnostic/resolve.ts'
import { endpointPlugin } from '../../src/spec/pairs.ts'
import { clusterOf, minimal, reading } from './support.ts'

/** What is found with these settings. */
function found(driver: string, ...settings: readonly string[]) {
  const { cluster, findings, document } = reading(minimal(driver), settings)
  return { compiles: cluster !== undefined, diagnostics: resolve(findings, document) }
}

test.each([
  ['l2bridge', 'win-bridge'],
  ['l2bridge', 'sdnbridge'],
  ['overlay', 'win-overlay'],
  ['overlay', 'sdnoverlay'],
])('%s has the delegate %s', (driver, delegate) => {
  const { network } = clusterOf(minimal(driver), [`network.delegate=${delegate}`])
  expect(network).toMatchObject({ plugin: 'flannel', delegate, apiVersion: 2 })
  expect(endpointPlugin(network)).toBe(delegate)
})

test('the delegate that is not named is the one of containernetworking; without flannel there is none', () => {
  expect(clusterOf(minimal('l2bridge')).network.delegate).toBe('win-bridge')
  expect(clusterOf(minimal('overlay')).network.delegate).toBe('win-overlay')
  expect(clusterOf(minimal('l2tunnel')).network.delegate).toBeUndefined()
})

test.each([
  [
    'l2bridge',
    'sdnoverlay',
    'take delegate `win-bridge` or `sdnbridge`, or driver overlay with `sdnoverlay`',
  ],
  [
    'l2bridge',
    'win-overlay',
    'take delegate `win-bridge` or `sdnbridge`, or driver overlay with `win-overlay`',
  ],
  [
    'overlay',
    'sdnbridge',
    'take delegate `win-overlay` or `sdnoverlay`, or driver l2bridge with `sdnbridge`',
  ],
  [
    'overlay',
    'win-bridge',
    'take delegate `win-overlay` or `sdnoverlay`, or driver l2bridge with `win-bridge`',
  ],
])('%s refuses the delegate %s, and names the nearest pairs', (driver, delegate, help) => {
  const { compiles, diagnostics } = found(driver, `network.delegate=${delegate}`)
  expect(compiles).toBe(false)
  expect(diagnostics).toMatchObject([{ code: 'WIN119', severity: 'error', help }])
})

test('with another plugin the delegate has no effect', () => {
  const { compiles, diagnostics } = found(
    'l2bridge',
    'network.plugin=win-bridge',
    'network.delegate=sdnbridge',
  )
  expect(compiles).toBe(true)
  expect(diagnostics).toMatchObject([{ code: 'WIN123', message: '`network.delegate` has no effect' }])
})

test('the MAC prefix has no effect on pods of sdnoverlay', () => {
  const { diagnostics } = found('overlay', 'network.delegate=sdnoverlay', 'network.macPrefix=0E-2B')
  expect(diagnostics).toMatchObject([{ code: 'WIN123', message: '`network.macPrefix` has no effect' }])
})

test('Microsoft speaks HCN (v2) only, also behind flannel', () => {
  const { diagnostics } = found('l2bridge', 'network.delegate=sdnbridge', 'network.apiVersion=1')
  expect(diagnostics).toMatchObject([{ code: 'WIN506', message: '`sdnbridge` speaks HCN (v2) only' }])
})

/** `forceBridgeGateway` puts 2 into the last octet: another address than network + 2 behind an octet's middle. */
test.each([
  ['sdnbridge', 24, false],
  ['sdnbridge', 23, false],
  ['sdnbridge', 25, true],
  ['win-bridge', 25, false],
])('%s with a node mask of /%i', (delegate, mask, refused) => {
  const { compiles, diagnostics } = found(
    'l2bridge',
    `network.delegate=${delegate}`,
    `cidrs.nodeMask=${mask}`,
  )
  expect(compiles).toBe(!refused)
  expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual(
    refused ? [['WIN232', 'error']] : [],
  )
})

test.each([
  ['10.244.1.128/25', '`10.244.1.2` the gateway of `10.244.1.128/25`'],
  ['10.244.1.0/25', undefined],
])('sdnbridge with the pod CIDR %s', (podCIDR, message) => {
  const node = `nodes: [{ name: win-1, managementIP: 10.127.130.38, podCIDR: ${podCIDR} }]`
  const { findings } = reading(minimal('l2bridge', node), ['network.delegate=sdnbridge'])
  const gateways = findings.filter(({ code }) => code === 'WIN232')
  expect(gateways.map((one) => one.message)).toEqual(
    message === undefined ? [] : [`sdnbridge makes ${message}`],
  )
})
