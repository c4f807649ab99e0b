import type { Finding } from '../../diagnostic/finding.ts'
import { HOST_ROUTE_BUILD, windowsHas } from '../../facts/hns-features.ts'
import { DSR_REVISION_2019 } from '../../facts/hns-versions.ts'
import { WCN_NO_DSR } from '../../facts/wcn-releases.ts'
import { featureFinding, schemaFinding } from '../../policy/feature-finding.ts'
import { policyNeeds } from '../../policy/needs.ts'
import type { Plugin } from '../cluster.ts'
import type { Draft } from '../draft.ts'
import { endpointPlugin } from '../pairs.ts'
import { windowsText } from '../windows-text.ts'
import { writesHcnNetwork } from '../writes-network.ts'

/** Policies that the HNS of the Windows build has not got. */
export function policyBuilds(draft: Draft): readonly Finding[] {
  const { policies, network, windows } = draft
  const placed = [
    ...policies.endpoint.map((policy) => ({ ...policy, api: network.apiVersion })),
    ...policies.network.map((policy) => ({
      ...policy,
      api: writesHcnNetwork(network) ? (2 as const) : (1 as const),
    })),
  ]
  return [
    ...placed.flatMap(({ value, at, api }) =>
      policyNeeds(value, api).flatMap(({ what, feature, schema }) => [
        ...(feature === undefined
          ? []
          : featureFinding(feature, what, at, windows, '`windows.version`, such as `10.0.20348.2700`')),
        ...schemaFinding(schema, what, at, windows),
      ]),
    ),
    ...loopback(draft),
    ...hostRoute(draft),
  ]
}

/** `loopbackDSR` on its own; with `network.dsr` all is said there. */
function loopback({ policies, network, windows }: Draft): Finding[] {
  if (!policies.loopbackDSR || network.dsr || windowsHas(windows, 'DSR') !== false) return []
  return [
    {
      code: 'WIN503',
      message: `direct server return is not available on Windows Server \`${windowsText(windows)}\``,
      label: REFUSES_DSR.has(endpointPlugin(network))
        ? `every pod fails: \`${WCN_NO_DSR}\``
        : 'the plugin leaves the policy out without a word: a pod cannot reach itself through its Service',
      help: `update Windows to 17763.${DSR_REVISION_2019} (KB4571748) or newer, or remove \`loopbackDSR\``,
      at: { path: ['policies', 'endpoint', 'loopbackDSR'] },
      related: [{ at: { path: ['windows', 'version'] }, message: 'the build' }],
    },
  ]
}

/** Source: microsoft/windows-container-networking cni/cni.go b96345f: `hcn.DSRSupported` before anything is created. */
const REFUSES_DSR: ReadonlySet<Plugin> = new Set(['nat', 'sdnbridge', 'sdnoverlay'])

function hostRoute({ policies, windows: { build } }: Draft): Finding[] {
  if (!policies.hostRoute || build >= HOST_ROUTE_BUILD) return []
  return [
    {
      code: 'WIN311',
      severity: 'warning',
      message: `build ${build} may refuse \`HostRoute\``,
      label: 'then HNS does not create the network; flanneld goes on without the policy',
      help: `remove \`hostRoute\` before build ${HOST_ROUTE_BUILD}`,
      at: { path: ['policies', 'network', 'hostRoute'] },
    },
  ]
}
