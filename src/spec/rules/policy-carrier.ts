import type { Finding, Target } from '../../diagnostic/finding.ts'
import { API_NAMES } from '../../facts/hns-schema/key.ts'
import { lowerToV1 } from '../../policy/lower-v1.ts'
import { lowerToV2 } from '../../policy/lower-v2.ts'
import type { HnsPolicy, Loss } from '../../policy/lowered.ts'
import { networkToV1 } from '../../policy/objects/network-v1.ts'
import type { Draft } from '../draft.ts'
import { compiledPlugins } from '../pairs.ts'
import { listed, spell } from '../spell.ts'
import { writesHcnNetwork, writesNetwork } from '../writes-network.ts'

/** Policies that nothing in this cluster can hand to HNS: the plugin, its API or the network has no place for them. */
export function policyCarrier(draft: Draft): readonly Finding[] {
  return [...ofEndpoints(draft), ...ofNetwork(draft)]
}

function ofEndpoints({ policies, network, runtime }: Draft): Finding[] {
  const { apiVersion } = network
  if (network.plugin === 'antrea') return policies.endpoint.map(({ at }) => byAntrea(at))
  const lower = apiVersion === 2 ? lowerToV2 : lowerToV1
  return policies.endpoint.flatMap(({ value, at }) =>
    lower(value).lost.map((loss) => ({
      ...lostIn(apiVersion, loss, value, at),
      help: apiVersion === 2 ? 'remove it' : otherApi(runtime.name),
    })),
  )
}

/** Source: antrea-io/antrea pkg/agent/cniserver/interface_configuration_windows.go fc70f2bb7037. */
function byAntrea(at: Target): Finding {
  return {
    code: 'WIN138',
    message: `\`${spell(at.path ?? [])}\` reaches no pod with plugin antrea`,
    label: 'its agent asks HNS for endpoints without policies',
    help: 'write a NetworkPolicy or an Antrea policy in its place, and remove it here',
    at,
  }
}

function ofNetwork(draft: Draft): Finding[] {
  const { policies, network, runtime } = draft
  const hostRoute = policies.hostRoute
    ? [{ value: { kind: 'host-route' } as const, at: { path: ['policies', 'network', 'hostRoute'] } }]
    : []
  const all = [...hostRoute, ...policies.network]
  if (!writesNetwork(network)) return all.map(({ at }) => notOurs(at, draft))
  return all.flatMap(({ value, at }): Finding[] => {
    if (network.driver !== 'overlay' && OVERLAY_ONLY.has(value.kind)) return [overlayOnly(at)]
    if (writesHcnNetwork(network)) {
      return lowerToV2(value).lost.map((loss) => ({ ...lostIn(2, loss, value, at), help: 'remove it' }))
    }
    return v1Losses(value).map((loss) => ({
      ...lostIn(1, loss, value, at),
      help: otherApi(runtime.name),
    }))
  })
}

const OVERLAY_ONLY: ReadonlySet<string> = new Set(['host-route', 'remote-subnet-route', 'vxlan-port'])

/** Some policies are members of a network of HNS (v1), and a VLAN is a policy of its subnet. */
function v1Losses(policy: HnsPolicy): readonly Loss[] {
  if (policy.kind === 'vlan') return []
  return networkToV1({ type: 'L2Bridge', policies: [{ policy, path: [] }], subnets: [] }).lost
}

function lostIn(api: 1 | 2, { what, why }: Loss, policy: HnsPolicy, at: Target): Finding {
  const name = at.path === undefined ? policy.kind : spell(at.path)
  const part = what === policy.kind ? '' : `\`${what}\` of `
  return {
    code: 'WIN138',
    message: `${part}\`${name}\` has no form in ${API_NAMES[api]}`,
    label: `${why}${policy.kind === 'encap-overhead' ? ', which the plugin does not write' : ''}; \`apiVersion\` is ${api}`,
    at,
  }
}

/** What to do where a policy needs HCN (v2): with dockershim `apiVersion: 2` does not work. */
export function otherApi(runtime: 'containerd' | 'dockershim'): string {
  return runtime === 'containerd'
    ? 'take `network.apiVersion: 2`, or remove it'
    : 'take containerd, which uses HCN (v2), or remove it'
}

function overlayOnly(at: Target): Finding {
  return {
    code: 'WIN138',
    message: `\`${spell(at.path ?? [])}\` is for an overlay`,
    label: 'a bridge has no VXLAN, and the host reaches its pods anyway',
    help: 'remove it, or take driver overlay',
    at,
  }
}

function notOurs(at: Target, { network: { driver, plugin } }: Draft): Finding {
  const flannel = plugin === 'flannel'
  const makes = driver === 'nat' || plugin === 'azure-vnet'
  const others = compiledPlugins(driver).filter((name) => writesNetwork({ driver, plugin: name }))
  return {
    code: 'WIN138',
    message: `\`${spell(at.path ?? [])}\` reaches no network with ${others.length > 0 ? `plugin ${plugin}` : `driver ${driver}`}`,
    label: flannel
      ? 'flanneld creates the HNS network, and takes no policies for it'
      : plugin === 'ovn-kubernetes'
        ? 'its node agent creates the HNS network, and takes no policies for it'
        : plugin === 'calico'
          ? 'Calico creates the HNS network, and takes no policies for it'
          : plugin === 'antrea'
            ? 'its agent creates the HNS network, and takes no policies for it'
            : makes
              ? 'the plugin creates the network itself'
              : 'the network exists already, and hnsc does not write it',
    help:
      others.length > 0
        ? `take plugin ${listed(others, 'or')}, for which hnsc writes the network, or remove it`
        : 'give the network the policy where it is made, and remove it here',
    at,
  }
}
