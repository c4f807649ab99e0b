import { cniAtLeast, fromGeneration } from '../../facts/plugin-generations.ts'
import { annotate, type Attempt, done, fail } from '../cni/failure.ts'
import { answered, type HnsEndpoint, isAttached } from './node.ts'
import { detachV1 } from './remove.ts'
import type { EndpointRequest } from './request.ts'
import type { Session } from './session.ts'

/** The endpoint to create, and its JSON or why it cannot be written. */
export interface Made {
  readonly endpoint: EndpointRequest
  readonly json: Attempt<string>
}

/**
 * The pod's endpoint under API v1: one of its name on the network is used again as it is, one on another network is
 * deleted, and a new one is made only for the sandbox itself (CNI_NETNS `none`); then it is attached to the container.
 * Source: plugins pkg/hns/endpoint_windows.go ProvisionEndpoint (before v1.0.0), AddHnsEndpoint.
 */
export function provisionV1(
  session: Session,
  name: string,
  network: string,
  make: () => Attempt<Made>,
): Attempt<HnsEndpoint> {
  const { call, node, calls, release } = session
  const there = node.endpoints.find((endpoint) => endpoint.name === name)
  if (call.netns !== 'none' && there === undefined) {
    return fail(`failed to find HNSEndpoint ${name}: Endpoint ${name} not found`)
  }
  const reused = there?.network.toLowerCase() === network.toLowerCase() ? there : undefined
  if (there !== undefined && reused === undefined) {
    calls.push({ kind: 'DeleteEndpoint', target: there.id })
    const corrupted = `failed to delete corrupted HNSEndpoint ${name}`
    const doing = fromGeneration(release, 'D') ? corrupted : 'failed to delete the stale HNSEndpoint'
    if (node.failures?.delete !== undefined) return fail(`${doing}: ${node.failures.delete}`)
  }
  const endpoint = reused === undefined ? create(session, make) : done(reused)
  return endpoint.ok ? attach(session, endpoint.value, reused === undefined) : endpoint
}

function create({ node, calls }: Session, make: () => Attempt<Made>): Attempt<HnsEndpoint> {
  const made = make()
  if (!made.ok) return annotate('failed to make a new HNSEndpoint', made)
  const { endpoint, json } = made.value
  if (!json.ok) return annotate('failed to create the new HNSEndpoint', json)
  calls.push({ kind: 'HNSEndpoint', json: json.value })
  if (node.failures?.create !== undefined) {
    return fail(`failed to create the new HNSEndpoint: ${node.failures.create}`)
  }
  return done(answered(node, endpoint))
}

function attach(session: Session, endpoint: HnsEndpoint, created: boolean): Attempt<HnsEndpoint> {
  const { call, node, calls, release } = session
  if (cniAtLeast(release.cni, '1.0.0') && isAttached(endpoint, call.containerID)) return done(endpoint)
  calls.push({ kind: 'HotAttach', target: call.containerID })
  const failure = node.failures?.attach
  if (failure === undefined) return done(endpoint)
  if (created) detachV1(session, endpoint)
  if (!fromGeneration(release, 'D')) return fail(failure)
  return fail(`failed to attach container ${call.containerID} to HNSEndpoint ${endpoint.id}: ${failure}`)
}
