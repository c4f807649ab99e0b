import { type Doc, type Member, list, num, object } from '../document.ts'
import type { PluginCase, Step } from '../node.ts'
import type { Random } from '../random.ts'
import type { Generated } from './plugin-case.ts'
import { framed } from './frame.ts'
import { cniVersion } from './scalars.ts'
import { again, scrap } from './scrap.ts'

/** One to five calls of host-local with the same configuration: pods come and go on one node. */
export function hostLocalCase(r: Random): Generated<PluginCase> {
  // From one place only: of several addresses asked for Go takes any first.
  const source = r.pick(['environment', 'runtimeConfig', 'args'])
  const calls = r.several(1, 5, () => framed(r, environment(r, source === 'environment')))
  const doc = configuration(r, source)
  const files = r.chance(0.2) ? { '/etc/resolv.conf': resolvConf(r) } : {}
  return {
    doc,
    withText: (stdin) => ({
      node: { hnsVersion: [15, 2], networks: [] },
      files,
      steps: calls.map((env): Step => ({ program: 'host-local', env, stdin })),
    }),
  }
}

function environment(r: Random, asking: boolean): Record<string, string> {
  return {
    CNI_COMMAND: r.weigh([
      [20, 'ADD'],
      [3, 'DEL'],
      [2, 'CHECK'],
      [0.5, 'STATUS'],
      [0.5, 'GC'],
    ]),
    CNI_CONTAINERID: r.weigh([
      [6, 'pod1'],
      [6, 'pod2'],
      [3, 'pod3'],
      [0.3, ''],
      [0.3, 'a b'],
    ]),
    CNI_NETNS: 'none',
    CNI_IFNAME: r.weigh([
      [20, 'eth0'],
      [2, 'eth1'],
      [0.3, ''],
    ]),
    CNI_ARGS: r.weigh(
      !asking
        ? [[1, '']]
        : [
            [12, ''],
            [1, 'IP=10.1.2.7'],
            [0.5, 'IP=10.1.2.1'],
            [0.5, 'IP=10.9.9.9'],
            [0.5, 'IP=10.1.2.7/24'],
            [0.3, 'IP=x'],
            [0.5, 'IgnoreUnknown=1;A=b'],
            [0.4, 'A=b'],
            [0.3, 'IP'],
            [0.3, 'IP=fd00::7'],
          ],
    ),
  }
}

function configuration(r: Random, source: string): Doc {
  const members: Member[] = [['cniVersion', cniVersion(r)]]
  members.push([
    'name',
    r.weigh<Doc>([
      [20, 'cbr0'],
      [0.5, ''],
      [0.5, 'a/b'],
      [0.2, num(1)],
    ]),
  ])
  if (r.chance(0.97))
    members.push([
      r.weigh([
        [20, 'ipam'],
        [1, 'IPAM'],
      ]),
      r.chance(0.03) ? scrap(r) : ipam(r),
    ])
  if (r.chance(0.3)) members.push(['runtimeConfig', runtimeConfig(r, source)])
  if (source === 'args' && r.chance(0.3)) members.push(['args', args(r)])
  if (r.chance(0.04)) members.push(again(r, r.pick(members)))
  return object(...members)
}

function ipam(r: Random): Doc {
  const members: Member[] = [['type', 'host-local']]
  if (r.chance(0.8)) members.push(...range(r))
  if (r.chance(0.35)) members.push(['ranges', ranges(r)])
  if (r.chance(0.3)) members.push(['routes', routes(r)])
  if (r.chance(0.1))
    members.push(['dataDir', r.pick<Doc>(['/data', 'C:/data', '', num(1), '/var/lib/cni/networks'])])
  if (r.chance(0.15)) members.push(['resolvConf', r.pick<Doc>(['/etc/resolv.conf', '', '/none', null])])
  if (r.chance(0.1)) members.push([r.pick(['dns', 'rangestart', 'Name', 'x']), scrap(r)])
  if (r.chance(0.05)) members.push(again(r, r.pick(members)))
  return object(...members)
}

function ranges(r: Random): Doc {
  if (r.chance(0.06)) return scrap(r)
  return list(
    ...r.several(0, 2, () =>
      r.chance(0.05)
        ? object(...range(r))
        : list(...r.several(0, 2, () => (r.chance(0.04) ? scrap(r) : object(...range(r))))),
    ),
  )
}

/** The four members of a range, around a few small networks so that pools run out. */
function range(r: Random): Member[] {
  const base = r.pick(['10.1.2', '10.1.2', '10.1.3'])
  const members: Member[] = []
  const at = (choices: readonly string[]): Doc => (r.chance(0.04) ? scrap(r) : r.pick(choices))
  if (r.chance(0.96)) {
    members.push([
      r.weigh([
        [20, 'subnet'],
        [1, 'Subnet'],
      ]),
      r.weigh<Doc>([
        [8, `${base}.0/24`],
        [4, `${base}.0/29`],
        [2, `${base}.0/30`],
        [1, `${base}.8/29`],
        [0.5, `${base}.0/31`],
        [0.5, `${base}.4/24`],
        [2, 'fd00::/64'],
        [1, 'fd00::/126'],
        [0.4, '10.1.0.0/16'],
        [0.3, '::ffff:10.1.2.0/120'],
        [0.4, 'x'],
        [0.3, '10.01.2.0/24'],
        [0.3, '10.1.2.0/33'],
        [0.2, num(1)],
        [0.2, null],
        [0.3, '255.255.255.0/24'],
      ]),
    ])
  }
  const addresses = [0, 1, 2, 3, 4, 6, 7, 255]
    .map((last) => `${base}.${last}`)
    .concat('fd00::2', 'fd00::5', '10.1.9.1', '::ffff:10.1.2.3')
  if (r.chance(0.3)) members.push(['rangeStart', at(addresses)])
  if (r.chance(0.3)) members.push(['rangeEnd', at(addresses)])
  if (r.chance(0.3)) members.push(['gateway', at(addresses.concat(''))])
  return members
}

function routes(r: Random): Doc {
  if (r.chance(0.06)) return scrap(r)
  return list(
    ...r.several(0, 2, () => {
      if (r.chance(0.05)) return scrap(r)
      const members: Member[] = []
      if (r.chance(0.95))
        members.push([
          'dst',
          r.weigh<Doc>([
            [5, '0.0.0.0/0'],
            [1, '::/0'],
            [1, '10.1.2.3/16'],
            [0.5, '0.0.0.0'],
            [0.3, null],
            [0.3, num(1)],
          ]),
        ])
      if (r.chance(0.5))
        members.push([
          'gw',
          r.weigh<Doc>([
            [5, '10.1.2.1'],
            [1, 'fd00::1'],
            [1, ''],
            [0.5, 'x'],
            [0.3, null],
          ]),
        ])
      if (r.chance(0.15))
        members.push([
          r.pick(['mtu', 'advmss', 'priority', 'table', 'scope']),
          r.pick<Doc>([num(1400), num(0), '1', null, num(-1)]),
        ])
      return object(...members)
    }),
  )
}

function runtimeConfig(r: Random, source: string): Doc {
  const members: Member[] = []
  if (r.chance(0.5)) members.push(['ipRanges', ranges(r)])
  if (source === 'runtimeConfig') members.push(['ips', r.chance(0.1) ? scrap(r) : list(requested(r))])
  return object(...members)
}

function args(r: Random): Doc {
  if (r.chance(0.1)) return scrap(r)
  return object(['cni', object(['ips', r.chance(0.1) ? scrap(r) : list(requested(r))])])
}

function requested(r: Random): Doc {
  return r.weigh<Doc>([
    [5, '10.1.2.9'],
    [2, '10.1.2.9/24'],
    [1, '10.1.2.1'],
    [1, 'fd00::9'],
    [1, '10.9.9.9'],
    [0.5, 'x'],
    [0.3, ''],
    [0.3, null],
    [0.3, num(1)],
  ])
}

function resolvConf(r: Random): string {
  return r.pick([
    'nameserver 8.8.8.8\nsearch a b\ndomain c\noptions ndots:5\n',
    '',
    '# nothing\n;x\nnameserver\nsearch\n',
    'nameserver 1.1.1.1\r\nnameserver 2.2.2.2 x\ndomain\n',
    'options a\noptions b c\nsearch x\nsearch y\n  nameserver 9.9.9.9',
  ])
}
