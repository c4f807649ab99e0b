import { parseProgramVersion } from '../../../src/facts/versions.ts'
import type { HnsNetwork, WindowsNode } from '../../../src/programs/hns/node.ts'
import type { WindowsPluginOutcome } from '../../../src/programs/hns/session.ts'
import { winBridge } from '../../../src/programs/win-bridge.ts'
import { winOverlay } from '../../../src/programs/win-overlay.ts'
import { printed } from '../cni-printed.ts'
import { type Json, list, object } from '../shared.ts'
import type { VectorCase, VectorForm } from './form.ts'
import { hnsFunctionCases } from './hns-functions.ts'

/** Cases of pkg/hns, win-bridge and win-overlay: calls of its functions, and whole runs against a recorder of requests. */
export const hnsPluginsForm: VectorForm = {
  name: 'hns-plugins',
  matches: (file) => 'pluginRuns' in file,
  cases(file) {
    const node = nodeOf(list(file['fakeHnsNetworks']).map(object))
    const runs = list(file['pluginRuns']).map(object)
    return [...hnsFunctionCases(file), ...runs.flatMap((run) => runCases(run, node))]
  },
}

function runCases(run: Json, node: WindowsNode): readonly VectorCase[] {
  return list(run['tags'])
    .map(String)
    .map((tag) => ({
      id: `${run['id']} (${run['plugin']} ${tag})`,
      want: run['expect'],
      have: () => {
        const { result, calls } = called(run, tag, node)
        return { ...asRecorded(printed(result), String(object(run['conf'])['name'])), hns: calls.map(shown) }
      },
    }))
}

function called(run: Json, tag: string, node: WindowsNode): WindowsPluginOutcome {
  const plugin = run['plugin'] === 'win-bridge' ? winBridge : winOverlay
  return plugin({
    stdin: typeof run['confText'] === 'string' ? run['confText'] : JSON.stringify(run['conf']),
    call: {
      command: String(run['command']),
      containerID: String(run['containerID']),
      netns: run['netns'] === 'g' ? NAMESPACE : String(run['netns']),
      ifName: 'eth0',
      args: '',
      path: '<path>',
    },
    version: parseProgramVersion(tag) ?? { numbers: [], suffix: '' },
    node,
  })
}

/** The recorder takes `g` for a namespace; hcsshim takes GUIDs only. */
const NAMESPACE = '6a3c5f9e-0000-0000-0000-00000000000a'

/** The recorder has no texts of hcsshim v0.8.6 and words a missing HCN network as newer releases do. */
function asRecorded(result: Json, network: string): Json {
  const text = JSON.stringify(result)
  return object(JSON.parse(text.replace('Network Id  not found', `Network name \\"${network}\\" not found`)))
}

function shown(call: WindowsPluginOutcome['calls'][number]): Json {
  if ('json' in call) return { kind: call.kind, json: JSON.parse(call.json) }
  return { kind: call.kind, target: call.target === NAMESPACE ? 'g' : call.target }
}

function nodeOf(networks: readonly Json[]): WindowsNode {
  return {
    networks: networks.map(networkOf),
    endpoints: [],
    hnsVersion: [15, 2],
    assigns: { macAddress: '00-15-5D-00-00-01' },
    ipam: { 'host-local': { kind: 'host-local', store: {} } },
  }
}

function networkOf(network: Json): HnsNetwork {
  return {
    id: String(network['ID']),
    name: String(network['Name']),
    type: String(network['Type']),
    subnets: list(network['Subnets'])
      .map(object)
      .map(({ AddressPrefix, GatewayAddress }) => ({
        addressPrefix: String(AddressPrefix),
        gatewayAddress: String(GatewayAddress),
      })),
    managementIP: String(network['ManagementIP'] ?? ''),
  }
}
