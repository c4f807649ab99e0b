import { parseProgramVersion } from '../../src/facts/versions.ts'
import { CONTAINERD_ADD } from '../../src/programs/cni/call.ts'
import type { WindowsNode } from '../../src/programs/hns/node.ts'
import type { WindowsPluginOutcome } from '../../src/programs/hns/session.ts'
import { winBridge } from '../../src/programs/win-bridge.ts'
import { winOverlay } from '../../src/programs/win-overlay.ts'
import { windowsNode } from './windows-node.ts'

/** The ID of an HCN namespace. */
export const NAMESPACE = CONTAINERD_ADD.netns

export interface RunOptions {
  readonly version?: string
  readonly command?: string
  readonly netns?: string
  readonly node?: WindowsNode
}

/** win-bridge on a node with the l2bridge network `cbr0`; API v1 with CNI_NETNS `none`, unless the options differ. */
export function runBridge(conf: object, options: RunOptions = {}): WindowsPluginOutcome {
  const stdin = JSON.stringify({ cniVersion: '0.3.0', name: 'cbr0', type: 'win-bridge', ipam: IPAM, ...conf })
  return winBridge(inputOf(stdin, { node: windowsNode(), ...options }))
}

/** win-overlay on a node with the overlay network `vxlan0`. */
export function runOverlay(conf: object, options: RunOptions = {}): WindowsPluginOutcome {
  const stdin = JSON.stringify({
    cniVersion: '0.3.0',
    name: 'vxlan0',
    type: 'win-overlay',
    ipam: IPAM,
    ...conf,
  })
  return winOverlay(inputOf(stdin, { node: windowsNode({ name: 'vxlan0', type: 'overlay' }), ...options }))
}

const IPAM = { type: 'host-local', subnet: '10.244.1.0/24', rangeStart: '10.244.1.10' }

function inputOf(stdin: string, options: RunOptions & { readonly node: WindowsNode }) {
  const version = parseProgramVersion(options.version ?? '1.9.1')
  if (version === undefined) throw new Error(options.version)
  const call = { ...CONTAINERD_ADD, command: options.command ?? 'ADD', netns: options.netns ?? 'none' }
  return { stdin, call, version, node: options.node }
}

/** The text of the error that a run ends with. */
export function errorOf({ result }: WindowsPluginOutcome): string | undefined {
  return result.ok ? undefined : result.error.text
}

/** The JSON of the first request that creates an endpoint. */
export function requestOf({ calls }: WindowsPluginOutcome): string | undefined {
  const created = calls.find((call) => 'json' in call)
  return created !== undefined && 'json' in created ? created.json : undefined
}
