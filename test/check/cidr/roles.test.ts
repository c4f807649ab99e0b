import { expect, test } from 'vitest'
import { CODES } from '../../../src/diagnostic/codes.ts'
import { checkAddressRoles } from '../../../src/check/cidr/check-address-roles.ts'
import { isAddressPlan, readAddressRoles } from '../../../src/check/cidr/read-address-roles.ts'
import { parseYaml } from '../../../src/text/yaml.ts'

/** What a plan gives: each finding as severity, code, place and message. */
function check(plan: unknown): string[] {
  const { tree } = parseYaml(JSON.stringify(plan))
  if (!isAddressPlan(tree)) return ['not an address plan']
  const read = readAddressRoles(tree)
  return [...read.findings, ...checkAddressRoles(read.plan)].map((finding) => {
    const severity = finding.severity ?? CODES[finding.code].severity
    return `${severity} ${finding.code} /${(finding.at.path ?? []).join('/')}: ${finding.message}`
  })
}

const QUIET: readonly { readonly name: string; readonly plan: unknown }[] = [
  {
    name: 'an ordinary cluster',
    plan: {
      clusterCIDR: '10.244.0.0/16',
      serviceCIDR: '10.96.0.0/12',
      managementSubnet: '10.127.130.0/24',
      podCIDR: '10.244.3.0/24',
      gateway: '10.244.3.2',
      firstPodIP: '10.244.3.3',
      mgmtIP: '10.127.130.38',
      dns: '10.96.0.10',
      exceptions: ['10.244.0.0/16', '10.96.0.0/12', '10.127.130.0/24'],
      vni: 4096,
    },
  },
  {
    name: 'dual stack',
    plan: {
      clusterCIDR: ['10.244.0.0/16', 'fd00:10:244::/56'],
      serviceCIDR: ['10.96.0.0/16', 'fd00:10:96::/112'],
      dns: ['10.96.0.10', 'fd00:10:96::a'],
    },
  },
  {
    name: 'pods in the VNet, as with Azure CNI',
    plan: { vnet: '10.0.0.0/8', clusterCIDR: '10.240.0.0/16', managementSubnet: '10.1.0.0/16' },
  },
  {
    name: 'an interface address in the Docker bridge',
    plan: { dockerBridge: '172.17.0.1/16', serviceCIDR: '10.0.0.0/16' },
  },
  {
    name: 'win-overlay, whose pods begin at network + 2',
    plan: { podCIDR: '10.244.1.0/24', gateway: '10.244.1.1', firstPodIP: '10.244.1.2' },
  },
  {
    name: 'an exception in two halves',
    plan: { vnet: '10.1.0.0/16', exceptions: ['10.1.0.0/17', '10.1.128.0/17'] },
  },
  {
    name: 'notes and unknown keys without addresses',
    plan: { vnet: '10.1.0.0/16', note: 'x', owner: { name: 'me' } },
  },
]

test.each(QUIET)('$name gives no finding', ({ plan }) => {
  expect(check(plan)).toEqual([])
})

const LOUD: readonly { readonly plan: unknown; readonly says: readonly string[] }[] = [
  {
    plan: { clusterCIDR: '10.244.0.0/16', managementSubnet: '10.244.7.0/24' },
    says: [
      'error WIN104 /clusterCIDR: clusterCIDR `10.244.0.0/16` encloses managementSubnet `10.244.7.0/24`',
    ],
  },
  {
    plan: { dockerBridge: '172.17.0.1/16', serviceCIDR: '172.17.4.0/24' },
    says: [
      'error WIN104 /dockerBridge: dockerBridge `172.17.0.0/16` encloses serviceCIDR `172.17.4.0/24`',
      'info WIN157 /serviceCIDR: serviceCIDR `172.17.4.0/24` lies in `172.16.0.0/12`, the pool from which HNS chooses the subnet of a `nat` network',
    ],
  },
  {
    plan: { clusterCIDR: '192.168.0.0/16', externalHnsNetwork: '192.168.255.0/30' },
    says: [
      'error WIN104 /externalHnsNetwork: externalHnsNetwork `192.168.255.0/30` lies inside clusterCIDR `192.168.0.0/16`',
      'warning WIN157 /clusterCIDR: clusterCIDR `192.168.0.0/16` holds `192.168.0.0/24`, the first network of most home and office routers',
      'warning WIN157 /clusterCIDR: clusterCIDR `192.168.0.0/16` holds `192.168.1.0/24`, the second network of most home and office routers',
    ],
  },
  {
    plan: { clusterCIDR: '10.244.0.0/16', onPremises: { berlin: '10.244.9.0/24' } },
    says: [
      'error WIN104 /onPremises/berlin: onPremises.berlin `10.244.9.0/24` lies inside clusterCIDR `10.244.0.0/16`',
    ],
  },
  {
    plan: { clusterCIDR: '10.244.0.0/16', podCIDR: '10.245.0.0/24' },
    says: ['error WIN105 /podCIDR: podCIDR `10.245.0.0/24` does not lie inside clusterCIDR `10.244.0.0/16`'],
  },
  {
    plan: { podCIDR: '10.244.1.128/25', gateway: '10.244.1.1' },
    says: ['error WIN158 /gateway: gateway `10.244.1.1` lies outside podCIDR `10.244.1.128/25`'],
  },
  {
    plan: { podCIDR: '10.244.1.0/24', gateway: '10.244.1.254' },
    says: [
      'error WIN159 /gateway: gateway `10.244.1.254` is neither the first nor the second address of podCIDR `10.244.1.0/24`',
    ],
  },
  {
    plan: { podCIDR: '10.244.1.0/24', firstPodIP: '10.244.1.2' },
    says: [
      'error WIN160 /firstPodIP: first pod address `10.244.1.2` is the win-bridge gateway of podCIDR `10.244.1.0/24`',
    ],
  },
  {
    plan: { serviceCIDR: '10.96.0.0/16', dns: '10.96.0.1' },
    says: ['error WIN107 /dns: DNS server `10.96.0.1` is the address of the `kubernetes` Service'],
  },
  {
    plan: { managementSubnet: ['10.1.0.0/24', '10.2.0.0/24'], mgmtIP: ['10.2.0.9', '10.3.0.9'] },
    says: [
      'error WIN108 /mgmtIP/1: management IP `10.3.0.9` lies outside managementSubnet[0] `10.1.0.0/24` and managementSubnet[1] `10.2.0.0/24`',
    ],
  },
  {
    plan: { managementSubnet: '10.1.0.0/24', mgmtIP: '10.1.0.255' },
    says: [
      'error WIN109 /mgmtIP: management IP `10.1.0.255` is the broadcast address of managementSubnet `10.1.0.0/24`',
    ],
  },
  {
    plan: { clusterCIDR: '10.244.0.0/16', exceptions: ['10.244.0.0/17'] },
    says: [
      'error WIN162 /clusterCIDR: NAT exceptions are narrower than clusterCIDR `10.244.0.0/16`: `10.244.128.0/17` is missing',
    ],
  },
  {
    plan: { clusterCIDR: '10.244.0.0/16', exceptions: ['10.244.0.0/16', '10.10.0.0/16'] },
    says: ['info WIN164 /exceptions/1: NAT exception `10.10.0.0/16` belongs to no range of the plan'],
  },
  {
    plan: { vni: [1, '4096', 65536, 'x'] },
    says: [
      'error WIN110 /vni/0: VNI 1 is too small',
      'error WIN110 /vni/2: VNI 65536 is too large',
      'error WIN110 /vni/3: `x` is no VNI',
    ],
  },
  {
    plan: { serviceCIDR: '172.32.0.0/16' },
    says: ['warning WIN155 /serviceCIDR: serviceCIDR `172.32.0.0/16` is public space'],
  },
  {
    plan: { clusterCIDR: '172.0.0.0/8' },
    says: [
      'warning WIN155 /clusterCIDR: clusterCIDR `172.0.0.0/8` reaches beyond the private 172.16.0.0/12 into public space',
      'info WIN157 /clusterCIDR: clusterCIDR `172.0.0.0/8` holds `172.16.0.0/12`, the pool from which HNS chooses the subnet of a `nat` network',
    ],
  },
  {
    plan: { clusterCIDR: '010.244.0.0/16', serviceCIDR: '10.96/12', gateway: '10.0.0.1/24' },
    says: [
      'error WIN100 /clusterCIDR: `010.244.0.0/16` is no CIDR: `010.244.0.0` is no IP address',
      'error WIN100 /serviceCIDR: `10.96/12` is no CIDR: `10.96` is no IP address',
      'error WIN102 /gateway: `10.0.0.1/24` is no IP address',
    ],
  },
  {
    plan: { serviceCIDR: ['10.96.0.0/16', '10.97.0.0/16'] },
    says: [
      'error WIN103 /serviceCIDR/1: serviceCIDR[1] `10.97.0.0/16` is a second IPv4 range of serviceCIDR',
    ],
  },
  {
    plan: { serviceCIDR: '169.254.0.0/20' },
    says: ['error WIN154 /serviceCIDR: serviceCIDR `169.254.0.0/20` lies in the link-local range (RFC 3927)'],
  },
]

test.each(LOUD)('$says.0', ({ plan, says }) => {
  expect(check(plan)).toEqual(says)
})

test('an overlap names free space that nothing in the plan uses', () => {
  const { tree } = parseYaml('{clusterCIDR: 10.96.0.0/12, serviceCIDR: 10.100.0.0/16, vnet: 10.0.0.0/11}')
  if (!isAddressPlan(tree)) throw new Error('no plan')
  const [finding] = checkAddressRoles(readAddressRoles(tree).plan)
  expect(finding?.help).toBe('move serviceCIDR, for example to `10.112.0.0/16`, which is free')
})

test('a pod CIDR that is taken moves inside its cluster CIDR', () => {
  const { tree } = parseYaml(
    JSON.stringify({ clusterCIDR: '10.244.0.0/16', podCIDR: ['10.244.0.0/24', '10.244.0.0/24'] }),
  )
  if (!isAddressPlan(tree)) throw new Error('not an address plan')
  const [finding] = checkAddressRoles(readAddressRoles(tree).plan)
  expect(finding?.help).toBe('move podCIDR[1], for example to `10.244.1.0/24`, which is free')
})
