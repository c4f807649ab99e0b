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

function said(conf: object): readonly {
  readonly code: string
  readonly message: string
  readonly label?: string
  readonly help?: string
}[] {
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
    const ipam = { subnet: '172.30.0.0/20', routes: [{ GW: '172.30.0.1' }] }
    expect(codes({ ...NAT, ipam, type: 'NAT' })).toEqual(codes({ ...NAT, ipam }))
    expect(one({ ...NAT, ipam, type: 'NAT' }, 'WIN242')).toMatchObject({ severity: 'info' })
    expect(one({ ...NAT, ipam: { subnet: ipam.subnet } }, 'WIN242')).toMatchObject({ severity: 'warning' })
  })

  test('no program is called sdntunnel', () => {
    expect(one({ ...BRIDGE, type: 'sdntunnel' }, 'WIN221')?.help).toContain('`sdnbridge`')
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

  test('the first pod of a bridge gets the address of the host from host-local', () => {
    const ipam = { type: 'host-local', subnet: '10.64.4.0/24' }
    const forced = { forceBridgeGateway: true }
    const told = (more: object) => one({ ...BRIDGE, ipam, ...more }, 'WIN218')
    expect(told({})?.message).toContain('`10.64.4.2`')
    expect(told({})?.label).toContain('all pods get `10.64.4.1` for their gateway')
    expect(told({ optionalFlags: forced })?.label).toContain('its own gateway')
    // `rangeStart` helps only where the file is handed on as it is.
    expect(told({ ipam: { ...ipam, rangeStart: '10.64.4.3' } })?.message).toContain('`10.64.4.2`')
    expect(codes({ ...BRIDGE, type: 'sdnoverlay', ipam })).not.toContain('WIN218')
    const list = (delegate: object) => ({
      cniVersion: '1.0.0',
      name: 'cbr0',
      plugins: [{ type: 'flannel', delegate: { type: 'sdnbridge', ...delegate } }],
    })
    expect(one(list({ optionalFlags: forced }), 'WIN218')).toMatchObject({ severity: 'info' })
    expect(one(list({}), 'WIN218')).toMatchObject({ severity: 'warning' })
  })

  test('a gateway of the other family is none for these pods', () => {
    const ipam = { subnet: '10.64.4.0/24', routes: [{ dst: '0.0.0.0/0', GW: 'fd00::1' }] }
    expect(one({ ...BRIDGE, ipam }, 'WIN232')?.message).toBe(
      'the gateway `fd00::1` is of IPv6, and the subnet `10.64.4.0/24` of IPv4',
    )
  })

  test('host-local refuses bits behind the prefix, and HNS does not', () => {
    const label = (ipam: object) => one({ ...BRIDGE, ipam }, 'WIN227')?.label
    expect(label({ type: 'host-local', subnet: '10.64.4.5/24' })).toContain('no pod starts')
    expect(label({ subnet: '10.64.4.5/24' })).toContain('reports no error here')
  })

  test('direct server return of a pod has no destination where HNS gives the address', () => {
    const optionalFlags = { loopbackDSR: true }
    expect(one({ ...BRIDGE, optionalFlags }, 'WIN238')).toMatchObject({
      severity: 'warning',
      label: expect.stringContaining('`<nil>`'),
      help: expect.stringContaining('win-bridge'),
    })
    const ipam = { type: 'host-local', subnet: '10.64.4.0/24' }
    expect(codes({ ...BRIDGE, type: 'sdnoverlay', optionalFlags, ipam })).not.toContain('WIN238')
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

describe('additionalRoutes that give the endpoint no gateway', () => {
  const labels = (conf: object) =>
    said({ ...BRIDGE, ...conf }).flatMap(({ code, label = '' }) => (code === 'WIN205' ? [label] : []))
  const flags = { gatewayFromAdditionalRoutes: true }
  const noGateway = { name: 'l2bridge', ipam: { type: '' }, optionalFlags: flags }
  const ipv4 = { dst: '0.0.0.0/0', gw: '10.64.4.2' }

  test('the pod has one from ipam', () => {
    const conf = { optionalFlags: flags, additionalRoutes: [ipv4] }
    expect(labels(conf)).toEqual(['the pod has an IPv4 gateway already, from `ipam`'])
  })

  test('without any the first default route of a family gives it', () => {
    const ipv6 = { dst: '::/0', gw: 'fd00::1' }
    expect(labels({ ...noGateway, additionalRoutes: [ipv4, ipv6] })).toEqual([])
    const second = { ...ipv4, gw: '10.64.4.3' }
    expect(labels({ ...noGateway, additionalRoutes: [ipv4, second] })).toEqual([
      'an earlier route gives the IPv4 gateway',
    ])
  })

  test.each<[object, string]>([
    [{ dst: '::/0' }, 'it has no `gw`'],
    [{ dst: '10.0.0.0/8', gw: '10.64.4.2' }, 'only a route to `0.0.0.0/0` gives an IPv4 gateway'],
    [{ dst: '0.0.0.0/0', gw: 'fd00::1' }, 'only a route to `::/0` gives an IPv6 gateway'],
  ])('%j', (route, label) => {
    expect(labels({ ...noGateway, additionalRoutes: [route] })).toEqual([expect.stringContaining(label)])
  })
})

test('a host port of SCTP is refused, and what to write is said', () => {
  const portMappings = [{ hostPort: 80, containerPort: 80, protocol: 'sctp' }]
  const finding = one({ ...NAT, runtimeConfig: { portMappings } }, 'WIN201')
  expect(finding?.message).toContain('invalid protocol supplied to port mapping policy')
  expect(finding?.help).toContain('write `tcp` or `udp`')
})
