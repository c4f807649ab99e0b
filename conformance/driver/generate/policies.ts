import { type Doc, type Member, list, num, object, raw } from '../document.ts'
import type { Random } from '../random.ts'
import { address, cidr } from './scalars.ts'
import { scrap } from './scrap.ts'

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
export function hcnPolicies(r: Random): Doc {
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
