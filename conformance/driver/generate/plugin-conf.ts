import { type Doc, type Member, list, num, object } from '../document.ts'
import type { Random } from '../random.ts'
import { hcnPolicies, policies } from './policies.ts'
import { dns, runtimeConfig } from './runtime.ts'
import { apiVersion, cniVersion, masqNetwork } from './scalars.ts'
import { again, scrap, shuffled } from './scrap.ts'

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

function ipam(r: Random): Doc {
  const pool = (...members: readonly Member[]): Doc => object(['type', 'host-local'], ...members)
  return r.weigh<() => Doc>([
    [10, () => pool(['subnet', '10.244.1.0/24'])],
    [8, () => pool(['subnet', '10.244.1.0/24'], ['rangeStart', '10.244.1.10'])],
    [1, () => pool(['subnet', '10.244.1.0/25'], ['gateway', '10.244.1.2'])],
    [1, () => pool(['subnet', '10.244.1.0/24'], ['routes', list(object(['dst', '0.0.0.0/0']))])],
    [0.5, () => pool(['subnet', '10.244.1.0/24'], ['routes', list(object(['gw', '10.244.1.2']))])],
    [1, () => pool(['subnet', '10.244.1.0/24'], ['rangeStart', '10.244.1.254'])],
    [1, () => pool(['subnet', 'fd00::/64'])],
    [
      1,
      () =>
        pool([
          'ranges',
          list(list(object(['subnet', '10.244.1.0/24'])), list(object(['subnet', 'fd00::/64']))),
        ]),
    ],
    [
      0.7,
      () =>
        pool([
          'ranges',
          list(list(object(['subnet', 'fd00::/64'])), list(object(['subnet', '10.244.1.0/24']))),
        ]),
    ],
    [0.7, () => pool(['subnet', '10.244.1.4/24'])],
    [0.5, () => pool()],
    [1, () => object(['type', 'dhcp'])],
    [1, () => object()],
    [0.5, () => null],
    [0.3, () => object(['type', ''])],
    [0.3, () => scrap(r)],
    [0.5, () => object(['Type', 'host-local'], ['subnet', '10.244.1.0/24'])],
  ])()
}
