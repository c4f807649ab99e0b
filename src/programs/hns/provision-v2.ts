import { cniAtLeast, fromGeneration } from '../../facts/plugin-generations.ts'
import * as go from '../../text/go-json.ts'
import { annotate, type Attempt, crash, done, fail } from '../cni/failure.ts'
import { answered, type HnsEndpoint } from './node.ts'
import type { Made } from './provision-v1.ts'
import { deleteV2 } from './remove.ts'
import type { Session } from './session.ts'

/**
 * The pod's endpoint under API v2: it is made (from v1.0.0 on one that is there is used again) and added to the HCN
 * namespace whose ID is CNI_NETNS. Source: plugins pkg/hns/endpoint_windows.go AddHcnEndpoint.
 */
export function provisionV2(
  session: Session,
  name: string,
  network: string,
  make: () => Attempt<Made>,
): Attempt<HnsEndpoint> {
  const { node, release } = session
  if (!fromGeneration(release, 'D')) return provisionOld(session, name, make)
  const there = node.endpoints.find((endpoint) => endpoint.name === name)
  const reused = there?.network.toLowerCase() === network.toLowerCase() ? there : undefined
  if (there !== undefined && reused === undefined) {
    const failure = deleteOther(session, there)
    if (failure !== undefined)
      return fail(`failed to delete corrupted HostComputeEndpoint ${name}: ${failure}`)
  }
  const endpoint = reused === undefined ? create(session, 'HostComputeEndpoint', make) : done(reused)
  if (!endpoint.ok) return endpoint
  const added = addToNamespace(session)
  if (added.ok) return endpoint
  const { netns } = session.call
  if (reused === undefined && !deleteV2(session, name, endpoint.value).ok) {
    const after = `after adding HostComputeNamespace ${netns} failure`
    const removal = `failed to remove the new HostComputeEndpoint ${name} ${after}`
    return fail(`${removal}: failed to remove HostComputeEndpoint ${name}: ${node.failures?.delete ?? ''}`)
  }
  return fail(
    `failed to add HostComputeEndpoint ${name} to HostComputeNamespace ${netns}: ${added.error.text}`,
  )
}

/** Before v1.0.0 an endpoint of the same name is an error; errors speak of HNS endpoints. */
function provisionOld(session: Session, name: string, make: () => Attempt<Made>): Attempt<HnsEndpoint> {
  const endpoint = create(session, 'HNSEndpoint', make)
  if (!endpoint.ok) return endpoint
  const added = addToNamespace(session)
  if (added.ok) return endpoint
  if (added.error.panic === true) return added
  const removed = deleteV2(session, name, endpoint.value)
  if (!removed.ok) return annotate('failed to Remove Endpoint after AddNamespaceEndpoint failure', removed)
  // The plugin wraps the error of the removal, which is nil, and goes on with neither endpoint nor error.
  return crash()
}

/** What stands in the way of a new endpoint of this name before v1.0.0, when it is on the same network. */
export function alreadyThere({ node, release }: Session, name: string, network: string): string | undefined {
  const there = node.endpoints.find((endpoint) => endpoint.name === name)
  if (there?.network.toLowerCase() !== network.toLowerCase()) return undefined
  const lower = fromGeneration(release, 'C')
  return lower ? `endpoint ${go.quote(name)} already exits` : `Endpoint "${name}" already exits`
}

/** Asks HNS to delete an endpoint that is on another network. */
export function deleteOther({ node, calls }: Session, endpoint: HnsEndpoint): string | undefined {
  calls.push({ kind: 'DeleteEndpoint', target: endpoint.id })
  return node.failures?.delete
}

function create({ node, calls }: Session, word: string, make: () => Attempt<Made>): Attempt<HnsEndpoint> {
  const made = make()
  if (!made.ok) return annotate(`failed to make a new ${word}`, made)
  const { endpoint, json } = made.value
  if (!json.ok) return annotate(`failed to create the new ${word}`, json)
  calls.push({ kind: 'HostComputeEndpoint', json: json.value })
  const failure = node.failures?.create
  return failure === undefined
    ? done(answered(node, endpoint))
    : fail(`failed to create the new ${word}: ${failure}`)
}

/**
 * Puts the endpoint into the namespace, or says why not. hcsshim looks at the form of the ID before it asks HNS; until
 * v0.8.6 a bad one crashes it. Source: microsoft/hcsshim hcn/hcnnamespace.go; internal/guid/guid.go v0.8.6.
 */
function addToNamespace({ node, calls, call, release }: Session): Attempt<undefined> {
  const problem = guidProblem(call.netns)
  if (problem !== undefined)
    return cniAtLeast(release.cni, '1.0.0') ? fail('invalid namespace ID') : crash(problem)
  calls.push({ kind: 'AddNamespaceEndpoint', target: call.netns })
  const failure = node.failures?.['add-to-namespace']
  return failure === undefined ? done(undefined) : fail(failure)
}

function guidProblem(id: string): string | undefined {
  if (id.length !== 36) return `invalid GUID length: ${new TextEncoder().encode(id).length}`
  if (/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(id)) return undefined
  if (![8, 13, 18, 23].every((at) => id[at] === '-')) return 'invalid GUID format'
  const bad = GUID_BYTES.map((at) => id.slice(at, at + 2)).find((byte) => !/^[0-9a-f]{2}$/i.test(byte))
  return `strconv.ParseInt: parsing ${go.quote(bad ?? '')}: invalid syntax`
}

/** Where the bytes of a GUID stand in its text. */
const GUID_BYTES = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34]
