import { expect, test } from 'vitest'
import { AZURE_WORDS } from '../../src/facts/azure-vnet-releases.ts'
import { clusterOf, messagesOf, reading, said } from './support.ts'

const spec = (release: string, more = '') => `
apiVersion: hnsc.dev/v1alpha1
kind: ClusterNetwork
platform: azure
network: { driver: l2bridge, plugin: azure-vnet }
cidrs: { cluster: 10.224.0.0/12, service: 10.0.0.0/16, management: 10.224.0.0/16 }
runtime: { azureVnet: ${release} }
nodes: [{ name: win-1, managementIP: 10.224.0.4, podCIDR: 10.225.1.0/24 }]
${more}`

test.each([
  ['1.4.0', '0.3.0'],
  ['1.6.0', '0.3.0'],
  ['1.6.1', '1.0.0'],
  ['1.8.12', '1.0.0'],
])('azure-vnet %s gets cniVersion %s unless told otherwise', (release, version) => {
  expect(clusterOf(spec(release)).cni.version).toBe(version)
})

const NEEDS = [
  ['enableLoopbackDSR', '1.4.15', 'policies: { endpoint: { loopbackDSR: true } }'],
  ['v4swift', '1.4.24', 'azure: { executionMode: v4swift }'],
  ['hnsTimeoutDurationInSeconds', '1.4.26', 'azure: { hnsTimeoutDurationInSeconds: 120 }'],
  ['azure-cns', '1.1.7', 'cni: { ipam: azure-cns }'],
  ['v4overlay', '1.4.24', 'cni: { ipam: azure-cns }\nazure: { ipamMode: v4overlay }'],
  ['dualStackOverlay', '1.4.27', 'cni: { ipam: azure-cns }\nazure: { ipamMode: dualStackOverlay }'],
  ['overlay', '1.5.3', 'cni: { ipam: azure-cns }\nazure: { ipamMode: overlay }'],
] as const

test.each(NEEDS)('%s is refused with azure-vnet %s, and taken with the next release', (word, last, more) => {
  expect(said(reading(spec(last, more)))).toContain(`WIN505 azure-vnet \`${last}\` does not know \`${word}\``)
  expect(said(reading(spec(AZURE_WORDS[word].since, more))).join()).not.toContain('WIN505')
})

test('every word of the table has a spec that needs it', () => {
  expect(NEEDS.map(([word]) => word).toSorted()).toEqual(Object.keys(AZURE_WORDS).toSorted())
})

test.each([
  ['ltsc2019', 'azure: { executionMode: v4swift }', true],
  ['ltsc2022', 'azure: { executionMode: v4swift }', false],
  ['ltsc2019', 'azure: { executionMode: default }', false],
])('v4swift adds nothing before Windows 1903: %s, %s', (version, more, told) => {
  const findings = said(
    reading(spec('1.8.12', `kubernetes: { version: "1.30" }\nwindows: { version: ${version} }\n${more}`)),
  )
  expect(findings.includes('WIN123 `azure.executionMode` has no effect')).toBe(told)
})

test('further ranges of a virtual network are led to the exceptions', () => {
  const several = (text: string) =>
    text.replace('cluster: 10.224.0.0/12', 'cluster: [10.224.0.0/12, 10.1.0.0/16]')
  expect(messagesOf(reading(several(spec('1.8.12'))))).toContain(
    'further ranges of the virtual network go into `outboundNat.exceptions`',
  )
})

test('azure-vnet finds the adapter, although it could be told', () => {
  const text = messagesOf(reading(spec('1.8.12', 'windows: { adapter: Ethernet 2 }')))
  expect(text).toContain('hnsc writes no `adapterName`')
})
