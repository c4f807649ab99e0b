import { expect, test } from 'vitest'
import { parseProgramVersion } from '../../src/facts/versions.ts'
import { CONTAINERD_ADD } from '../../src/programs/cni/call.ts'
import { flannel } from '../../src/programs/flannel.ts'
import type { WindowsNode } from '../../src/programs/hns/node.ts'
import { wcn } from '../../src/programs/wcn.ts'

const NETWORK = {
  id: 'net-1',
  name: 'cbr0',
  type: 'L2Bridge',
  subnets: [{ addressPrefix: '10.244.1.0/24', gatewayAddress: '10.244.1.1' }],
  managementIP: '10.127.130.38',
}
const SUBNET_ENV =
  'FLANNEL_NETWORK=10.244.0.0/16\nFLANNEL_SUBNET=10.244.1.1/24\nFLANNEL_MTU=1500\nFLANNEL_IPMASQ=true\n'

/** The first pod of a node and its retry: HNS refuses network + 2, where the endpoint of flanneld is. */
test.each([
  [true, '10.244.1.2'],
  [false, '10.244.1.1'],
])(
  'behind flannel with forceBridgeGateway %s a pod is refused once, then has the gateway %s',
  (forced, gateway) => {
    const stdin = delegated({ type: 'sdnbridge', optionalFlags: { forceBridgeGateway: forced } })
    const store = {}
    const first = called(stdin, { store, failures: { create: 'The object already exists. (0x1392)' } })
    expect(first.result.ok).toBe(false)
    expect(asked(first)).toEqual({ address: '10.244.1.2', gateway })
    expect(first.started.map(({ command }) => command)).toEqual(['ADD', 'DEL'])
    const second = called(stdin, { store: first.ipam?.store ?? {} })
    expect(second.result.ok).toBe(true)
    expect(asked(second)).toEqual({ address: '10.244.1.3', gateway })
  },
)

function version(text: string) {
  const parsed = parseProgramVersion(text)
  if (parsed === undefined) throw new Error(`${text} is no version`)
  return parsed
}

function delegated(delegate: object): string {
  const conf = { cniVersion: '1.0.0', name: 'cbr0', type: 'flannel', delegate }
  const { result } = flannel({
    stdin: JSON.stringify(conf),
    call: CONTAINERD_ADD,
    version: version('1.9.1'),
    subnetEnv: SUBNET_ENV,
  })
  if (!result.ok || result.value === undefined) throw new Error('flannel calls nothing')
  return result.value.stdin
}

type Store = Extract<WindowsNode['ipam'][string], { kind: 'host-local' }>['store']

function called(stdin: string, { store, failures }: Pick<WindowsNode, 'failures'> & { store: Store }) {
  const node: WindowsNode = {
    networks: [NETWORK],
    endpoints: [],
    hnsVersion: [15, 2],
    ipam: { 'host-local': { kind: 'host-local', store } },
    ...(failures === undefined ? {} : { failures }),
  }
  return wcn({ stdin, call: CONTAINERD_ADD, version: version('1.9.1'), node })
}

function asked({ calls }: ReturnType<typeof called>) {
  const call = calls.find(({ kind }) => kind === 'HostComputeEndpoint')
  const request = JSON.parse(call !== undefined && 'json' in call ? call.json : '{}')
  return { address: request.IpConfigurations[0].IpAddress, gateway: request.Routes[0].NextHop }
}
