import { type Doc, type Member, list, num, object } from '../document.ts'
import type { Random } from '../random.ts'
import { policies } from './policies.ts'
import { dns, runtimeConfig } from './runtime.ts'
import { address, cidr } from './scalars.ts'
import { again, scrap, shuffled } from './scrap.ts'

export type WcnProgram = 'nat' | 'sdnbridge' | 'sdnoverlay'

/** A configuration of nat, sdnbridge or sdnoverlay, mostly one that works, with every key that they read. */
export function wcnConf(r: Random, program: WcnProgram, name: string): Doc {
  const members: Member[] = []
  const add = (probability: number, key: string, value: () => Doc): void => {
    if (r.chance(probability)) members.push([r.chance(0.04) ? respelt(r, key) : key, value()])
  }
  const dual = r.chance(0.25)
  add(0.98, 'cniVersion', () => version(r))
  add(0.99, 'name', () => networkName(r, name))
  add(0.99, 'type', () => type(r, program))
  add(0.9, 'ipam', () => ipam(r, dual))
  add(0.45, 'dns', () => dns(r))
  add(dual ? 1 : 0.5, 'optionalFlags', () => flags(r, dual))
  add(0.25, 'runtimeConfig', () => runtimeConfig(r))
  add(0.25, 'additionalRoutes', () => routes(r))
  add(0.7, 'AdditionalArgs', () => additionalArgs(r))
  add(0.1, r.pick(['policies', 'apiVersion', 'capabilities', 'master', 'prevResult', '']), () => scrap(r))
  if (r.chance(0.06) && members.length > 0) members.push(again(r, r.pick(members)))
  return object(...(r.chance(0.15) ? shuffled(r, members) : members))
}

function respelt(r: Random, key: string): string {
  return r.pick([key.toUpperCase(), key.toLowerCase(), key.slice(0, 1).toUpperCase() + key.slice(1)])
}

function version(r: Random): Doc {
  return r.weigh<Doc>([
    [8, '0.2.0'],
    [8, '0.3.0'],
    [6, '0.4.0'],
    [10, '1.0.0'],
    [0.5, '0.3.1'],
    [0.3, '1.1.0'],
    [0.3, '0.1.0'],
    [0.4, ''],
    [0.3, num(1)],
    [0.2, null],
  ])
}

function networkName(r: Random, name: string): Doc {
  return r.weigh<Doc>([
    [30, name],
    [3, 'other'],
    [0.3, ''],
    [0.3, 'a b'],
    [0.2, num(3)],
  ])
}

function type(r: Random, program: WcnProgram): Doc {
  return r.weigh<Doc>([
    [30, program],
    [1, r.pick(['nat', 'sdnbridge', 'sdnoverlay'])],
    [2, r.pick(['NAT', 'L2Bridge', 'Overlay'])],
    [0.8, r.pick(['l2bridge', 'SdnBridge', 'overlay', 'L2Tunnel', 'l2tunnel', 'win-bridge', '', 'a"b'])],
    [0.3, num(1)],
    [0.2, null],
  ])
}

function ipam(r: Random, dual: boolean): Doc {
  const members: Member[] = []
  const add = (probability: number, key: string, value: () => Doc): void => {
    if (r.chance(probability)) members.push([key, value()])
  }
  if (r.chance(0.03)) return scrap(r)
  add(0.65, 'type', () =>
    r.weigh<Doc>([
      [20, 'host-local'],
      [0.5, 'dhcp'],
      [1, ''],
      [0.3, null],
      [0.2, num(1)],
    ]),
  )
  add(dual ? 0.3 : 0.85, 'subnet', () => subnet(r))
  add(dual ? 0.8 : 0.1, 'ranges', () =>
    list(
      ...r.pick([
        [list(object(['subnet', '10.244.1.0/24'])), list(object(['subnet', 'fd00::/64']))],
        [
          list(object(['subnet', 'fd00::/64'], ['gateway', 'fd00::2'])),
          list(object(['subnet', '10.244.1.0/24'])),
        ],
        [list(object(['subnet', '10.244.1.0/24']))],
        [list(object(['subnet', 'fd00::/64']))],
      ]),
    ),
  )
  add(0.4, 'routes', () => routes(r))
  add(0.1, 'rangeStart', () => '10.244.1.10')
  add(0.1, 'gateway', () => '10.244.1.2')
  add(0.1, r.pick(['environment', 'addressSpace', 'ipAddress', 'queryInterval']), () =>
    r.weigh<Doc>([
      [5, 'x'],
      [5, ''],
      [0.3, num(1)],
    ]),
  )
  add(0.05, 'dataDir', () => r.pick<Doc>(['/elsewhere', '']))
  return object(...members)
}

function subnet(r: Random): Doc {
  return r.weigh<Doc>([
    [20, '10.244.1.0/24'],
    [2, '10.244.1.64/26'],
    [2, '10.244.0.0/16'],
    [1, '10.244.1.7/24'],
    [1, '10.244.1.255/24'],
    [0.5, 'fd00::/64'],
    [0.5, '::ffff:10.244.1.0/120'],
    [0.5, '10.244.1.0'],
    [0.3, ''],
    [0.3, num(1)],
  ])
}

function routes(r: Random): Doc {
  if (r.chance(0.04)) return scrap(r)
  return list(
    ...r.several(0, 2, () => {
      const members: Member[] = []
      if (r.chance(0.9)) {
        members.push([
          r.weigh([
            [9, 'dst'],
            [1, 'Dst'],
          ]),
          r.weigh<Doc>([
            [8, '0.0.0.0/0'],
            [4, '::/0'],
            [1, '10.0.0.0/8'],
            [1, '0.0.0.0/8'],
            [0.5, ''],
            [0.3, 'x'],
            [0.3, null],
          ]),
        ])
      }
      if (r.chance(0.85)) {
        members.push([
          r.weigh([
            [5, 'GW'],
            [5, 'gw'],
            [1, 'gateway'],
          ]),
          r.weigh<Doc>([
            [10, '10.244.1.2'],
            [4, 'fd00::2'],
            [1, '10.9.9.9'],
            [0.5, '::ffff:10.244.1.2'],
            [0.5, ''],
            [0.3, 'x'],
            [0.3, null],
          ]),
        ])
      }
      return object(...members)
    }),
  )
}

function flags(r: Random, dual: boolean): Doc {
  if (r.chance(0.02)) return scrap(r)
  const members: Member[] = []
  const add = (probability: number, key: string): void => {
    if (r.chance(probability)) members.push([r.chance(0.05) ? key.toUpperCase() : key, flag(r)])
  }
  if (dual) members.push(['enableDualStack', true])
  add(0.3, 'localRoutedPortMapping')
  add(0.3, 'allowAclPortMapping')
  add(0.4, 'forceBridgeGateway')
  add(0.1, 'enableDualStack')
  add(0.3, 'loopbackDSR')
  add(0.4, 'gatewayFromAdditionalRoutes')
  return object(...members)
}

function flag(r: Random): Doc {
  return r.weigh<Doc>([
    [20, true],
    [5, false],
    [0.1, 'true'],
    [0.1, num(1)],
    [0.3, null],
  ])
}

/** Policies of the endpoint, as the other plugins have them, and of the network, which only these pass on. */
function additionalArgs(r: Random): Doc {
  if (r.chance(0.6)) return policies(r)
  return list(
    ...r.several(0, 3, () =>
      object(
        [
          'name',
          r.weigh<Doc>([
            [4, 'EndpointPolicy'],
            [4, 'NetworkPolicy'],
            [1, 'OutBoundNatPolicy'],
            [1, 'Policy'],
            [1, 'networkpolicy'],
          ]),
        ],
        [
          'value',
          r.weigh<() => Doc>([
            [
              3,
              () =>
                object(['Type', 'ProviderAddress'], ['Settings', object(['ProviderAddress', address(r)])]),
            ],
            [3, () => object(['Type', 'SDNRoute'], ['Settings', object(['DestinationPrefix', cidr(r)])])],
            [
              2,
              () => object(['Type', 'NetAdapterName'], ['Settings', object(['NetworkAdapterName', 'eth'])]),
            ],
            [1, () => object(['Type', 'VSID'], ['VSID', num(4096)])],
            [0.4, () => scrap(r)],
          ])(),
        ],
      ),
    ),
  )
}
