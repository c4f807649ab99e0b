import { type ExistingEndpoint, type HnsNode, NAMESPACE, type PluginCase } from '../node.ts'
import type { Random } from '../random.ts'
import { framed } from './frame.ts'
import type { Generated } from './plugin-case.ts'
import { wcnConf } from './wcn-conf.ts'

const PROGRAMS = ['nat', 'sdnbridge', 'sdnoverlay'] as const

const NETWORK = '11111111-0000-0000-0000-000000000001'
const OTHER = '11111111-0000-0000-0000-000000000009'

/** One call of nat, sdnbridge or sdnoverlay on a node; its IPAM plugin is host-local, or one that fails. */
export function wcnCase(r: Random): Generated<PluginCase> {
  const program = r.pick(PROGRAMS)
  const networkName = r.pick(['cbr0', 'nat', 'flannel.4096'])
  const usual = environment(r)
  const env = { ...usual, ...framed(r, usual) }
  const node = hnsNode(r, networkName, env)
  const answers = r.chance(0.06) ? { 'host-local': answer(r) } : {}
  const doc = wcnConf(r, program, networkName)
  return { doc, withText: (stdin) => ({ node, answers, steps: [{ program, env, stdin }] }) }
}

function environment(r: Random) {
  return {
    CNI_COMMAND: r.weigh([
      [30, 'ADD'],
      [5, 'DEL'],
      [1.5, 'CHECK'],
      [0.3, 'STATUS'],
      [0.3, 'add'],
    ]),
    CNI_CONTAINERID: r.weigh([
      [20, 'podsandbox1'],
      [0.3, 'a/b'],
    ]),
    CNI_NETNS: r.weigh([
      [20, NAMESPACE],
      [1, 'none'],
    ]),
    CNI_IFNAME: r.weigh([
      [30, 'eth0'],
      [0.3, 'a b'],
    ]),
    CNI_ARGS: r.weigh([
      [10, ''],
      [
        5,
        'IgnoreUnknown=1;K8S_POD_NAMESPACE=shop;K8S_POD_NAME=web-1;K8S_POD_INFRA_CONTAINER_ID=c0ffee;K8S_POD_UID=7',
      ],
      [0.3, 'K8S_POD_NAMESPACE=shop;K8S_POD_UID=7'],
      [0.3, 'K8S_POD_UID=7;K8S_POD_NAMESPACE=shop'],
      [0.2, 'K8S_POD_NAMESPACE=a=b'],
      [0.2, 'IgnoreUnknown=maybe;K8S_POD_NAMESPACE=shop'],
      [0.5, 'K8S_POD_NAMESPACE='],
    ]),
  }
}

function hnsNode(r: Random, name: string, env: ReturnType<typeof environment>): HnsNode {
  const type = r.weigh([
    [20, 'L2Bridge'],
    [4, 'Overlay'],
    [4, 'NAT'],
    [1, 'l2bridge'],
    [1, 'L2Tunnel'],
  ])
  const ip4 = { prefix: '10.244.1.0/24', gateway: '10.244.1.1' }
  const ip6 = { prefix: 'fd00::/64', gateway: 'fd00::1' }
  const subnets = r.weigh([
    [10, [ip4]],
    [8, [ip4, ip6]],
    [1, [ip6, ip4]],
    [1, [{ prefix: '10.244.0.0/16', gateway: '10.244.0.1' }]],
    [1, []],
  ])
  const network = { id: NETWORK, name, type, subnets, managementIP: '192.168.10.5' }
  const networks = [...(r.chance(0.75) ? [network] : []), { ...network, id: OTHER, name: 'another' }]
  return {
    hnsVersion: r.weigh<readonly [number, number]>([
      [6, [15, 2]],
      [1, [9, 5]],
      [1, [9, 2]],
      [1, [10, 0]],
    ]),
    networks,
    endpoints: r.chance(0.15) ? [{ ...endpoint(r, name, env), prefixLength: lengthIn(subnets) }] : [],
    namespaces: [NAMESPACE],
    ...(r.chance(0.7) ? { assignedIP: '10.244.1.77' } : {}),
  }
}

/** HNS shows the length of the subnet's prefix with an address. */
function lengthIn(subnets: readonly { readonly prefix: string }[]): number {
  return Number(subnets.find(({ prefix }) => prefix.includes('.'))?.prefix.split('/')[1] ?? 0)
}

function endpoint(r: Random, network: string, env: ReturnType<typeof environment>): ExistingEndpoint {
  return {
    id: '33333333-0000-0000-0000-000000000001',
    name: `${env.CNI_CONTAINERID}_${network}`,
    network: r.weigh([
      [3, NETWORK],
      [1, OTHER],
    ]),
    containers: [],
    ...r.weigh<{ namespace?: string }>([
      [3, { namespace: NAMESPACE }],
      [1, {}],
      [0.5, { namespace: '44444444-0000-0000-0000-000000000001' }],
    ]),
    mac: r.pick(['00-15-5D-AA-BB-CC', '00-15-5D-01-02-03']),
    ip: '10.244.1.99',
    gateway: r.pick(['10.244.1.2', '10.244.1.1']),
    dns: { nameservers: [], domain: '', search: [], options: [] },
  }
}

/** What an IPAM plugin that is not host-local prints. */
function answer(r: Random): { exit: number; stdout: string } {
  return r.pick([
    { exit: 1, stdout: JSON.stringify({ code: 11, msg: 'no addresses' }) },
    { exit: 1, stdout: JSON.stringify({ code: 11, msg: 'no addresses', details: 'the pool is full' }) },
    { exit: 1, stdout: '' },
    { exit: 1, stdout: 'oops' },
    { exit: 0, stdout: '{"cniVersion":"1.0.0","ips":[]}' },
    { exit: 0, stdout: '{"cniVersion":"1.0.0","ips":[{"address":"10.9.0.5/16","gateway":"10.9.0.1"}]}' },
    { exit: 0, stdout: '{"cniVersion":"0.2.0","ip4":{"ip":"10.9.0.5/20"}}' },
    { exit: 0, stdout: '{"cniVersion":"1.0.0","ips":[{"address":"fd00::9/64","gateway":"fd00::1"}]}' },
    { exit: 0, stdout: '{"ips":[{"version":"4","address":"10.9.0.5/16"}]}' },
    { exit: 0, stdout: '{"cniVersion":"9.9.9"}' },
    { exit: 0, stdout: '' },
  ])
}
