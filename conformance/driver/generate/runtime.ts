import { type Doc, type Member, list, num, object } from '../document.ts'
import type { Random } from '../random.ts'
import { scrap } from './scrap.ts'

/** DNS settings of a configuration. */
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

/** What a runtime puts into a configuration. */
export function runtimeConfig(r: Random): Doc {
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
