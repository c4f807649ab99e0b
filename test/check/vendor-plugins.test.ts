import { describe, expect, test } from 'vitest'
import { validate } from '../../src/validate/validate.ts'

/** The diagnostics of a configuration, each as `CODE severity message`. */
function said(conf: object): readonly string[] {
  const { diagnostics } = validate({ path: 'a.conf', text: JSON.stringify(conf) })
  return diagnostics.map(({ code, severity, message }) => `${code} ${severity} ${message}`)
}

const VPC = {
  cniVersion: '0.4.0',
  name: 'vpc',
  type: 'vpc-bridge',
  eniMACAddress: '02:11:22:33:44:55',
  eniIPAddresses: ['10.14.34.71/25'],
  gatewayIPAddress: '10.14.34.1',
  vpcCIDRs: ['10.14.0.0/16'],
  serviceCIDR: '172.20.0.0/16',
}

describe('vpc-bridge', () => {
  const found = (change: object) => said({ ...VPC, ...change }).filter((line) => /WIN267|WIN232/.test(line))

  test('the configuration of EKS has nothing wrong', () => {
    expect(found({})).toEqual([])
    expect(found({ eniMACAddress: '0211.2233.4455', bridgeType: 'L3', tapUserID: '12' })).toEqual([])
    expect(found({ eniMACAddress: undefined, eniName: 'Ethernet 3' })).toEqual([])
    expect(found({ ipAddresses: ['10.14.34.80/25'], vpcCIDRs: null })).toEqual([])
  })

  test.each<[object, string]>([
    [{ eniMACAddress: '' }, 'is told no network interface'],
    [{ eniMACAddress: '02:11:22:33:44' }, '`02:11:22:33:44` of `eniMACAddress` is not a MAC address'],
    [{ eniMACAddress: '02:11-22:33:44:55' }, 'is not a MAC address'],
    [
      { eniIPAddresses: ['10.14.34.71'] },
      '`10.14.34.71` of `eniIPAddresses` is not an address with the length',
    ],
    [{ eniIPAddresses: [] }, 'is told no address of the interface'],
    [{ eniIPAddresses: undefined }, 'is told no address of the interface'],
    [{ vpcCIDRs: ['10.14.0.0'] }, '`10.14.0.0` of `vpcCIDRs` is not a prefix'],
    [{ bridgeType: 'l3' }, '`l3` of `bridgeType` is not `L3` or `L2`'],
    [{ interfaceType: 'Veth' }, '`Veth` of `interfaceType` is not `veth` or `tap`'],
    [{ tapUserID: 'root' }, '`root` of `tapUserID` is not a whole number'],
    [{ gatewayIPAddress: '10.14.34.1/25' }, '`10.14.34.1/25` of `gatewayIPAddress` is not an address'],
    [{ gatewayIPAddress: '10.14.35.1' }, 'the gateway `10.14.35.1` lies outside'],
    [{ gatewayIPAddress: undefined }, 'is told no gateway'],
    [{ ipAddresses: ['10.14.34.80/25', '10.14.34.81/25'] }, '`ipAddresses` has more than one address'],
    [{ ipAddresses: ['2001:db8::1/64'] }, '`ipAddresses` has an IPv6 address'],
    [{ bridgeNetNSPath: '/var/run/netns/a' }, '`bridgeNetNSPath` is `/var/run/netns/a`'],
  ])('%j', (change, message) => {
    expect(found(change)).toEqual([expect.stringContaining(message)])
  })

  test('asks no IPAM plugin, and is traced no further than its values', () => {
    const ipam = { type: 'host-local', subnet: '10.14.34.0/25' }
    expect(said({ ...VPC, ipam })).toEqual([
      'WIN207 info hnsc has no model of what `vpc-bridge` asks of HCN',
      'WIN203 warning `vpc-bridge` does not read `ipam`',
    ])
    expect(said({ ...VPC, ipam: {} })).toEqual([
      'WIN207 info hnsc has no model of what `vpc-bridge` asks of HCN',
    ])
  })
})

describe('wincni', () => {
  const conf = {
    cniVersion: '0.2.0',
    name: 'l2bridge',
    type: 'wincni.exe',
    master: 'Ethernet',
    capabilities: { portMappings: true },
    ipam: { environment: 'azure', subnet: '192.168.1.0/24', routes: [{ GW: '192.168.1.2' }] },
    dns: { Nameservers: ['11.0.0.10'], Search: ['svc.local'] },
    AdditionalArgs: [
      { Name: 'EndpointPolicy', Value: { Type: 'OutBoundNAT', ExceptionList: ['192.168.0.0/16'] } },
    ],
  }
  const found = (change: object) => said({ ...conf, ...change }).filter((line) => /WIN203|WIN231/.test(line))

  test('its own example has no key that it does not read', () => {
    expect(found({})).toEqual([])
  })

  test.each<[object, string]>([
    [{ AdditionalArg: [] }, 'WIN203 warning `wincni` does not read `AdditionalArg`'],
    [{ optionalFlags: {} }, 'WIN203 warning `wincni` does not read `optionalFlags`'],
    [{ ipam: { ...conf.ipam, addressspace: 'local', adressSpace: '' } }, 'does not read `adressSpace`'],
    [{ ipam: { ...conf.ipam, subnet: 24 } }, 'WIN231 error `subnet` is a number, not a string'],
    [{ AdditionalArgs: {} }, 'WIN231 error `AdditionalArgs` is an object, not a list of objects'],
  ])('%j', (change, message) => {
    expect(found(change)).toEqual([expect.stringContaining(message)])
  })
})

describe('an IPAM plugin that belongs to another plugin', () => {
  const policies = [
    {
      name: 'EndpointPolicy',
      value: { Type: 'OutBoundNAT', Settings: { Exceptions: ['10.244.0.0/16', '10.96.0.0/12'] } },
    },
  ]
  const hns = (type: string, ipam: object | undefined) => ({
    cniVersion: '1.0.0',
    name: 'net',
    type,
    apiVersion: 2,
    ipam,
    policies,
  })

  test.each([
    ['win-bridge', 'azure-cns', 'WIN221 error the IPAM `azure-cns` belongs to `azure-vnet`'],
    ['win-overlay', 'azure-vnet-ipam', 'WIN207 warning the IPAM `azure-vnet-ipam` belongs to `azure-vnet`'],
    ['win-bridge', 'calico-ipam', 'WIN207 warning the IPAM `calico-ipam` belongs to `calico`'],
    ['sdnbridge', 'calico-ipam', 'WIN207 warning the IPAM `calico-ipam` belongs to `calico`'],
    ['win-bridge', 'dhcp', 'WIN247 error `dhcp` exists on Linux only'],
    ['sdnoverlay', 'static', 'WIN247 error `static` exists on Linux only'],
    ['antrea', 'azure-cns', 'WIN201 error antrea refuses the configuration'],
    ['antrea', 'calico-ipam', 'WIN201 error antrea refuses the configuration'],
  ])('%s with %s', (type, ipam, line) => {
    expect(said(hns(type, { type: ipam }))).toContainEqual(expect.stringContaining(line))
  })

  test.each([
    ['win-overlay', 'WIN238 warning `win-overlay` has no `ipam`'],
    ['win-bridge', 'WIN238 warning `win-bridge` has no `ipam`'],
    [
      'antrea',
      'WIN201 error antrea refuses the configuration: `Network configuration does not support ipam/type=`',
    ],
  ])('%s without any', (type, line) => {
    expect(said(hns(type, undefined))).toContainEqual(expect.stringContaining(line))
  })

  test('host-local goes with each', () => {
    for (const type of ['win-bridge', 'win-overlay', 'antrea'])
      expect(
        said(hns(type, { type: 'host-local', subnet: '10.244.1.0/24' })).filter((line) => /IPAM/.test(line)),
      ).toEqual([])
  })
})

test.each<[object, string]>([
  [{ mtu: '1400', ipam: { type: 'host-local' } }, '`mtu` is a number'],
  [{}, 'host-local'],
  [{ ipam: { type: 'azure-vnet-ipam' } }, 'host-local'],
  [{ ipam: { type: 'antrea' } }, 'host-local'],
])('what the agent of Antrea refuses says what to write: %j', (conf, help) => {
  const text = JSON.stringify({
    cniVersion: '0.3.0',
    name: 'antrea',
    plugins: [{ type: 'antrea', capabilities: { dns: true }, ...conf }],
  })
  const { diagnostics } = validate({ path: 'a.conflist', text })
  expect(diagnostics.find(({ code }) => code === 'WIN201')?.help).toContain(help)
})
