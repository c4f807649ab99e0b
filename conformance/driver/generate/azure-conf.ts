import { type Doc, type Member, list, num, object } from '../document.ts'
import type { Random } from '../random.ts'
import { cidr } from './scalars.ts'
import { again, scrap, shuffled } from './scrap.ts'

/** A configuration of azure-vnet, mostly one that works, with every key that it reads. */
export function azureConf(r: Random, name: string): Doc {
  const members: Member[] = []
  const add = (probability: number, key: string, value: () => Doc): void => {
    if (r.chance(probability)) members.push([r.chance(0.04) ? key.toUpperCase() : key, value()])
  }
  const tenants = r.chance(0.12)
  add(0.98, 'cniVersion', () =>
    r.pick<Doc>(['0.3.0', '0.3.0', '1.0.0', '0.2.0', '0.4.0', '0.1.0', '', '1.1.0']),
  )
  add(0.99, 'name', () =>
    r.weigh<Doc>([
      [30, name],
      [2, 'other'],
      [0.3, ''],
      [0.2, num(1)],
    ]),
  )
  add(0.99, 'type', () =>
    r.weigh<Doc>([
      [30, 'azure-vnet'],
      [0.2, num(1)],
    ]),
  )
  add(0.6, 'mode', () => r.pick<Doc>(['bridge', 'tunnel', 'transparent', '']))
  add(0.15, 'master', () => r.pick<Doc>(['Ethernet', 'Ethernet 2', 'none', '']))
  add(0.15, 'adapterName', () => r.pick<Doc>(['', 'Ethernet 2', 'vEthernet (x)']))
  add(0.4, 'bridge', () =>
    r.weigh<Doc>([
      [10, 'azure0'],
      [0.5, 'a/b'],
      [0.2, num(1)],
    ]),
  )
  add(0.4, 'executionMode', () =>
    r.weigh<Doc>([
      [10, 'v4swift'],
      [3, 'default'],
      [0.5, 'baremetal'],
      [1, 'x'],
    ]),
  )
  add(0.15, 'ipv6Mode', () =>
    r.weigh<Doc>([
      [5, 'ipv6nat'],
      [1, ''],
      [1, 'other'],
    ]),
  )
  if (tenants) members.push(['multiTenancy', true])
  add(0.1, 'enableSnatOnHost', () => r.chance(0.8))
  add(0.05, 'enableExactMatchForPodName', () => true)
  add(0.05, 'disableAsyncDelete', () => true)
  add(0.97, 'ipam', () => ipam(r))
  add(0.8, 'dns', () => dns(r))
  add(0.2, 'runtimeConfig', () => runtimeConfig(r))
  add(0.5, 'windowsSettings', () => settings(r))
  add(0.8, 'AdditionalArgs', () => policies(r))
  add(0.1, r.pick(['logLevel', 'ipsToRouteViaHost', 'serviceCidrs', 'env', 'unknown']), () =>
    r.weigh<() => Doc>([
      [2, () => 'x'],
      [2, () => list('10.0.0.1')],
      [1, () => scrap(r)],
    ])(),
  )
  if (r.chance(0.05) && members.length > 0) members.push(again(r, r.pick(members)))
  return object(...(r.chance(0.15) ? shuffled(r, members) : members))
}

function ipam(r: Random): Doc {
  if (r.chance(0.02)) return scrap(r)
  const members: Member[] = [
    [
      'type',
      r.weigh<Doc>([
        [20, 'azure-cns'],
        [10, 'azure-vnet-ipam'],
        [0.5, 'missing'],
        [0.5, ''],
        [0.2, num(1)],
      ]),
    ],
  ]
  const add = (probability: number, key: string, value: Doc): void => {
    if (r.chance(probability)) members.push([key, value])
  }
  add(0.35, 'mode', r.pick<Doc>(['v4overlay', 'dualStackOverlay', 'overlay', 'x']))
  add(0.1, r.pick(['environment', 'addressSpace', 'subnet', 'ipAddress', 'queryInterval']), r.pick(['x', '']))
  return object(...members)
}

function dns(r: Random): Doc {
  const members: Member[] = []
  const capital = r.chance(0.7)
  const add = (probability: number, key: string, values: readonly Doc[]): void => {
    if (r.chance(probability)) members.push([capital ? key : key.toLowerCase(), list(...values)])
  }
  add(0.95, 'Nameservers', r.pick([['10.0.0.10'], ['10.0.0.10', '168.63.129.16'], []]))
  add(0.95, 'Search', r.pick([['svc.cluster.local'], ['svc.cluster.local', 'example.com'], []]))
  add(0.15, 'Options', ['ndots:5'])
  if (r.chance(0.1)) members.push(['domain', 'cluster.local'])
  return object(...members)
}

function runtimeConfig(r: Random): Doc {
  const members: Member[] = []
  if (r.chance(0.7)) {
    const mapping = (): Doc =>
      object(
        ['hostPort', num(r.pick([8080, 70000, 0, -1]))],
        ['containerPort', num(80)],
        ['protocol', r.pick(['tcp', 'UDP', ' Tcp ', 'sctp', ''])],
        ...(r.chance(0.4) ? [['hostIP', r.pick(['', '10.224.0.4', 'fd00::4', 'localhost'])] as const] : []),
      )
    members.push(['portMappings', list(...r.several(0, 2, mapping))])
  }
  if (r.chance(0.5)) {
    members.push([
      'dns',
      object(
        ...(r.chance(0.8) ? [['servers', list('10.0.0.10')] as const] : []),
        ...(r.chance(0.8) ? [['searches', list('a.example', 'b.example')] as const] : []),
        ...(r.chance(0.3) ? [['options', list('ndots:2')] as const] : []),
      ),
    ])
  }
  return object(...members)
}

function settings(r: Random): Doc {
  const members: Member[] = []
  if (r.chance(0.8))
    members.push([
      'enableLoopbackDSR',
      r.weigh<Doc>([
        [10, true],
        [1, false],
        [0.2, 'true'],
      ]),
    ])
  if (r.chance(0.3))
    members.push([
      'hnsTimeoutDurationInSeconds',
      r.weigh<Doc>([
        [10, num(120)],
        [0.3, '120'],
      ]),
    ])
  return object(...members)
}

function policies(r: Random): Doc {
  if (r.chance(0.02)) return scrap(r)
  return list(
    ...r.several(0, 4, () => {
      const key = (name: string): string => (r.chance(0.2) ? name.toLowerCase() : name)
      const name = r.weigh<Doc>([
        [20, 'EndpointPolicy'],
        [1, 'NetworkPolicy'],
        [0.5, 'OutBoundNatPolicy'],
        [0.5, 'Other'],
        [0.2, num(1)],
      ])
      const members: Member[] = [[key('Name'), name]]
      if (r.chance(0.97)) members.push([key('Value'), policy(r)])
      return object(...members)
    }),
  )
}

function policy(r: Random): Doc {
  const extra = (): Member[] => (r.chance(0.12) ? [[r.pick(['VIP', 'NextHop', 'Extra']), '10.0.0.9']] : [])
  const encap = r.weigh<Member[]>([
    [20, [['NeedEncap', true]]],
    [1, [['NeedEncap', false]]],
    [0.5, [['NeedEncap', 'true']]],
    [0.5, [['NeedEncap', null]]],
    [1, []],
  ])
  const nat = r.weigh<Member[]>([
    [20, [['ExceptionList', list(...r.several(1, 3, () => cidr(r)))]]],
    [1, [['ExceptionList', list()]]],
    [0.5, [['ExceptionList', r.pick<Doc>(['10.0.0.0/8', null, num(1)])]]],
    [1, [['Settings', object(['Exceptions', list('10.0.0.0/8')])]]],
  ])
  return r.weigh<() => Doc>([
    [6, () => object(['Type', 'OutBoundNAT'], ...nat, ...extra())],
    [4, () => object(['Type', 'ROUTE'], ['DestinationPrefix', cidr(r)], ...encap, ...extra())],
    [6, () => acl(r)],
    [
      1,
      () =>
        object(['Type', 'LoopbackDSR'], ['IPAddress', r.pick<Doc>(['169.254.169.254', '', 'x', 'fd00::1'])]),
    ],
    [1, () => proxy(r)],
    [
      1,
      () =>
        object(
          ['Type', 'PortMapping'],
          [
            'Settings',
            object(
              ['InternalPort', num(80)],
              ['ExternalPort', num(8080)],
              ['Protocol', num(r.pick([6, 17, 1]))],
            ),
          ],
          ...extra(),
        ),
    ],
    [0.4, () => object(['Type', r.pick(['QOS', 'SDNRoute', 'outboundnat', 'VLAN'])], ...extra())],
    [0.3, () => scrap(r)],
  ])()
}

function acl(r: Random): Doc {
  const members: Member[] = []
  const add = (probability: number, key: string, value: Doc): void => {
    if (r.chance(probability)) members.push([key, value])
  }
  add(
    0.9,
    'Type',
    r.weigh<Doc>([
      [20, 'ACL'],
      [1, 'QOS'],
    ]),
  )
  add(0.6, 'Protocols', '6')
  add(
    0.97,
    'Action',
    r.weigh<Doc>([
      [10, 'Block'],
      [10, 'Allow'],
      [0.3, ''],
    ]),
  )
  add(0.95, 'Direction', r.pick(['In', 'Out']))
  add(0.6, 'RemoteAddresses', '168.63.129.16/32')
  add(0.5, 'RemotePorts', '80')
  add(0.1, r.pick(['Protocol', 'LocalPort', 'RemotePort', 'Id']), num(6))
  add(
    0.9,
    'Priority',
    r.weigh<Doc>([
      [10, num(200)],
      [5, num(65500)],
      [0.3, num(70000)],
      [0.2, '200'],
    ]),
  )
  add(0.5, 'RuleType', 'Switch')
  return object(...members)
}

function proxy(r: Random): Doc {
  const members: Member[] = [
    ['Type', 'L4WFPPROXY'],
    [
      'OutboundProxyPort',
      r.weigh<Doc>([
        [10, '15001'],
        [0.5, num(15001)],
      ]),
    ],
  ]
  if (r.chance(0.5)) members.push(['UserSID', 'S-1-5-32-556'])
  if (r.chance(0.7)) {
    members.push([
      'FilterTuple',
      r.weigh<Doc>([
        [10, object(['Protocols', '6'], ['Priority', num(1)])],
        [1, 'x'],
      ]),
    ])
  }
  if (r.chance(0.3)) members.push(['OutboundExceptions', object(['PortExceptions', list('22')])])
  return object(...members)
}
