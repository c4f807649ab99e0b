import type { Doc } from '../document.ts'
import { print } from '../document.ts'
import { type ExistingEndpoint, type HnsNode, NAMESPACE, type PluginCase } from '../node.ts'
import type { Random } from '../random.ts'
import { framed } from './frame.ts'
import { pluginConf } from './plugin-conf.ts'

/** A case whose document can be made simpler: everything but the document, and the document. */
export interface Generated<Input> {
  readonly doc: Doc
  readonly withText: (text: string) => Input
}

/** One call of win-bridge or win-overlay on a node; its IPAM plugin is the real one, or one that fails. */
export function pluginCase(r: Random, program: 'win-bridge' | 'win-overlay'): Generated<PluginCase> {
  const networkName = r.pick(['cbr0', 'vxlan0', 'flannel.4096'])
  const usual = environment(r)
  const env = { ...usual, ...framed(r, usual) }
  const node = hnsNode(r, program, networkName, env)
  const answers = r.chance(0.04) ? { 'host-local': refusal(r) } : {}
  const doc = pluginConf(r, program, networkName)
  return { doc, withText: (stdin) => ({ node, answers, steps: [{ program, env, stdin }] }) }
}

function environment(r: Random) {
  return {
    CNI_COMMAND: r.weigh([
      [30, 'ADD'],
      [3, 'DEL'],
      [1, 'CHECK'],
      [1, 'STATUS'],
      [0.5, 'GC'],
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

const NETWORK = '11111111-0000-0000-0000-000000000001'
const OTHER = '11111111-0000-0000-0000-000000000009'

function hnsNode(r: Random, program: string, name: string, env: ReturnType<typeof environment>): HnsNode {
  const right = program === 'win-bridge' ? 'L2Bridge' : 'Overlay'
  const type = r.weigh([
    [20, right],
    [1, right.toLowerCase()],
    [1, 'L2Tunnel'],
    [1, 'NAT'],
    [0.3, 'l2BRIDGE'],
  ])
  const subnet = r.weigh([
    [10, { prefix: '10.244.1.0/24', gateway: '10.244.1.1' }],
    [1, { prefix: '10.244.0.0/16', gateway: '10.244.0.1' }],
    [1, { prefix: 'fd00::/64', gateway: 'fd00::1' }],
  ])
  const managementIP = r.weigh([
    [10, '192.168.10.5'],
    [1, ''],
  ])
  const network = { id: NETWORK, name, type, subnets: [subnet], managementIP }
  const hnsVersion = r.weigh<readonly [number, number]>([
    [6, [15, 2]],
    [3, [9, 5]],
    [1, [9, 2]],
    [1, [10, 0]],
    [1, [10, 2]],
    [1, [9, 3]],
  ])
  const networks = [...(r.chance(0.97) ? [network] : []), { ...network, id: OTHER, name: 'another' }]
  const endpoints = r.chance(0.12) ? [endpoint(r, name, env)] : []
  return { hnsVersion, networks, endpoints, namespaces: [NAMESPACE] }
}

/** An endpoint of the name that the plugin would give; before ADD nothing is attached to it. */
function endpoint(r: Random, network: string, env: ReturnType<typeof environment>): ExistingEndpoint {
  const sandbox = env.CNI_NETNS.startsWith('container:') ? 'sandbox2' : env.CNI_CONTAINERID
  return {
    id: '33333333-0000-0000-0000-000000000001',
    name: `${sandbox}_${network}`,
    network: r.weigh([
      [3, NETWORK],
      [1, OTHER],
    ]),
    containers: env.CNI_COMMAND === 'ADD' ? [] : [env.CNI_CONTAINERID],
    ...(r.chance(0.5) ? { namespace: NAMESPACE } : {}),
    mac: '00-15-5D-AA-BB-CC',
    ip: '10.244.1.99',
    gateway: r.pick(['10.244.1.2', '10.244.1.1']),
    dns: {
      nameservers: r.pick([[], ['10.96.0.10'], ['1.1.1.1', '8.8.8.8']]),
      domain: '',
      search: r.pick([[], ['cluster.local']]),
      options: [],
    },
  }
}

function refusal(r: Random): { exit: number; stdout: string } {
  const details = r.pick(['', 'the pool is full'])
  if (r.chance(0.2)) return { exit: 1, stdout: r.pick(['', 'oops', '[]', '{"msg":1}']) }
  return { exit: 1, stdout: JSON.stringify({ code: 11, msg: 'no addresses', ...(details && { details }) }) }
}

/** The case itself. */
export function made<Input>({ doc, withText }: Generated<Input>): Input {
  return withText(print(doc))
}
