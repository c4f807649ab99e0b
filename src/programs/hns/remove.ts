import { cniAtLeast, fromGeneration } from '../../facts/plugin-generations.ts'
import { type Attempt, done, fail } from '../cni/failure.ts'
import { type HnsEndpoint, isAttached } from './node.ts'
import type { Session } from './session.ts'

/** DEL under API v1: the endpoint goes with the sandbox, other containers are only detached; errors are passed over. */
export function removeV1(session: Session, name: string): Attempt<undefined> {
  const endpoint = session.node.endpoints.find((candidate) => candidate.name === name)
  if (session.call.netns !== '' && endpoint !== undefined) detachV1(session, endpoint)
  return done(undefined)
}

/**
 * What API v1 is asked to undo. From v0.8.16 on hcsshim detaches only what is attached.
 * Source: plugins pkg/hns/endpoint_windows.go RemoveHnsEndpoint; microsoft/hcsshim hnsendpoint.go HotDetachEndpoint.
 */
export function detachV1({ call, calls, release }: Session, endpoint: HnsEndpoint): void {
  if (call.netns !== 'none') {
    calls.push({ kind: 'ContainerDetach', target: call.containerID })
    return
  }
  if (!cniAtLeast(release.cni, '1.0.0') || isAttached(endpoint, call.containerID)) {
    calls.push({ kind: 'HotDetach', target: call.containerID })
  }
  calls.push({ kind: 'DeleteEndpoint', target: endpoint.id })
}

/**
 * DEL under API v2: the endpoint leaves its namespace (plugins v1.2.0 and later) and is deleted; none is success.
 * Source: plugins pkg/hns/endpoint_windows.go RemoveHcnEndpoint.
 */
export function removeV2(session: Session, name: string): Attempt<undefined> {
  const endpoint = session.node.endpoints.find((candidate) => candidate.name === name)
  return endpoint === undefined ? done(undefined) : deleteV2(session, name, endpoint)
}

export function deleteV2(
  { node, calls, release }: Session,
  name: string,
  { id, namespace }: HnsEndpoint,
): Attempt<undefined> {
  if (fromGeneration(release, 'E') && namespace !== undefined) {
    calls.push({ kind: 'RemoveNamespaceEndpoint', target: namespace })
    const failure = node.failures?.['remove-from-namespace']
    if (failure !== undefined) return fail(`error removing endpoint: ${name} from namespace: ${failure}`)
  }
  calls.push({ kind: 'DeleteEndpoint', target: id })
  const failure = node.failures?.delete
  if (failure === undefined) return done(undefined)
  return fromGeneration(release, 'D')
    ? fail(`failed to remove HostComputeEndpoint ${name}: ${failure}`)
    : fail(`[win-cni] Failed to delete endpoint ${name}, err:${failure}`)
}
