import { expect, test } from 'vitest'
import { limitsOfCluster } from '../../src/explain/limits-of.ts'
import type { LimitName } from '../../src/facts/network-limits.ts'
import { clusterOf, minimal } from '../spec/support.ts'

test.each<[LimitName, string, readonly string[], string]>([
  ['icmp-outbound', 'l2bridge', [], 'holds'],
  ['icmp-outbound', 'nat', [], 'elsewhere'],
  ['session-affinity', 'l2bridge', ['windows.version=ltsc2022'], 'gone'],
  ['session-affinity', 'l2bridge', ['kubernetes.version=1.30', 'windows.version=ltsc2019'], 'holds'],
  ['session-affinity', 'l2bridge', ['kubernetes.version=1.18'], 'holds'],
  ['session-affinity', 'l2bridge', ['kubernetes.version=1.20', 'windows.version=2004'], 'holds'],
  ['local-traffic-policy', 'l2bridge', [], 'holds'],
  ['local-traffic-policy', 'l2bridge', ['network.dsr=true'], 'gone'],
  ['port-forward', 'l2bridge', ['kubernetes.version=1.14'], 'holds'],
  ['port-forward', 'l2bridge', ['kubernetes.version=1.15'], 'gone'],
  ['overlay-support', 'overlay', ['kubernetes.version=1.30', 'windows.version=10.0.17763.379'], 'gone'],
  ['overlay-support', 'overlay', [], 'gone'],
  ['overlay-support', 'l2bridge', [], 'elsewhere'],
  ['node-to-pod-vxlan', 'overlay', [], 'holds'],
  ['node-to-pod-vxlan', 'overlay', ['network.plugin=win-overlay'], 'elsewhere'],
  ['nat-not-kept', 'nat', [], 'holds'],
  ['nodeport-from-node', 'l2bridge', [], 'holds'],
  ['nodeport-from-node', 'nat', [], 'elsewhere'],
  ['nodeport-from-node', 'transparent', [], 'elsewhere'],
  ['service-vip-from-node', 'transparent', [], 'elsewhere'],
  ['local-traffic-policy', 'nat', [], 'elsewhere'],
  ['local-traffic-policy', 'transparent', [], 'elsewhere'],
  ['cni-check', 'transparent', [], 'elsewhere'],
  ['cni-check', 'overlay', [], 'holds'],
])('%s with %s %j: %s', (name, driver, settings, expected) => {
  const found = limitsOfCluster(clusterOf(minimal(driver), settings)).find((one) => one.name === name)
  expect(found?.verdict).toBe(expected)
  expect(found?.why === '').toBe(found?.verdict === 'holds' && !/affinity|traffic|forward/.test(name))
})
