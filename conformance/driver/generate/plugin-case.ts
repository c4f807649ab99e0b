import type { Doc } from '../document.ts'
import { print } from '../document.ts'
import { type HnsNode, NAMESPACE, type PluginCase } from '../node.ts'
import type { Random } from '../random.ts'
import { pluginConf } from './plugin-conf.ts'

/** A case whose document can be made simpler: everything but the document, and the document. */
export interface Generated<Input> {
  readonly doc: Doc
  readonly withText: (text: string) => Input
}

/** One call of win-bridge or win-overlay on a node, with a given answer of the IPAM plugin. */
export function pluginCase(r: Random, program: 'win-bridge' | 'win-overlay'): Generated<PluginCase> {
  const networkName = r.pick(['cbr0', 'vxlan0', 'flannel.4096'])
  const node = hnsNode(r, program, networkName)
  const env = environment(r)
  const answers = { 'host-local': ipamAnswer(r) }
  const doc = pluginConf(r, program, networkName)
  return { doc, withText: (stdin) => ({ node, answers, steps: [{ program, env, stdin }] }) }
}

function environment(r: Random): Record<string, string> {
  return {
    CNI_COMMAND: r.weigh([
      [30, 'ADD'],
      [3, 'DEL'],
      [1, 'CHECK'],
      [1, 'STATUS'],
      [0.5, 'GC'],
      [0.3, 'VERSION'],
      [0.3, 'add'],
    ]),
    CNI_CONTAINERID: r.weigh([
      [20, 'podsandbox1'],
      [0.3, ''],
      [0.3, 'a/b'],
    ]),
    CNI_NETNS: r.weigh([
      [10, NAMESPACE],
      [8, 'none'],
      [1, 'container:sandbox2'],
      [0.3, ''],
    ]),
    CNI_IFNAME: r.weigh([
      [30, 'eth0'],
      [0.3, ''],
      [0.3, 'a b'],
      [0.3, 'an-interface-name'],
    ]),
    CNI_ARGS: r.weigh([
      [10, ''],
      [1, 'K8S_POD_NAME=a;IgnoreUnknown=1'],
    ]),
  }
}

function hnsNode(r: Random, program: string, name: string): HnsNode {
  const right = program === 'win-bridge' ? 'L2Bridge' : 'Overlay'
  const network = {
    id: '11111111-0000-0000-0000-000000000001',
    name,
    type: r.weigh([
      [20, right],
      [1, right.toLowerCase()],
      [1, 'L2Tunnel'],
      [1, 'NAT'],
      [0.3, 'l2BRIDGE'],
    ]),
    subnets: [
      r.weigh([
        [10, { prefix: '10.244.1.0/24', gateway: '10.244.1.1' }],
        [1, { prefix: '10.244.0.0/16', gateway: '10.244.0.1' }],
        [1, { prefix: 'fd00::/64', gateway: 'fd00::1' }],
      ]),
    ],
    managementIP: r.weigh([
      [10, '192.168.10.5'],
      [1, ''],
    ]),
  }
  const endpoints = r.chance(0.1)
    ? [
        {
          id: '33333333-0000-0000-0000-000000000001',
          name: `podsandbox1_${name}`,
          network: r.weigh([
            [3, network.id],
            [1, '11111111-0000-0000-0000-000000000009'],
          ]),
        },
      ]
    : []
  return {
    hnsVersion: r.weigh([
      [6, [15, 2]],
      [3, [9, 5]],
      [1, [9, 2]],
      [1, [10, 0]],
      [1, [10, 2]],
      [1, [9, 3]],
    ] as const),
    networks: r.chance(0.97) ? [network] : [],
    endpoints,
    namespaces: [NAMESPACE],
  }
}

function ipamAnswer(r: Random): { exit: number; stdout: string } {
  const result = (ips: readonly object[], cniVersion = '0.4.0'): { exit: number; stdout: string } => ({
    exit: 0,
    stdout: JSON.stringify({ cniVersion, ips, dns: {} }),
  })
  const v4 = { version: '4', address: '10.244.1.10/24', gateway: '10.244.1.1' }
  return r.weigh<() => { exit: number; stdout: string }>([
    [20, () => result([v4])],
    [1, () => result([{ ...v4, address: '10.244.1.254/24' }])],
    [1, () => result([{ ...v4, address: '10.244.1.10/25' }])],
    [1, () => result([{ version: '6', address: 'fd00::5/64' }])],
    [1, () => result([v4, { version: '6', address: 'fd00::5/64' }])],
    [0.5, () => result([])],
    [
      1,
      () => ({
        exit: 1,
        stdout: JSON.stringify({ code: 11, msg: 'no addresses', details: r.pick(['', 'pool is full']) }),
      }),
    ],
    [0.3, () => ({ exit: 1, stdout: 'oops' })],
  ])()
}

/** The case itself. */
export function made<Input>({ doc, withText }: Generated<Input>): Input {
  return withText(print(doc))
}
