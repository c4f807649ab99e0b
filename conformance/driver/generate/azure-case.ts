import type { AzureHost, CnsReply } from '../azure-host.ts'
import { azureHostFile } from '../azure-host.ts'
import { NAMESPACE, type PluginCase } from '../node.ts'
import type { Random } from '../random.ts'
import { azureConf } from './azure-conf.ts'
import { framed } from './frame.ts'
import type { Generated } from './plugin-case.ts'

/** One call of azure-vnet on a node whose own state is empty; CNS, NMAgent and IPAM plugins are answers. */
export function azureCase(r: Random): Generated<PluginCase> {
  const usual = environment(r)
  const env = { ...usual, ...framed(r, usual) }
  const name = r.pick(['azure', 'azure', 'cbr0'])
  const networks = r.chance(0.2)
    ? [{ id: NETWORK, name, type: r.pick(['L2Bridge', 'L2Tunnel']), subnets: [], managementIP: '' }]
    : []
  const hnsVersion = r.weigh<readonly [number, number]>([
    [8, [15, 2]],
    [2, [9, 5]],
    [1, [9, 2]],
    [0.5, [9, 1]],
    [1, [10, 0]],
  ])
  const node = { hnsVersion, networks, endpoints: [], namespaces: [NAMESPACE] }
  // Where CNS does not answer, DEL leaves a note for it in a folder of the node.
  const files = azureHostFile(host(r, env['CNI_COMMAND'] === 'DEL'))
  const answers = { 'azure-vnet-ipam': answer(r), 'azure-vnet-ipamv6': answer6(r) }
  const doc = azureConf(r, name)
  return {
    doc,
    withText: (stdin) => ({ node, files, answers, steps: [{ program: 'azure-vnet', env, stdin }] }),
  }
}

const NETWORK = '11111111-0000-0000-0000-000000000001'

function environment(r: Random) {
  return {
    CNI_COMMAND: r.weigh([
      [40, 'ADD'],
      [3, 'DEL'],
      [1, 'CHECK'],
      [0.3, 'STATUS'],
    ]),
    CNI_CONTAINERID: r.weigh([
      [20, 'podsandbox1'],
      [0.5, 'pod'],
      [0.3, 'a/b'],
    ]),
    CNI_NETNS: r.weigh([
      [30, NAMESPACE],
      [5, 'none'],
      [1, 'container:sandbox2'],
    ]),
    CNI_IFNAME: r.weigh([
      [30, 'eth0'],
      [0.3, 'a b'],
      [0.3, 'e+h'],
    ]),
    CNI_ARGS: r.weigh([
      [30, 'IgnoreUnknown=1;K8S_POD_NAMESPACE=shop;K8S_POD_NAME=web-1;K8S_POD_UID=7'],
      [0.4, ''],
      [0.4, 'K8S_POD_NAMESPACE=shop'],
      [0.3, 'K8S_POD_NAMESPACE=shop;K8S_POD_NAME=web-1;K8S_POD_UID=7'],
      [0.2, 'K8S_POD_NAMESPACE'],
    ]),
  }
}

function host(r: Random, listens: boolean): AzureHost {
  return {
    build: r.pick(['20348', '17763', '18362']),
    adapters: [
      { name: r.pick(['Ethernet', 'Ethernet', 'vEthernet (Ethernet)']), addresses: ['10.224.0.4/16'] },
      { name: 'Ethernet 2', addresses: ['192.168.7.4/24'] },
    ],
    cns: listens || r.chance(0.97) ? { pod: pod(r), tenant: tenant(r) } : undefined,
    snat: { forDns: r.chance(0.4), onHost: r.chance(0.3) },
  }
}

function pod(r: Random): CnsReply['pod'] {
  const own = {
    subnet: r.weigh([
      [20, '10.224.0.0/16'],
      [1, '10.9.0.0/16'],
      [0.3, 'x'],
    ]),
    address: r.chance(0.98) ? '10.224.0.4' : '',
    gateway: r.chance(0.98) ? '10.224.0.1' : '',
  }
  const four = {
    address: r.weigh([
      [20, '10.224.1.7'],
      [3, '10.244.0.9'],
      [0.2, 'x'],
    ]),
    prefixLength: r.pick([16, 24, 32]),
    gateway: r.weigh([
      [10, '10.224.0.1'],
      [4, ''],
      [0.3, 'x'],
    ]),
    primary: r.pick(['10.224.1.4', '10.224.1.4', '']),
    host: own,
  }
  const six = { ...four, address: 'fd00::7', prefixLength: 64, gateway: r.pick(['', 'fd00::1']), primary: '' }
  return r.weigh([
    [10, [four]],
    [4, [four, six]],
    [1, [six, four]],
    [0.2, []],
  ])
}

function tenant(r: Random): CnsReply['tenant'] {
  const four = { address: '172.28.1.9', prefixLength: r.pick([24, 16]), gateway: '172.28.1.1' }
  const six = { address: 'fd28::9', prefixLength: 64, gateway: 'fd28::1' }
  return {
    vlan: r.pick([0, 1, 7]),
    ips: r.chance(0.8) ? [four] : [four, six],
    cnetAddressSpace: r.pick([[], ['10.9.0.0/16'], ['10.9.0.0/16', '10.10.1.0/24']]),
    primaryInterface: '10.224.0.4',
    hostSubnet: '10.224.0.4/16',
  }
}

/** What azure-vnet-ipam prints. */
function answer(r: Random): { exit: number; stdout: string } {
  const ips = [{ version: '4', address: '10.224.1.8/16', gateway: '10.224.0.1' }]
  const routes = [{ dst: '0.0.0.0/0', gw: '10.224.0.1' }]
  const dns = r.chance(0.5) ? { nameservers: ['168.63.129.16'], domain: 'example.net' } : {}
  return r.weigh([
    [12, { exit: 0, stdout: JSON.stringify({ cniVersion: '0.3.0', ips, routes, dns }) }],
    [3, { exit: 0, stdout: JSON.stringify({ cniVersion: '1.0.0', ips, routes, dns }) }],
    [
      2,
      {
        exit: 0,
        stdout: JSON.stringify({
          cniVersion: '0.2.0',
          ip4: { ip: '10.224.1.8/16', gateway: '10.224.0.1', routes },
          dns,
        }),
      },
    ],
    [1, { exit: 0, stdout: JSON.stringify({ cniVersion: '0.3.0', ips: [{ address: '10.224.1.8/16' }] }) }],
    [0.5, { exit: 0, stdout: JSON.stringify({ cniVersion: '0.3.0', ips: [] }) }],
    [0.5, { exit: 0, stdout: JSON.stringify({ cniVersion: '0.3.0', ips, routes: [{ gw: '10.0.0.1' }] }) }],
    [
      1,
      {
        exit: 1,
        stdout: JSON.stringify({ code: 100, msg: 'Failed to allocate pool: no available address pools' }),
      },
    ],
    [
      0.5,
      { exit: 1, stdout: JSON.stringify({ code: 11, msg: 'no addresses', details: 'the pool is full' }) },
    ],
    [0.5, { exit: 1, stdout: 'oops' }],
  ])
}

function answer6(r: Random): { exit: number; stdout: string } {
  const ips = [{ version: '6', address: 'fd00::8/64', gateway: 'fd00::1' }]
  const routes = [{ dst: '0.0.0.0/0', gw: 'fd00::1' }]
  return r.weigh([
    [6, { exit: 0, stdout: JSON.stringify({ cniVersion: '0.3.0', ips, routes }) }],
    [1, { exit: 1, stdout: JSON.stringify({ code: 11, msg: 'no addresses' }) }],
  ])
}
