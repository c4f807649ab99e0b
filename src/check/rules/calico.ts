import type { Finding } from '../../diagnostic/finding.ts'
import type { EndpointPlugin } from '../cni/cni-document.ts'
import { policiesOf, type PolicyEntry } from '../cni/policies.ts'
import type { Context } from '../context.ts'
import { field, fieldAt, itemsOf, textOf } from '../field.ts'
import type { CniRule } from '../rule.ts'

/**
 * Calico's own settings on Windows. Source: projectcalico/calico cni-plugin/pkg/dataplane/windows/dataplane_windows.go,
 * internal/pkg/utils/winpol/windows_policy.go, pkg/install/install_windows.go 87c1590.
 */
export const calico: CniRule = ({ endpoints }, context) =>
  endpoints.flatMap((endpoint) => {
    if (endpoint.dialect !== 'calico') return []
    const vxlan = textOf(field(endpoint.tree, endpoint.path, 'mode')?.value) === 'vxlan'
    return [
      ...(vxlan ? [...vni(endpoint), ...macPrefix(endpoint), ...ipam(endpoint)] : modeInOtherCase(endpoint)),
      ...policiesOf(endpoint).flatMap((policy) => [
        ...routeType(policy, context),
        ...exceptionsKey(policy),
        ...encap(policy, vxlan),
      ]),
      ...loopbackDsr(endpoint, context),
      ...staticDns(endpoint),
    ]
  })

/** Only exactly `vxlan` makes an overlay network. */
function modeInOtherCase({ tree, path }: EndpointPlugin): Finding[] {
  const mode = field(tree, path, 'mode')
  const text = textOf(mode?.value) ?? ''
  if (mode === undefined || text.trim().toLowerCase() !== 'vxlan') return []
  return [
    {
      code: 'WIN239',
      severity: 'warning',
      message: `the mode \`${text}\` is not spelt \`vxlan\``,
      label: 'Calico compares it letter by letter, and makes no overlay network',
      help: 'write `vxlan`',
      at: { path: mode.path },
    },
  ]
}

function vni({ tree, path }: EndpointPlugin): Finding[] {
  const found = field(tree, path, 'vxlan_vni')
  if (found?.value.kind !== 'number') return []
  const value = Number(found.value.raw)
  if (value === 0 || (value >= 4096 && value <= 65535)) return []
  const small = value < 4096
  return [
    {
      code: 'WIN239',
      message: `the VNI ${found.value.raw} is ${small ? 'below 4096' : 'above 65535'}`,
      // felix/dataplane/windows/vxlan_mgr.go 87c1590: `IsolationId: uint16(m.vxlanID)`
      label: small
        ? 'no pod starts: `Windows does not support VXLANVNI < 4096`'
        : 'Felix has 16 bits for it in the routes to other nodes, which then name another network',
      help: 'write 4096 to 65535, and the same in the FelixConfiguration, for Linux nodes too',
      at: { path: found.path },
    },
  ]
}

function macPrefix({ tree, path }: EndpointPlugin): Finding[] {
  const found = field(tree, path, 'vxlan_mac_prefix')
  const text = textOf(found?.value)
  if (found === undefined || text === undefined || text === '' || /^..-..$/.test(text)) return []
  return [
    {
      code: 'WIN239',
      message: `the MAC prefix \`${text}\` is not of the form \`0E-2A\``,
      label: `no pod starts: \`endpointMacPrefix [${text}] is invalid, value must be of the format xx-xx\``,
      help: 'write two octets with a hyphen between them, such as `0E-2A`',
      at: { path: found.path },
    },
  ]
}

function ipam({ tree, path }: EndpointPlugin): Finding[] {
  const found = fieldAt(tree, path, 'ipam', 'type')
  const text = textOf(found?.value)
  if (found === undefined || text === undefined || text === 'calico-ipam') return []
  return [
    {
      code: 'WIN239',
      severity: 'warning',
      message: `the mode is \`vxlan\`, and \`ipam\` is \`${text}\``,
      label: `Calico's installer stops: \`Calico VXLAN requires IPAM type calico-ipam, not ${text}\``,
      help: 'write `calico-ipam`',
      at: { path: found.path },
    },
  ]
}

/** Calico hands the type on as it is written: to HNS with dockershim, to HCN with any other runtime. */
function routeType({ type, typeField }: PolicyEntry, { runtime }: Context): Finding[] {
  const v1 = type.toUpperCase() === 'ROUTE'
  if (typeField === undefined || (!v1 && type.toUpperCase() !== 'SDNROUTE')) return []
  if (v1 ? runtime === 'dockershim' : runtime !== 'dockershim') return []
  const [meant, api] = v1 ? (['SDNRoute', 'HCN'] as const) : (['ROUTE', 'HNS (v1)'] as const)
  return [
    {
      code: 'WIN213',
      message: `\`${type}\` is not the name that ${api} has for a route`,
      label: `Calico hands it on as it is${runtime === undefined ? ', to HCN unless the runtime is dockershim' : ''}`,
      help: `write \`${meant}\``,
      at: { path: typeField.path },
    },
  ]
}

/** It writes its own list under `Exceptions`, made of `ExceptionList` and the IP pools. */
function exceptionsKey({ settings, type, hasSettings }: PolicyEntry): Finding[] {
  if (hasSettings) return []
  const wrong = settings === undefined ? undefined : field(settings.tree, settings.path, 'Exceptions')
  if (wrong === undefined || type.toLowerCase() !== 'outboundnat') return []
  const isFree = field(settings?.tree, [], 'ExceptionList') === undefined
  return [
    {
      code: 'WIN235',
      severity: 'error',
      message: `Calico reads the exceptions from \`ExceptionList\`, and replaces \`${wrong.member.key}\``,
      label: 'only the IP pools are exempt from translation; Services are not',
      help: 'write `ExceptionList`',
      at: { path: wrong.path, part: 'key' },
      ...(isFree
        ? {
            fix: {
              title: 'write `ExceptionList`',
              safe: true,
              edits: [{ at: wrong.member.keySpan, newText: '"ExceptionList"' }],
            },
          }
        : {}),
    },
  ]
}

/** tigera-operator writes the same route for BGP, where nothing is encapsulated. */
function encap(policy: PolicyEntry, vxlan: boolean): Finding[] {
  const found =
    policy.settings === undefined ? undefined : field(policy.settings.tree, policy.settings.path, 'NeedEncap')
  if (!vxlan || found?.value.kind !== 'boolean' || found.value.value) return []
  return [
    {
      code: 'WIN239',
      severity: 'warning',
      message: 'the mode is `vxlan`, and `NeedEncap` is false',
      label: 'packets to this range leave without encapsulation',
      help: 'write `true`',
      at: { path: found.path },
    },
  ]
}

/** Where the build is known another rule tells whether it has direct server return. */
function loopbackDsr({ tree, path }: EndpointPlugin, { windows }: Context): Finding[] {
  const found = field(tree, path, 'windows_loopback_DSR')
  if (windows !== undefined || found?.value.kind !== 'boolean' || !found.value.value) return []
  return [
    {
      code: 'WIN245',
      message: '`windows_loopback_DSR` is true, which only fits builds with direct server return',
      label: 'Calico asks for it without looking whether HNS can',
      help: 'let the installer fill it in on each node: true from 10.0.17763.1432 and from build 18317 on',
      at: { path: found.path },
    },
  ]
}

/** Calico's installers write one suffix for every cluster; the runtime's settings go before, where it passes some. */
function staticDns({ tree, path }: EndpointPlugin): Finding[] {
  const search = fieldAt(tree, path, 'dns', 'search')
  const [first] = itemsOf(search)
  const text = textOf(first?.value)
  const dns = fieldAt(tree, path, 'capabilities', 'dns')?.value
  if (first === undefined || text === undefined || dns?.kind !== 'boolean' || !dns.value) return []
  return [
    {
      code: 'WIN237',
      message: `the search suffix \`${text}\` counts only where the runtime passes no name servers`,
      label: "Calico's installers write `svc.cluster.local` whatever the domain of the cluster is",
      help: 'see that it ends in the `--cluster-domain` of kubelet',
      at: { path: first.path },
    },
  ]
}
