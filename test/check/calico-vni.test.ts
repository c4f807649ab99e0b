import { expect, test } from 'vitest'
import { validate } from '../../src/validate/validate.ts'

/** What is said of the VNI in a configuration of Calico's VXLAN. */
function said(vni: number): readonly string[] {
  const ipam = { type: 'calico-ipam', subnet: 'usePodCidr' }
  const plugin = { type: 'calico', mode: 'vxlan', vxlan_vni: vni, vxlan_mac_prefix: '0E-2A', ipam }
  const text = JSON.stringify({ cniVersion: '0.3.1', name: 'Calico', plugins: [plugin] })
  return validate({ path: 'a.conflist', text })
    .diagnostics.filter(({ message }) => message.includes('VNI'))
    .map(({ code, message }) => `${code} ${message}`)
}

test.each([
  [4095, ['WIN239 the VNI 4095 is below 4096']],
  [4096, []],
  [65535, []],
  [65536, ['WIN239 the VNI 65536 is above 65535']],
])('%j', (vni, expected) => {
  expect(said(vni)).toEqual(expected)
})
