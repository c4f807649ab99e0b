import { type Doc, type Member, num, object, print, raw } from '../document.ts'
import type { FlanneldCase } from '../models/flanneld.ts'
import type { Random } from '../random.ts'
import type { Generated } from './plugin-case.ts'
import { again, scrap, shuffled } from './scrap.ts'

/** A net-conf.json, and the subnets of a node for which subnet.env is written. */
export function flanneldCase(r: Random): Generated<FlanneldCase> {
  const rest = {
    subnet: r.pick(['10.244.1.0/24', '10.244.1.0/24', '10.244.255.255/32', '255.255.255.255/32', '']),
    ipv6Subnet: r.pick(['fd00:0:0:1::/64', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128', '']),
    ipMasq: r.chance(0.5),
    mtu: r.pick([1500, 1450, 9000, 0]),
  }
  const mangle = r.chance(0.03)
    ? r.pick([cut(r), (text: string) => `\ufeff${text}`, (text: string) => `${text}}`])
    : same
  return { doc: netConf(r), withText: (text) => ({ netConf: mangle(text), ...rest }) }
}

const same = (text: string): string => text

function cut(r: Random): (text: string) => string {
  const part = r.below(1000) / 1000
  return (text) => text.slice(0, Math.floor(text.length * part))
}

function netConf(r: Random): Doc {
  if (r.chance(0.01)) return scrap(r)
  const members: Member[] = []
  const add = (probability: number, key: string, value: () => Doc): void => {
    if (r.chance(probability)) members.push([spelt(r, key), r.chance(0.02) ? scrap(r) : value()])
  }
  add(0.95, 'Network', () => network4(r))
  add(0.4, 'SubnetLen', () => length(r, 32))
  add(0.3, 'SubnetMin', () => address4(r))
  add(0.3, 'SubnetMax', () => address4(r))
  add(0.2, 'EnableIPv4', () => r.pick([true, false]))
  add(0.3, 'EnableIPv6', () => r.pick([true, true, false]))
  add(0.4, 'IPv6Network', () => network6(r))
  add(0.2, 'IPv6SubnetLen', () => length(r, 128))
  add(0.15, 'IPv6SubnetMin', () => address6(r))
  add(0.15, 'IPv6SubnetMax', () => address6(r))
  add(0.1, 'EnableNFTables', () => r.pick<Doc>([true, false, 'true']))
  add(0.85, 'Backend', () => backend(r))
  add(0.05, r.pick(['x', 'backendType', '']), () => scrap(r))
  if (r.chance(0.1) && members.length > 0) members.push(again(r, r.pick(members)))
  return object(...(r.chance(0.3) ? shuffled(r, members) : members))
}

function spelt(r: Random, key: string): string {
  if (r.chance(0.92)) return key
  return r.pick([key.toLowerCase(), key.toUpperCase(), key.replace('k', '\u212a').replace('S', '\u017f')])
}

function network4(r: Random): Doc {
  return r.weigh<Doc>([
    [12, '10.244.0.0/16'],
    [2, '10.244.7.9/16'],
    [1, `10.244.0.0/${r.below(33)}`],
    [1, `192.168.${r.below(256)}.${r.below(256)}/${r.below(33)}`],
    [0.5, '0.0.0.0/0'],
    [0.5, '255.255.255.0/24'],
    [0.4, '255.255.0.0/16'],
    [0.4, 'fd00::/48'],
    [0.3, '10.244.0.0'],
    [0.3, '10.244.0.0/016'],
    [0.3, '010.244.0.0/16'],
    [0.3, ' 10.244.0.0/16'],
    [0.3, '::ffff:10.244.0.0/112'],
    [0.3, ''],
    [0.3, raw('"10.244.0.0\\/16"')],
    [0.3, raw('"""')],
  ])
}

function network6(r: Random): Doc {
  return r.weigh<Doc>([
    [8, 'fd00::/48'],
    [2, `fd00:1:2:3::5/${r.below(129)}`],
    [1, '::/0'],
    [0.6, 'ffff:ffff:ffff:ffff::/64'],
    [0.6, '10.244.0.0/16'],
    [0.4, '::ffff:10.244.0.0/112'],
    [0.3, 'fd00::'],
    [0.3, ''],
  ])
}

function length(r: Random, bits: number): Doc {
  return r.weigh<Doc>([
    [6, num(bits === 32 ? 24 : 64)],
    [6, num(r.below(bits + 2))],
    [0.3, num(-1)],
    [0.3, num('18446744073709551615')],
    [0.2, num('24.0')],
    [0.2, '24'],
  ])
}

function address4(r: Random): Doc {
  return r.weigh<Doc>([
    [6, `10.244.${r.below(256)}.0`],
    [2, `10.244.${r.below(256)}.${r.below(256)}`],
    [1, '10.245.0.0'],
    [1, '0.0.0.0'],
    [0.4, 'fd00::1'],
    [0.3, '::ffff:10.244.3.0'],
    [0.3, '10.244.3'],
    [0.3, ''],
  ])
}

function address6(r: Random): Doc {
  return r.weigh<Doc>([
    [6, `fd00:0:0:${r.below(65536).toString(16)}::`],
    [2, `fd00::${r.below(65536).toString(16)}`],
    [1, '::'],
    [1, 'fd01::'],
    [0.5, '10.244.1.0'],
    [0.3, 'x'],
  ])
}

function backend(r: Random): Doc {
  const type: Doc = r.weigh<Doc>([
    [6, 'vxlan'],
    [4, 'host-gw'],
    [1, 'VXLAN'],
    [1, ''],
    [0.5, num(1)],
    [0.5, null],
  ])
  return r.weigh<() => Doc>([
    [10, () => object([r.chance(0.1) ? 'type' : 'Type', type], ['VNI', num(4096)])],
    [1, () => object()],
    [0.5, () => null],
    [0.3, () => print(type)],
  ])()
}
