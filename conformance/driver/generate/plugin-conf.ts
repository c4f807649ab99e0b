import { type Doc, type Member, list, num, object, raw } from '../document.ts'
import type { Random } from '../random.ts'

/** A configuration of win-bridge or win-overlay, mostly one that works, with every key that matters and some that do not. */
export function pluginConf(r: Random, type: 'win-bridge' | 'win-overlay', name: string): Doc {
  const members: Member[] = []
  const add = (probability: number, key: () => string, value: () => Doc): void => {
    if (r.chance(probability)) members.push([key(), value()])
  }
  add(
    0.97,
    () =>
      r.weigh([
        [30, 'cniVersion'],
        [1, 'CNIVersion'],
      ]),
    () => cniVersion(r),
  )
  add(
    0.99,
    () =>
      r.weigh([
        [30, 'name'],
        [1, 'Name'],
      ]),
    () =>
      r.weigh<Doc>([
        [30, name],
        [1, 'other'],
        [0.3, ''],
        [0.3, 'a b'],
        [0.2, num(3)],
      ]),
  )
  add(
    0.95,
    () => 'type',
    () => type,
  )
  add(
    0.75,
    () =>
      r.weigh([
        [20, 'apiVersion'],
        [3, 'ApiVersion'],
        [1, 'APIVERSION'],
      ]),
    () => apiVersion(r),
  )
  add(
    0.8,
    () =>
      r.weigh([
        [20, 'policies'],
        [3, 'Policies'],
      ]),
    () => policies(r),
  )
  add(
    0.2,
    () =>
      r.weigh([
        [10, 'HcnPolicyArgs'],
        [1, 'hcnPolicyArgs'],
      ]),
    () => hcnPolicies(r),
  )
  add(
    0.35,
    () =>
      r.weigh([
        [10, 'ipMasqNetwork'],
        [1, 'ipmasqnetwork'],
      ]),
    () => masqNetwork(r),
  )
  add(
    0.35,
    () =>
      r.weigh([
        [10, 'ipMasq'],
        [1, 'IPMasq'],
      ]),
    () =>
      r.weigh<Doc>([
        [10, true],
        [4, false],
        [1, null],
        [0.3, 'true'],
      ]),
  )
  add(
    0.3,
    () =>
      r.weigh([
        [10, 'loopbackDSR'],
        [1, 'LoopbackDSR'],
      ]),
    () =>
      r.weigh<Doc>([
        [10, true],
        [3, false],
        [0.3, num(1)],
      ]),
  )
  add(
    0.3,
    () => 'endpointMacPrefix',
    () => r.pick<Doc>(['0E-2A', '0e-2a', '02-11', '', '0E2A', '0E-2A-', 'zz-zz', num(2)]),
  )
  add(
    0.6,
    () => 'dns',
    () => dns(r),
  )
  add(
    0.4,
    () => 'runtimeConfig',
    () => runtimeConfig(r),
  )
  add(
    0.85,
    () => 'ipam',
    () => ipam(r),
  )
  add(
    0.05,
    () => 'prevResult',
    () => r.pick<Doc>([object(), null, 'x', object(['ips', list()])]),
  )
  add(
    0.1,
    () => r.pick(['capabilities', 'args', 'mtu', 'clusterNetworkPrefix', 'AdditionalArgs', '']),
    () => scrap(r),
  )
  if (r.chance(0.08) && members.length > 0) members.push(again(r, r.pick(members)))
  return object(...(r.chance(0.2) ? shuffled(r, members) : members))
}

/** One policy list, of entries in the shape of either API and some in none. */
export function policies(r: Random): Doc {
  if (r.chance(0.03)) return r.pick<Doc>([null, object(), 'x', list(null), list('x')])
  return list(...r.several(0, 4, () => entry(r)))
}

function entry(r: Random): Doc {
  const members: Member[] = []
  const key = (name: string, other: string): string => (r.chance(0.15) ? other : name)
  if (r.chance(0.96)) {
    members.push([
      key('name', 'Name'),
      r.weigh<Doc>([
        [20, 'EndpointPolicy'],
        [2, 'endpointpolicy'],
        [1, 'NetworkPolicy'],
        [0.5, ''],
        [0.2, num(1)],
        [0.5, null],
      ]),
    ])
  }
  if (r.chance(0.97)) members.push([key('value', 'Value'), policy(r)])
  if (r.chance(0.03)) members.push(['extra', scrap(r)])
  return object(...members)
}

function policy(r: Random): Doc {
  return r.weigh<() => Doc>([
    [
      6,
      () =>
        object(
          ['Type', natType(r)],
          [
            r.weigh([
              [9, 'ExceptionList'],
              [1, 'exceptionList'],
            ]),
            exceptions(r),
          ],
          ...extra(r),
        ),
    ],
    [
      6,
      () =>
        object(
          ['Type', natType(r)],
          [
            'Settings',
            object(
              [
                r.weigh([
                  [9, 'Exceptions'],
                  [1, 'ExceptionList'],
                ]),
                exceptions(r),
              ],
              ...extra(r),
            ),
          ],
        ),
    ],
    [2, () => object(['Type', natType(r)], ['Destinations', list('10.244.1.5')])],
    [
      2,
      () =>
        object(
          ['Type', natType(r)],
          ['Settings', object(['Destinations', r.pick([list('10.244.1.5'), list('10.244.1.10')])])],
        ),
    ],
    [3, () => object(['Type', 'ROUTE'], ['DestinationPrefix', cidr(r)], ['NeedEncap', r.chance(0.8)])],
    [
      3,
      () =>
        object(
          ['Type', 'SDNRoute'],
          ['Settings', object(['DestinationPrefix', cidr(r)], ['NeedEncap', true])],
        ),
    ],
    [2, () => object(['Type', 'PA'], ['PA', address(r)])],
    [
      2,
      () =>
        object(
          ['Type', r.pick(['ProviderAddress', 'PA'])],
          ['Settings', object(['ProviderAddress', address(r)])],
        ),
    ],
    [
      1,
      () =>
        object(
          ['Type', 'ACL'],
          [
            'Settings',
            object(['Action', 'Allow'], ['Priority', num(r.pick([200, '2e2', '9007199254740993']))]),
          ],
        ),
    ],
    [1, () => object(['Settings', scrap(r)], ['Type', natType(r)], ...extra(r))],
    [1, () => object(['type', 'OutBoundNAT'], ['settings', object(['Exceptions', exceptions(r)])])],
    [1.5, () => scrap(r)],
  ])()
}

function natType(r: Random): Doc {
  return r.weigh<Doc>([
    [20, 'OutBoundNAT'],
    [1, 'outboundnat'],
    [1, 'OutboundNAT'],
    [0.5, raw('"Out\\u0042oundNAT"')],
    [0.3, ''],
    [0.3, num(1)],
    [0.3, null],
    [0.3, list()],
  ])
}

/** A policy list in the form of HCN before plugins v1.0.0. */
function hcnPolicies(r: Random): Doc {
  return list(
    ...r.several(0, 3, () =>
      r.weigh<() => Doc>([
        [6, () => object(['Type', natType(r)], ['Settings', object(['Exceptions', exceptions(r)])])],
        [2, () => object(['Type', 'SDNRoute'], ['Settings', object(['DestinationPrefix', cidr(r)])])],
        [1, () => object(['type', 'X'], ['settings', scrap(r)], ['more', true])],
        [0.3, () => scrap(r)],
      ])(),
    ),
  )
}

function exceptions(r: Random): Doc {
  return r.weigh<() => Doc>([
    [20, () => list(...r.several(0, 4, () => (r.chance(0.05) ? scrap(r) : cidr(r))))],
    [1, () => scrap(r)],
  ])()
}

/** Members that a policy may carry besides. */
function extra(r: Random): Member[] {
  return r.chance(0.15)
    ? [[r.pick(['VIP', 'Destinations', 'MaxPortPoolUsage', 'Exceptions', 'PA', 'Type']), scrap(r)]]
    : []
}

/** Cluster, service and node networks, and texts that are none. */
export function cidr(r: Random): Doc {
  return r.weigh<Doc>([
    [6, '10.244.0.0/16'],
    [4, '10.96.0.0/12'],
    [3, '10.244.1.0/24'],
    [2, '192.168.10.0/24'],
    [1, '10.244.0.1/16'],
    [0.5, ''],
    [0.5, 'fd00::/64'],
    [0.3, 'a"b'],
    [0.3, raw('"10.244.0.0\\/16"')],
    [0.3, raw('"\\u0031\\u0030.244.0.0/16"')],
    [0.2, 'é<&'],
  ])
}

function address(r: Random): Doc {
  return r.weigh<Doc>([
    [3, '192.168.10.5'],
    [2, '192.168.10.6'],
    [0.5, ''],
    [0.3, num(1)],
    [0.3, null],
    [0.2, list('192.168.10.5')],
  ])
}

function masqNetwork(r: Random): Doc {
  return r.weigh<Doc>([
    [10, '10.244.0.0/16'],
    [2, '10.244.1.0/24'],
    [1, ''],
    [0.7, 'x"y'],
    [0.5, 'not a cidr, 10.0.0.0/8'],
    [0.3, null],
    [0.2, num(1)],
    [0.3, 'a\\b'],
    [0.3, '"],"a":["'],
  ])
}

function apiVersion(r: Random): Doc {
  return r.weigh<Doc>([
    [20, num(2)],
    [3, num(1)],
    [1, num(0)],
    [1, num(3)],
    [0.3, num(-2)],
    [0.3, '2'],
    [0.3, num('2.0')],
    [0.3, num('2e0')],
    [0.3, null],
    [0.2, true],
    [0.2, num('99999999999999999999')],
  ])
}

export function cniVersion(r: Random): Doc {
  return r.weigh<Doc>([
    [8, '0.2.0'],
    [8, '0.3.0'],
    [4, '0.3.1'],
    [4, '0.4.0'],
    [6, '1.0.0'],
    [3, '1.1.0'],
    [1, '0.1.0'],
    [0.5, ''],
    [0.4, '1.2.0'],
    [0.4, 'v1.0.0'],
    [0.3, '1.0'],
    [0.2, num(1)],
    [0.2, null],
    [0.2, '0.3.1 '],
  ])
}

export function dns(r: Random): Doc {
  if (r.chance(0.04)) return scrap(r)
  const texts = (choices: readonly string[]): Doc =>
    r.chance(0.03) ? scrap(r) : list(...r.several(0, 2, () => r.pick(choices)))
  const members: Member[] = []
  if (r.chance(0.8))
    members.push([
      r.weigh([
        [8, 'nameservers'],
        [2, 'Nameservers'],
      ]),
      texts(['10.96.0.10', '8.8.8.8', 'x,y', '']),
    ])
  if (r.chance(0.6))
    members.push([
      r.weigh([
        [8, 'search'],
        [2, 'Search'],
      ]),
      texts(['svc.cluster.local', 'cluster.local', 'a b']),
    ])
  if (r.chance(0.3)) members.push(['domain', r.pick<Doc>(['cluster.local', '', null])])
  if (r.chance(0.3)) members.push(['options', texts(['ndots:5', ''])])
  return object(...members)
}

function runtimeConfig(r: Random): Doc {
  if (r.chance(0.03)) return scrap(r)
  const members: Member[] = []
  if (r.chance(0.6)) {
    members.push([
      r.weigh([
        [9, 'dns'],
        [1, 'DNS'],
      ]),
      object(
        ...(r.chance(0.8)
          ? [
              [
                'servers',
                r.pick<Doc>([list('10.96.0.10'), list(), null, list('1.1.1.1', '8.8.8.8')]),
              ] as const,
            ]
          : []),
        ...(r.chance(0.6)
          ? [['searches', r.pick<Doc>([list('default.svc.cluster.local'), list(), 'x'])] as const]
          : []),
        ...(r.chance(0.3) ? [['options', list('ndots:5')] as const] : []),
      ),
    ])
  }
  if (r.chance(0.7)) members.push(['portMappings', portMappings(r)])
  return object(...members)
}

function portMappings(r: Random): Doc {
  if (r.chance(0.03)) return scrap(r)
  return list(
    ...r.several(0, 3, () => {
      const members: Member[] = [
        [
          'hostPort',
          r.weigh<Doc>([
            [10, num(8080)],
            [1, num(0)],
            [0.3, num(-1)],
            [0.2, '80'],
          ]),
        ],
        ['containerPort', num(r.pick([80, 443]))],
      ]
      members.push([
        'protocol',
        r.weigh<Doc>([
          [6, 'tcp'],
          [4, 'udp'],
          [1, 'TCP'],
          [1, 'sctp'],
          [0.7, ''],
          [0.5, '6'],
          [0.5, '0x11'],
          [0.5, '1024'],
          [0.5, '1_0'],
          [0.4, '0b110'],
          [0.4, '017'],
          [0.4, 'icmpv4'],
          [0.4, '-1'],
          [0.4, '+6'],
          [0.3, num(6)],
          [0.3, 'a"b'],
        ]),
      ])
      if (r.chance(0.4))
        members.push([r.pick(['hostIP', 'HostIP']), r.pick<Doc>(['', '192.168.10.5', '0.0.0.0', 'x'])])
      return object(...(r.chance(0.1) ? members.slice(1) : members))
    }),
  )
}

function ipam(r: Random): Doc {
  return r.weigh<() => Doc>([
    [20, () => object(['type', 'host-local'], ['subnet', '10.244.1.0/24'])],
    [1, () => object(['type', 'dhcp'])],
    [1, () => object()],
    [0.5, () => null],
    [0.3, () => object(['type', ''])],
    [0.3, () => scrap(r)],
    [0.5, () => object(['Type', 'host-local'], ['subnet', '10.244.1.0/24'])],
  ])()
}

/** A value of a kind that is rarely the right one. */
export function scrap(r: Random): Doc {
  return r.pick<Doc>([
    null,
    true,
    false,
    '',
    'x',
    '10.244.0.0/16',
    num(0),
    num(-1),
    num('1.5'),
    num('1e400'),
    num('12345678901234567890'),
    list(),
    list('x'),
    list(list(num(1))),
    object(),
    object(['a', num(1)]),
    object(['Type', 'OutBoundNAT']),
  ])
}

/** The same key again, perhaps spelt otherwise, with another value. */
function again(r: Random, [key, value]: Member): Member {
  const spelt = r.weigh([
    [3, key],
    [2, key.toUpperCase()],
    [2, key.slice(0, 1).toUpperCase() + key.slice(1)],
    [1, key.toLowerCase()],
  ])
  return [spelt, r.chance(0.5) ? value : scrap(r)]
}

function shuffled<T>(r: Random, values: readonly T[]): T[] {
  const out = [...values]
  for (let i = out.length - 1; i > 0; i--) {
    const j = r.below(i + 1)
    const [a, b] = [out[i], out[j]]
    if (a !== undefined && b !== undefined) out.splice(i, 1, b) && out.splice(j, 1, a)
  }
  return out
}
