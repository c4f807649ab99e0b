import { describe, expect, test } from 'vitest'
import { togetherDiagnostics } from '../../src/validate/validate-together.ts'
import { validate } from '../../src/validate/validate.ts'

/* nat, sdnbridge and sdnoverlay of microsoft/windows-container-networking, as operators write them. */

const BRIDGE = {
  cniVersion: '1.0.0',
  name: 'l2bridge',
  type: 'sdnbridge',
  ipam: { subnet: '10.64.4.0/24', routes: [{ GW: '10.64.4.2' }] },
  AdditionalArgs: [
    { name: 'EndpointPolicy', value: { Type: 'OutBoundNAT', Settings: { Exceptions: ['10.64.0.0/14'] } } },
  ],
}
const NAT = { cniVersion: '1.0.0', name: 'nat', type: 'nat' }

function said(
  conf: object,
): readonly { readonly code: string; readonly message: string; readonly help?: string }[] {
  return validate({ path: '10-a.conf', text: JSON.stringify(conf) }).diagnostics
}

const codes = (conf: object): readonly string[] => said(conf).map(({ code }) => code)
const one = (conf: object, code: string) => said(conf).find((finding) => finding.code === code)

test('a configuration without a defect is not spoken of', () => {
  expect(codes(BRIDGE)).toEqual([])
})

describe('type', () => {
  test.each(['SdnBridge', 'SDNOVERLAY', 'Nat'])('%s is told as another case, and by nothing else', (type) => {
    const findings = said({ ...BRIDGE, type }).filter(({ message }) => message.includes(type))
    expect(findings).toMatchObject([{ code: 'WIN221', help: `write \`${type.toLowerCase()}\`` }])
  })

  test('NAT is the name of the network, which the plugin takes', () => {
    expect(codes({ ...NAT, type: 'NAT' })).not.toContain('WIN221')
  })
})

describe('the subnet and the gateway', () => {
  test.each([
    ['172.29.240.0/12', '172.29.240.0/20'],
    ['192.168.100.0/8', '192.168.100.0/24'],
    ['172.20.16.0/12', '172.20.16.0/20'],
  ])('%s is what a script makes of %s', (subnet, meant) => {
    const finding = one({ ...NAT, ipam: { subnet } }, 'WIN227')
    expect(finding?.help).toBe(`write \`${meant}\``)
  })

  test.each(['172.29.240.1/20', '10.64.4.9/14'])('%s is not', (subnet) => {
    expect(one({ ...NAT, ipam: { subnet } }, 'WIN227')?.message).toContain('has bits behind its prefix')
  })

  test('a bridge without a route has its first address for a gateway', () => {
    const finding = one({ ...BRIDGE, ipam: { subnet: '10.64.4.0/24' } }, 'WIN218')
    expect(finding?.message).toContain('`10.64.4.1`')
    expect(
      codes({ ...BRIDGE, ipam: { subnet: '10.64.4.0/24', routes: [{ gateway: '10.64.4.2' }] } }),
    ).toEqual(['WIN226'])
    expect(one({ ...BRIDGE, ipam: {} }, 'WIN218')?.message).toContain('no gateway')
    expect(codes({ ...NAT, ipam: { subnet: '172.30.0.0/20' } })).not.toContain('WIN218')
  })

  test('a route without a destination is refused by host-local', () => {
    const ipam = { type: 'host-local', subnet: '10.64.4.0/24', routes: [{ GW: '10.64.4.2' }] }
    const optionalFlags = { forceBridgeGateway: true }
    expect(one({ ...BRIDGE, optionalFlags, ipam }, 'WIN201')?.help).toContain('`dst`')
  })
})

describe('nat and kube-proxy', () => {
  const proxy = (more: string) =>
    `apiVersion: kubeproxy.config.k8s.io/v1alpha1\nkind: KubeProxyConfiguration\nmode: kernelspace\n${more}`
  const together = (conf: object, text: string) =>
    togetherDiagnostics(
      [
        validate({ path: '0-containerd-nat.conf', text: JSON.stringify(conf) }),
        validate({ path: 'kube-proxy.yaml', text }),
      ],
      {},
    )
      .filter(({ code }) => code === 'WIN299')
      .map(({ label }) => label ?? '')

  test('are told, a source VIP as that of an overlay', () => {
    expect(together(NAT, proxy('winkernel: { networkName: nat, sourceVip: 172.30.0.5 }\n'))).toEqual([
      expect.stringContaining('overlay'),
    ])
    expect(together(NAT, proxy('winkernel: { networkName: nat }\n'))).toHaveLength(1)
    expect(together(NAT, proxy(''))).toHaveLength(1)
  })

  test('nothing is said of other plugins', () => {
    expect(together(BRIDGE, proxy('winkernel: { networkName: l2bridge }\n'))).toEqual([])
  })
})
