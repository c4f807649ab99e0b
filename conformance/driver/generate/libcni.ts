import { type Doc, type Member, list, num, object, print } from '../document.ts'
import type { LibcniCase } from '../models/libcni.ts'
import type { Random } from '../random.ts'
import type { Generated } from './plugin-case.ts'
import { dns } from './runtime.ts'
import { again, scrap, shuffled } from './scrap.ts'

/** The network that is looked for. */
const WANTED = 'net'

const RUNS: NonNullable<LibcniCase['runs']> = [
  {
    command: 'ADD',
    capabilityArgs: {
      dns: { Servers: ['10.96.0.10'] },
      portMappings: [{ HostPort: 80, ContainerPort: 8080 }],
    },
  },
  { command: 'DEL' },
  { command: 'CHECK' },
  { command: 'STATUS' },
  { command: 'GC' },
]

/** A list, a single configuration, or a directory of both that is searched by name; then every command. */
export function libcniCase(r: Random): Generated<LibcniCase> {
  const kind = r.below(3)
  if (kind === 0) return { doc: confList(r), withText: (text) => ({ list: text, runs: RUNS }) }
  if (kind === 1) return { doc: plugin(r, true), withText: (text) => ({ conf: text, runs: RUNS }) }
  const others = r.several(0, 3, () => file(r))
  const [first] = file(r)
  return {
    doc: first.endsWith('list') ? confList(r) : plugin(r, true),
    withText: (text) => ({ files: Object.fromEntries([...others, [first, text]]), name: WANTED, runs: RUNS }),
  }
}

function file(r: Random): [name: string, text: string] {
  const name = r.weigh([
    [4, '10-a.conflist'],
    [3, '20-b.conf'],
    [2, '9-c.json'],
    [2, 'Z.conflist'],
    [1, 'net/x.conf'],
    [1, 'net/y.conf'],
    [1, 'a.CONF'],
    [1, 'net/sub/z.conf'],
  ])
  return [name, print(name.endsWith('list') ? confList(r) : plugin(r, true))]
}

/** The document of a `.conflist`. */
export function confList(r: Random): Doc {
  if (r.chance(0.02)) return scrap(r)
  const members: Member[] = []
  const add = (probability: number, key: string, value: () => Doc): void => {
    if (r.chance(probability)) members.push([r.chance(0.03) ? key.toUpperCase() : key, value()])
  }
  add(0.97, 'name', () =>
    r.weigh<Doc>([
      [20, WANTED],
      [1, 'b'],
      [0.5, ''],
      [0.5, 'a b'],
      [0.3, num(1)],
      [0.3, null],
    ]),
  )
  add(0.95, 'cniVersion', () => cniVersion(r))
  add(0.25, 'cniVersions', () => cniVersions(r))
  for (const flag of ['disableCheck', 'disableGC', 'loadOnlyInlinedPlugins']) {
    add(0.15, flag, () => r.pick<Doc>([true, false, 'true', 'False', 'yes', 'tRuE', '', num(1), null]))
  }
  add(0.96, 'plugins', () => plugins(r))
  add(0.1, r.pick(['x', 'type', 'capabilities', 'Plugins', '']), () => scrap(r))
  if (r.chance(0.08) && members.length > 0) members.push(again(r, r.pick(members)))
  return object(...(r.chance(0.2) ? shuffled(r, members) : members))
}

function plugins(r: Random): Doc {
  if (r.chance(0.04)) return scrap(r)
  return list(...r.several(0, 3, () => (r.chance(0.03) ? scrap(r) : plugin(r, false))))
}

/** The document of a `.conf`, or of one plugin of a list. */
export function plugin(r: Random, alone: boolean): Doc {
  if (r.chance(0.01)) return scrap(r)
  const members: Member[] = []
  const add = (probability: number, key: string, value: () => Doc): void => {
    if (r.chance(probability))
      members.push([r.chance(0.05) ? key.slice(0, 1).toUpperCase() + key.slice(1) : key, value()])
  }
  add(alone ? 0.97 : 0.1, 'name', () =>
    r.weigh<Doc>([
      [20, WANTED],
      [1, 'b'],
      [0.5, ''],
      [0.5, 'ü'],
      [0.3, num(1)],
      [0.3, null],
    ]),
  )
  add(alone ? 0.95 : 0.1, 'cniVersion', () => cniVersion(r))
  add(0.96, 'type', () =>
    r.weigh<Doc>([
      [10, 'flannel'],
      [5, 'win-bridge'],
      [0.5, ''],
      [0.5, 'a\\b'],
      [0.5, 'a/b'],
      [0.3, num(1)],
      [0.3, null],
      [0.3, '../x'],
    ]),
  )
  add(0.3, 'capabilities', () => capabilities(r))
  add(0.2, 'ipam', () =>
    r.pick<Doc>([object(['type', 'host-local']), object(), null, 'x', object(['type', num(1)]), list()]),
  )
  add(0.2, 'dns', () => dns(r))
  add(0.15, 'runtimeConfig', () => r.pick<Doc>([object(['dns', object()]), object(), null, 'x']))
  add(0.1, 'prevResult', () =>
    r.pick<Doc>([object(['ips', list()]), null, 'x', object(['cniVersion', '0.4.0'])]),
  )
  add(0.05, 'cni.dev/valid-attachments', () =>
    r.pick<Doc>([null, list(), list(object(['containerID', 'a'])), 'x', list(num(1))]),
  )
  add(
    0.3,
    r.pick(['delegate', 'policies', 'mtu', 'args', 'é<&>\u2028', 'a"b', 'disableCheck', 'plugins']),
    () => value(r, 3),
  )
  if (r.chance(0.08) && members.length > 0) members.push(again(r, r.pick(members)))
  return object(...members)
}

function capabilities(r: Random): Doc {
  if (r.chance(0.08)) return scrap(r)
  return object(
    ...r.several(0, 3, (): Member => [
      r.pick(['dns', 'portMappings', 'DNS', 'x']),
      r.weigh<Doc>([
        [10, true],
        [3, false],
        [0.3, 'true'],
        [0.5, null],
      ]),
    ]),
  )
}

function cniVersion(r: Random): Doc {
  return r.weigh<Doc>([
    [5, '1.0.0'],
    [4, '0.3.1'],
    [3, '0.4.0'],
    [3, '1.1.0'],
    [2, '0.2.0'],
    [1, ''],
    [1, '1.0'],
    [0.7, 'v1.0.0'],
    [0.5, '1.0.0.0'],
    [0.5, 'banana'],
    [0.5, '+1.-0.0'],
    [0.4, num(1)],
    [0.4, null],
    [0.4, '99999999999999999999.0.0'],
    [0.3, '1.2.0'],
    [0.3, '0.03.1'],
    [0.3, '1.0.0 '],
    [0.3, '1.1.0-rc1'],
  ])
}

function cniVersions(r: Random): Doc {
  return r.chance(0.1) ? scrap(r) : list(...r.several(0, 3, () => cniVersion(r)))
}

/** Any value, up to so many levels. */
export function value(r: Random, levels: number): Doc {
  if (levels === 0 || r.chance(0.4)) return leaf(r)
  if (r.chance(0.4)) return list(...r.several(0, 3, () => value(r, levels - 1)))
  return object(
    ...r.several(0, 3, (): Member => [r.pick(['a', 'b', 'A', 'é', '<', '']), value(r, levels - 1)]),
  )
}

function leaf(r: Random): Doc {
  return r.pick<Doc>([
    null,
    true,
    'x',
    '',
    '<&>',
    '\u2028',
    '\u0000\u0007\u001f\u007f',
    '😀',
    num('1.0'),
    num('1e21'),
    num('1e20'),
    num('1e-7'),
    num('0.000001'),
    num('-0'),
    num('12345678901234567890'),
    num('1.7976931348623157e308'),
    num('5e-324'),
    num('1e309'),
    num('0.1'),
    num('100'),
    num('-1E+2'),
  ])
}
