import type { Cluster } from '../spec/cluster.ts'
import { endpointPolicyForm, networkPolicyForm, type SpecPolicy } from '../spec/policies/write-policies.ts'
import type { SpecObject } from '../spec/spec-value.ts'
import { writesNetwork } from '../spec/writes-network.ts'

/** `policies` of the spec that says everything that a cluster is. */
export function policiesDocument({ policies, network }: Cluster): SpecObject {
  const overlay = network.driver === 'overlay' && writesNetwork(network)
  return {
    endpoint: {
      loopbackDSR: policies.loopbackDSR,
      ...grouped(policies.endpoint.map(endpointPolicyForm)),
    },
    network: {
      hostRoute: overlay ? policies.hostRoute : undefined,
      ...grouped(policies.network.map(networkPolicyForm)),
    },
  }
}

function grouped(forms: readonly (SpecPolicy | undefined)[]): SpecObject {
  const lists = new Map<string, SpecObject[]>()
  const entries = forms.map((form) => {
    if (form === undefined) throw new Error('a spec has no such policy')
    const { key, one, many } = form
    const list = lists.get(key) ?? []
    if (many !== undefined) list.push(many)
    lists.set(key, list)
    return [key, one ?? list] as const
  })
  return Object.fromEntries(entries)
}
