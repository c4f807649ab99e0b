import { type Doc, type Member, num, object } from '../document.ts'
import type { PluginCase, Step } from '../node.ts'
import { NAMESPACE } from '../node.ts'
import type { Random } from '../random.ts'
import { framed } from './frame.ts'
import { value } from './libcni.ts'
import type { Generated } from './plugin-case.ts'
import { policies } from './policies.ts'
import { dns, runtimeConfig } from './runtime.ts'
import { cniVersion } from './scalars.ts'
import { again, scrap } from './scrap.ts'

/** Calls of the flannel CNI plugin on a node with a subnet.env; its delegates answer with an empty result. */
export function flannelCase(r: Random): Generated<PluginCase> {
  const commands = r.weigh([
    [12, ['ADD']],
    [4, ['ADD', 'DEL']],
    [1, ['DEL']],
    [1, ['CHECK']],
    [1, ['ADD', 'DEL', 'DEL']],
  ])
  const netns = r.weigh([
    [8, NAMESPACE],
    [2, 'none'],
    [1, 'container:sandbox2'],
    [0.3, ''],
  ])
  const containerID = r.weigh([
    [20, 'podsandbox1'],
    [0.3, ''],
    [0.3, 'a b'],
  ])
  const files = r.chance(0.96)
    ? {
        [r.weigh([
          [20, '/run/flannel/subnet.env'],
          [1, '/k/subnet.env'],
        ])]: subnetEnv(r),
      }
    : {}
  const doc = configuration(r)
  const empty = { exit: 0, stdout: '{"cniVersion":"0.2.0","dns":{}}' }
  const answers = { 'win-bridge': empty, 'win-overlay': empty, 'host-local': empty, flannel: empty }
  const calls = commands.map((CNI_COMMAND) =>
    framed(r, { CNI_COMMAND, CNI_CONTAINERID: containerID, CNI_NETNS: netns, CNI_IFNAME: 'eth0' }),
  )
  const steps = (stdin: string): Step[] => calls.map((env) => ({ program: 'flannel', env, stdin }))
  const node = { hnsVersion: [15, 2] as const, networks: [] }
  return { doc, withText: (stdin) => ({ node, files, answers, steps: steps(stdin) }) }
}

function configuration(r: Random): Doc {
  const members: Member[] = []
  const add = (probability: number, key: string, make: () => Doc): void => {
    const spelt = r.chance(0.04) ? key.slice(0, 1).toUpperCase() + key.slice(1) : key
    if (r.chance(probability)) members.push([spelt, make()])
  }
  add(0.98, 'name', () =>
    r.weigh<Doc>([
      [20, 'cbr0'],
      [4, 'flannel.4096'],
      [0.4, ''],
      [0.4, 'a b'],
      [0.2, num(1)],
    ]),
  )
  add(0.9, 'cniVersion', () => cniVersion(r))
  add(0.95, 'type', () => 'flannel')
  add(0.9, 'delegate', () => (r.chance(0.03) ? scrap(r) : delegate(r)))
  add(0.06, 'subnetFile', () => r.pick<Doc>(['/k/subnet.env', '', '/none', num(1), null]))
  // No empty name: what Windows says of it cannot be had here. Nor a type with `.exe`, which only Windows finds.
  add(0.06, 'dataDir', () => r.pick<Doc>(['/data', num(1)]))
  add(0.3, 'runtimeConfig', () => runtimeConfig(r))
  add(0.1, 'ipam', () =>
    r.pick<Doc>([object(['type', 'x']), object(['a', num(1)]), null, 'x', object(['type', num(1)])]),
  )
  add(0.15, 'capabilities', () =>
    r.pick<Doc>([object(['dns', true]), object(), 'x', object(['dns', 'true'])]),
  )
  add(0.1, 'dns', () => dns(r))
  add(0.05, 'prevResult', () => r.pick<Doc>([object(), 'x', null]))
  add(0.05, r.pick(['args', 'x', 'Delegate']), () => scrap(r))
  if (r.chance(0.06) && members.length > 0) members.push(again(r, r.pick(members)))
  return object(...members)
}

function delegate(r: Random): Doc {
  const members: Member[] = []
  const add = (probability: number, key: string, make: () => Doc): void => {
    const spelt = r.chance(0.04) ? key.slice(0, 1).toUpperCase() + key.slice(1) : key
    if (r.chance(probability)) members.push([spelt, make()])
  }
  add(0.9, 'type', () =>
    r.weigh<Doc>([
      [10, 'win-bridge'],
      [10, 'win-overlay'],
      [0.5, 'sdnbridge'],
      [0.4, ''],
      [0.4, num(1)],
      [0.3, null],
      [0.3, 'a\\b'],
    ]),
  )
  add(0.6, 'apiVersion', () => r.pick<Doc>([num(2), num('2.0'), num(1), '2', num('12345678901234567890')]))
  add(
    0.7,
    r.weigh([
      [3, 'policies'],
      [2, 'Policies'],
    ]),
    () => policies(r),
  )
  add(0.4, 'dns', () => dns(r))
  for (const key of [
    'name',
    'ipam',
    'ipMasq',
    'ipMasqNetwork',
    'cniVersion',
    'runtimeConfig',
    'capabilities',
  ]) {
    add(0.04, key, () => scrap(r))
  }
  add(0.2, r.pick(['loopbackDSR', 'AdditionalArgs', 'é', '<&>']), () => value(r, 3))
  if (r.chance(0.05) && members.length > 0) members.push(again(r, r.pick(members)))
  return object(...members)
}

/** The file as flanneld writes it, with now and then a line that it does not. */
function subnetEnv(r: Random): string {
  const lines: string[] = []
  const line = (probability: number, key: string, values: readonly (readonly [number, string])[]): void => {
    if (r.chance(probability))
      lines.push(`${r.chance(0.01) ? ' ' : ''}${key}${r.chance(0.005) ? '' : `=${r.weigh(values)}`}`)
  }
  const odd = [
    [0.3, ''],
    [0.3, 'x'],
    [0.3, '"10.244.0.0/16"'],
    [0.3, '10.244.0.0/16 '],
    [0.2, '10.244.0.0/33'],
  ] as const
  line(0.97, 'FLANNEL_NETWORK', [
    [20, '10.244.0.0/16'],
    [1, '10.244.0.1/16'],
    [1, '10.244.0.0/16,10.245.0.0/16'],
    [0.5, 'fd00::/64'],
    [0.3, '10.244.0.0/16,'],
    [0.3, '10.244.0.0/16,x'],
    ...odd,
  ])
  line(0.97, 'FLANNEL_SUBNET', [[20, '10.244.1.1/24'], [1, '10.244.1.0/25'], [0.3, 'fd00:1::1/64'], ...odd])
  line(0.97, 'FLANNEL_MTU', [
    [20, '1450'],
    [0.5, ''],
    [0.5, 'x'],
    [0.4, '-1'],
    [0.3, '99999999999999999999'],
    [0.3, '1450 '],
    [0.3, '0x10'],
  ])
  line(0.97, 'FLANNEL_IPMASQ', [
    [10, 'true'],
    [4, 'false'],
    [1, 'True'],
    [0.5, '1'],
    [0.4, ''],
    [0.4, ' true'],
  ])
  line(0.06, 'FLANNEL_IPV6_NETWORK', [
    [5, 'fd00::/56'],
    [1, ''],
    [0.5, '10.0.0.0/8'],
    [0.5, 'fd00::/56,fd01::/56'],
  ])
  line(0.06, 'FLANNEL_IPV6_SUBNET', [
    [5, 'fd00:1::1/64'],
    [1, ''],
    [0.5, 'x'],
  ])
  if (r.chance(0.1))
    lines.push(r.pick(['# a comment', 'X=1', '', '=', 'FLANNEL_NETWORK=192.168.0.0/16', 'flannel_mtu=1']))
  const newline = r.chance(0.15) ? '\r\n' : '\n'
  return `${r.chance(0.02) ? '\ufeff' : ''}${lines.join(newline)}${r.chance(0.9) ? newline : ''}`
}
