import { expect, test } from 'vitest'
import { minimal, reading } from './support.ts'

const found = (driver: string, plugin: string, code: string, settings: readonly string[] = [], more = '') =>
  reading(
    minimal(driver, more).replace(`driver: ${driver}`, `driver: ${driver}, plugin: ${plugin}`),
    settings,
  ).findings.find((finding) => finding.code === code)

test('a small VNI makes flanneld exit only where flanneld runs', () => {
  expect(found('overlay', 'flannel', 'WIN110', ['network.vni=1'])?.label).toContain('flanneld exits')
  const other = found('overlay', 'sdnoverlay', 'WIN110', ['network.vni=1'])
  expect(other?.label).toBe('flanneld and Calico stop on Windows at such a VNI')
})

test('an IPAM that a plugin takes and hnsc does not write is told as that', () => {
  expect(found('nat', 'nat', 'WIN136', ['cni.ipam=host-local'])?.label).toBe(
    'hnsc writes `nat` so that it leaves addresses to HNS',
  )
})

test('ICMP is spoken of where VFP translates, and not with WinNAT', () => {
  const acl =
    'policies: { endpoint: { acls: [{ action: Allow, direction: Out, protocols: [1], remoteAddresses: [8.8.8.8/32] }] } }'
  expect(found('l2bridge', 'sdnbridge', 'WIN145', [], acl)?.message).toContain('the ACL allows ICMP')
  expect(found('nat', 'nat', 'WIN145', [], acl)).toBeUndefined()
})
