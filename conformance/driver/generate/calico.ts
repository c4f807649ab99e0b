import { type Doc, list, type Member, num, object } from '../document.ts'
import { bytesAsText } from '../models/bytes.ts'
import type { CalicoCase } from '../models/calico.ts'
import type { Random } from '../random.ts'
import type { Generated } from './plugin-case.ts'
import { policies } from './policies.ts'
import { address, cidr } from './scalars.ts'
import { scrap } from './scrap.ts'

/** A configuration of Calico, on a cluster with a few IP pools. */
export function calicoCase(r: Random): Generated<CalicoCase> {
  const around = {
    pools: r.several(0, 3, () => r.pick(POOLS)),
    natOutgoing: r.chance(0.8),
    ipv4: r.pick(['10.244.1.0/24', '10.244.1.64/26', '10.244.7.9/24', '10.0.0.0/8', '10.9.9.8/31', '']),
    ipv6: r.pick(['fd00::/64', '']),
  }
  return { doc: conf(r), withText: (text) => ({ document: bytesAsText(text), ...around }) }
}

const POOLS = ['10.244.0.0/16', '192.168.0.0/16', '10.11.128.13/19', 'fd00::/48', '0.0.0.0/0', '10.96.0.0/12']

function conf(r: Random): Doc {
  const members: Member[] = []
  const maybe = (probability: number, key: string, value: () => Doc): void => {
    if (r.chance(probability)) members.push([key, r.chance(0.04) ? scrap(r) : value()])
  }
  maybe(0.95, 'name', () => 'Calico')
  maybe(0.9, 'cniVersion', () => r.pick(['0.3.1', '1.0.0', '']))
  maybe(0.95, 'type', () => 'calico')
  maybe(0.8, r.pick(['mode', 'Mode']), () => r.pick(['vxlan', 'windows-bgp', '', 'VXLAN']))
  maybe(0.5, 'vxlan_vni', () => r.pick<Doc>([num(4096), num(0), num(42), num(-1), num(1.5), '4096']))
  maybe(0.4, 'vxlan_mac_prefix', () => r.pick(['0E-2A', '0e:2a', '']))
  maybe(0.5, 'windows_use_single_network', () => r.chance(0.5))
  maybe(0.3, 'windows_loopback_DSR', () => r.pick<Doc>([true, false, '__DSR_SUPPORT__']))
  maybe(0.3, 'mtu', () => num(r.below(9000)))
  maybe(0.3, 'policy', () => object(['type', 'k8s']))
  maybe(0.3, 'kubernetes', () => object(['kubeconfig', 'c:/k/config'], ['node_name', scrap(r)]))
  maybe(0.2, 'RuntimeConfig', () =>
    object(['dns', object(['servers', list('10.0.0.10')], ['searches', scrap(r)])]),
  )
  maybe(0.1, 'args', () => object(['org.apache.mesos', object(['network_info', scrap(r)])]))
  maybe(0.1, 'dataplane_options', () => scrap(r))
  maybe(0.1, 'readiness_gates', () => scrap(r))
  maybe(0.1, 'device_type', () => scrap(r))
  maybe(0.9, r.chance(0.95) ? 'ipam' : 'IPAM', () => ipam(r))
  maybe(0.9, r.pick(['policies', 'Policies']), () => policies(r))
  return object(...members)
}

function ipam(r: Random): Doc {
  const members: Member[] = [['type', r.pick(['host-local', 'calico-ipam'])], ...range(r)]
  if (r.chance(0.2)) members.push(['assign_ipv4', r.pick<Doc>(['true', 'false', null, true])])
  if (r.chance(0.1)) members.push(['ipv4_pools', r.pick<Doc>([list('10.244.0.0/16'), scrap(r)])])
  if (r.chance(0.4)) {
    members.push(['ranges', r.chance(0.1) ? scrap(r) : list(...r.several(0, 2, () => set(r)))])
  }
  return object(...members)
}

function set(r: Random): Doc {
  if (r.chance(0.08)) return scrap(r)
  return list(...r.several(0, 2, () => (r.chance(0.08) ? scrap(r) : object(...range(r)))))
}

function range(r: Random): Member[] {
  const members: Member[] = []
  const subnets = [
    'usePodCidr',
    'USEPODCIDR',
    'usePodCidrIPv6',
    '10.244.1.0/24',
    '::ffff:10.0.0.0/120',
    'fd00::/64',
  ]
  if (r.chance(0.85))
    members.push([
      'subnet',
      r.weigh<Doc>([
        [8, r.pick(subnets)],
        [2, cidr(r)],
        [1, scrap(r)],
      ]),
    ])
  for (const key of ['rangeStart', 'rangeEnd']) {
    const near = () => `10.244.1.${r.below(256)}`
    if (r.chance(0.3))
      members.push([
        key,
        r.weigh<Doc>([
          [6, near()],
          [2, address(r)],
          [1, scrap(r)],
          [1, ''],
        ]),
      ])
  }
  return members
}
