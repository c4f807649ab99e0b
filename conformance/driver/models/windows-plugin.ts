import type { WindowsNode } from '../../../src/programs/hns/node.ts'
import type {
  HnsCall as ModelCall,
  WindowsPluginInput,
  WindowsPluginOutcome,
} from '../../../src/programs/hns/session.ts'
import { winBridge } from '../../../src/programs/win-bridge.ts'
import { winOverlay } from '../../../src/programs/win-overlay.ts'
import type { HnsCall, PluginCase, StepResult } from '../node.ts'
import type { ModelUnderTest } from '../program.ts'
import { callOf, measuredPrinted, printed, stdinOf, versionOf } from './printed.ts'

/** win-bridge and win-overlay: what reaches HNS, byte for byte and in order, and what is printed. */
export const winBridgeModel: WindowsModel = modelOf(winBridge)
export const winOverlayModel: WindowsModel = modelOf(winOverlay)

type WindowsModel = ModelUnderTest<PluginCase, readonly StepResult[]>

function modelOf(plugin: (input: WindowsPluginInput) => WindowsPluginOutcome): WindowsModel {
  return {
    says(input, version) {
      const node = nodeOf(input)
      return input.steps.map((step) => {
        const call = callOf(step)
        const { result, calls } = plugin({ stdin: stdinOf(step), call, version: versionOf(version), node })
        return { ...printed(result, call), calls: calls.map(sent) }
      })
    },
    measured: (results) =>
      results.map((result) => ({
        ...measuredPrinted(result),
        calls: (result.calls ?? []).map(measuredSent),
      })),
  }
}

/** The node of a case as models see it. */
export function nodeOf({ node, answers = {} }: PluginCase): WindowsNode {
  const answer = answers['host-local']
  return {
    networks: node.networks.map(({ subnets, ...network }) => ({
      ...network,
      subnets: subnets.map(({ prefix, gateway }) => ({ addressPrefix: prefix, gatewayAddress: gateway })),
    })),
    endpoints: (node.endpoints ?? []).map(({ mac, ip, gateway, ...endpoint }) => ({
      ...endpoint,
      macAddress: mac,
      ipAddress: ip,
      gatewayAddress: gateway,
    })),
    hnsVersion: node.hnsVersion,
    // As `fakehns` gives them.
    assigns: { endpointId: '00000000-0000-0000-0000-0000000e0001', macAddress: '00-15-5D-00-00-01' },
    ipam: {
      'host-local': answer === undefined ? { kind: 'host-local', store: {} } : { kind: 'prints', ...answer },
    },
  }
}

/** A request as models and measurements are compared. */
export interface Sent {
  readonly kind: string
  readonly target?: string
  readonly json?: string
}

export const sent = (call: ModelCall): Sent => call

export function measuredSent({ kind, target, body }: HnsCall): Sent {
  if (kind === 'EndpointDetach' && body !== undefined) {
    const { ContainerId }: { ContainerId: string } = JSON.parse(body)
    return { kind: 'ContainerDetach', target: ContainerId }
  }
  // What the container is told is the same for every endpoint, but for its identifier.
  if (kind === 'HotAttach' || kind === 'HotDetach')
    return { kind, ...(target === undefined ? {} : { target }) }
  return { kind, ...(target === undefined ? {} : { target }), ...(body === undefined ? {} : { json: body }) }
}
