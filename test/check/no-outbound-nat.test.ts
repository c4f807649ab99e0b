import { describe, expect, test } from 'vitest'
import { validate } from '../../src/validate/validate.ts'

const found = (conf: object, code: string) =>
  validate({ path: '10-a.conf', text: JSON.stringify(conf) }).diagnostics.filter((one) => one.code === code)

/* In the form of the examples of microsoft/SDN, Kubernetes/wincni/example 242fb0c3190d. */
const WINCNI = {
  cniVersion: '0.2.0',
  name: 'l2bridge',
  type: 'wincni.exe',
  ipam: { environment: 'azure', subnet: '192.168.1.0/24', routes: [{ GW: '192.168.1.2' }] },
}

describe('a configuration without an OutBoundNAT policy', () => {
  test('leaves pods their own address, which hosts outside cannot answer', () => {
    const [finding] = found(WINCNI, 'WIN233')
    expect(finding?.label).toContain('under the address of the pod')
  })

  test.each(['nat', 'transparent', 'Transparent'])(
    'is told of no network that wincni makes as `%s`',
    (name) => {
      expect(found({ ...WINCNI, name }, 'WIN233')).toEqual([])
    },
  )

  test('is one of the IP pools alone with Calico', () => {
    const conf = { cniVersion: '0.3.1', name: 'Calico', type: 'calico', mode: 'vxlan', policies: [] }
    const [finding] = found(conf, 'WIN233')
    expect(finding?.severity).toBe('info')
    expect(finding?.label).toContain('for the pools alone')
  })
})

test('wincni crashes on a subnet that is no prefix, as sdnbridge does', () => {
  const [finding] = found({ ...WINCNI, ipam: { subnet: '192.168.1.0' } }, 'WIN227')
  expect(finding?.label).toContain('crashes')
})
