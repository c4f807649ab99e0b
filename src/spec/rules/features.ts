import { DSR_REVISION_2019, HCN_REVISION_2019 } from '../../facts/hns-versions.ts'
import { OVN_KUBERNETES } from '../../facts/ovn-kubernetes.ts'
import { formatKubernetesVersion } from '../../facts/versions.ts'
import type { Finding } from '../../diagnostic/finding.ts'
import { featureFinding } from '../../policy/feature-finding.ts'
import type { Draft } from '../draft.ts'
import { windowsText } from '../windows-text.ts'

/** Overlay, HCN (v2), direct server return and dual stack where Windows, Kubernetes or the driver has none. */
export function features(draft: Draft): readonly Finding[] {
  return [...hcn(draft), ...dsr(draft), ...vxlanPort(draft), ...dualStack(draft)]
}

/** The agent of OVN-Kubernetes stops where HNS has no other port. Source: `OVN_KUBERNETES_SOURCES`. */
function vxlanPort({ network: { plugin, port }, windows }: Draft): readonly Finding[] {
  if (plugin !== 'ovn-kubernetes' || port === undefined || port === OVN_KUBERNETES.port) return []
  const at = { path: ['network', 'port'] }
  return featureFinding('VxlanPort', 'a VXLAN port other than 4789', at, windows, '`windows.version`')
}

function hcn({ network, windows }: Draft): Finding[] {
  const { release, revision } = windows
  if (release !== 'ltsc2019' || revision === undefined || revision >= HCN_REVISION_2019) return []
  const overlay = network.driver === 'overlay'
  // Antrea makes endpoints with HNS (v1), and puts them into namespaces with HCN (v2).
  if (!overlay && network.apiVersion !== 2 && network.plugin !== 'antrea') return []
  return [
    {
      code: 'WIN512',
      message: `Windows Server \`${windowsText(windows)}\` has no ${overlay ? 'overlay networks' : 'HCN (v2)'}`,
      label: overlay
        ? 'kube-proxy exits: `platform does not support feature Remote Subnet`'
        : 'every pod fails: "platform does not support feature V2 Api/Schema"',
      help: `update Windows to 17763.${HCN_REVISION_2019} (KB4489899) or newer`,
      at: { path: ['windows', 'version'] },
      related: [
        overlay
          ? { at: { path: ['network', 'driver'] }, message: 'the driver' }
          : network.plugin === 'antrea'
            ? { at: { path: ['network', 'plugin'] }, message: 'its agent puts pods into HCN namespaces' }
            : { at: { path: ['network'], part: 'key' }, message: '`apiVersion` is 2' },
      ],
    },
  ]
}

function dsr({ network, windows, kubernetes, given }: Draft): Finding[] {
  if (!network.dsr || windows.release !== 'ltsc2019') return []
  const at = { path: ['network', 'dsr'] }
  if (windows.revision !== undefined && windows.revision < DSR_REVISION_2019) {
    return [
      {
        code: 'WIN503',
        message: `direct server return is not available on Windows Server \`${windowsText(windows)}\``,
        label: 'kube-proxy exits: `platform does not support feature Direct Server Return (DSR)`',
        help: `update Windows to 17763.${DSR_REVISION_2019} (KB4571748) or newer, or remove \`dsr\``,
        at,
        related: [{ at: { path: ['windows', 'version'] }, message: 'the build' }],
      },
    ]
  }
  const { minor } = kubernetes.version
  if (minor >= 20) return []
  // The newer range of HNS versions came with kubernetes/kubernetes#93080; whether 1.19 has it is disputed.
  return [
    {
      code: 'WIN503',
      ...(minor === 19 ? { severity: 'warning' } : {}),
      message: `kube-proxy of Kubernetes ${formatKubernetesVersion(kubernetes.version)} finds no direct server return on Windows Server 2019`,
      label: 'kube-proxy exits: `platform does not support feature Direct Server Return (DSR)`',
      help: 'take Kubernetes 1.20 or newer, or remove `dsr`',
      at,
      related: given(['kubernetes', 'version'])
        ? [{ at: { path: ['kubernetes', 'version'] }, message: 'the Kubernetes release' }]
        : [],
    },
  ]
}

function dualStack(draft: Draft): Finding[] {
  const { cidrs, network, windows, kubernetes } = draft
  const found = [
    ...cidrs.cluster.map((cidr) => ({ ...cidr, name: 'cidrs.cluster' })),
    ...cidrs.service.map((cidr) => ({ ...cidr, name: 'cidrs.service' })),
  ].filter(({ value }) => value.family === 6)
  const [first] = found
  if (first === undefined) return []
  if (network.driver !== 'l2bridge') {
    return found.map(({ at, name }) => ({
      code: 'WIN112',
      message: `\`${name}\` has an IPv6 prefix, but driver \`${network.driver}\` has no IPv6`,
      label:
        network.driver === 'overlay'
          ? 'kube-proxy: "Winoverlay does not support dual-stack, falling back to single-stack"'
          : 'Windows has dual stack with l2bridge only',
      help: 'remove the prefix, or take driver l2bridge',
      at,
      related: [{ at: { path: ['network', 'driver'] }, message: 'the driver' }],
    }))
  }
  const old = windowsText(windows)
  if (!windowsHasDualStack(draft)) {
    return [
      {
        code: 'WIN509',
        message: `Windows Server \`${old}\` has no dual stack`,
        label:
          'kube-proxy: "This version of Windows does not support dual-stack, falling back to single-stack"',
        help: 'take ltsc2022 or newer, or remove the IPv6 prefixes',
        at: first.at,
      },
    ]
  }
  if (kubernetes.version.minor < 21) {
    return [
      {
        code: 'WIN509',
        message: `Kubernetes ${formatKubernetesVersion(kubernetes.version)} has no dual stack unless a gate is opened`,
        label: 'the gate IPv6DualStack is off until 1.21',
        help: 'take Kubernetes 1.21 or newer, or remove the IPv6 prefixes',
        at: first.at,
      },
    ]
  }
  // Azure CNS gives pods both.
  if (network.plugin === 'azure-vnet') return []
  const pods = cidrs.cluster.map(({ value }) => value.family)
  if (!pods.includes(4) || !pods.includes(6)) return []
  return [
    network.plugin === 'sdnbridge'
      ? {
          code: 'WIN509',
          severity: 'info',
          message: 'no routes are written for the IPv6 pod CIDRs',
          label: 'a node has one management address, which is IPv4',
          help: 'route each IPv6 pod CIDR to the IPv6 address of its node, on the router or on every node',
          at: first.at,
        }
      : {
          code: 'WIN509',
          severity: 'info',
          message: 'Windows pods get an IPv4 address only',
          label: 'win-bridge uses the first address of the IPAM result and drops the second',
          help: 'expect Services of the second family to have no Windows pods behind them, or take plugin `sdnbridge`',
          at: first.at,
        },
  ]
}

/** HNS 11.10 or newer: 2004 and 20H2 with update 610 or newer, and everything after them. */
function windowsHasDualStack({ windows: { build, revision } }: Draft): boolean {
  if (build === 19041 || build === 19042) return revision === undefined || revision >= 610
  return build > 19042
}
