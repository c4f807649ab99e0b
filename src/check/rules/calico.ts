import type { Finding } from '../../diagnostic/finding.ts'
import type { EndpointPlugin } from '../cni/cni-document.ts'
import type { Context } from '../context.ts'
import { field, fieldAt, itemsOf, textOf } from '../field.ts'
import type { CniRule } from '../rule.ts'
import { calicoDatastore } from './calico-datastore.ts'
import { calicoIpam } from './calico-ipam.ts'
import { calicoMode } from './calico-mode.ts'
import { calicoNetwork } from './calico-network.ts'
import { calicoPolicies } from './calico-policies.ts'
import { calicoPolicyType } from './calico-policy-type.ts'
import { calicoVxlan } from './calico-vxlan.ts'

/**
 * Calico's own settings on Windows. Source: projectcalico/calico cni-plugin/pkg/plugin/plugin.go,
 * cni-plugin/pkg/dataplane/windows/dataplane_windows.go, cni-plugin/pkg/install/install_windows.go 87c15906f20c.
 */
export const calico: CniRule = (document, context) =>
  document.endpoints.flatMap((endpoint) => {
    if (endpoint.dialect !== 'calico') return []
    return [
      ...calicoMode(endpoint, context),
      ...calicoVxlan(endpoint),
      ...calicoNetwork(endpoint, document),
      ...calicoIpam(endpoint),
      ...calicoDatastore(endpoint),
      ...calicoPolicyType(endpoint, document),
      ...calicoPolicies(endpoint),
      ...loopbackDsr(endpoint, context),
      ...staticDns(endpoint, context),
      ...portMappings(endpoint),
    ]
  })

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

/** What stands in the templates. */
const INSTALLED_SUFFIX = 'svc.cluster.local'

/** Calico's installers write one suffix for every cluster; the runtime's settings go before, where it passes some. */
function staticDns({ tree, path }: EndpointPlugin, { cluster }: Context): Finding[] {
  const search = fieldAt(tree, path, 'dns', 'search')
  const [first] = itemsOf(search)
  const text = textOf(first?.value)
  // Another suffix somebody has chosen, and this one too where the spec wants it.
  if (text !== INSTALLED_SUFFIX || cluster?.dns.search.includes(text) === true) return []
  const dns = fieldAt(tree, path, 'capabilities', 'dns')?.value
  if (first === undefined || dns?.kind !== 'boolean' || !dns.value) return []
  return [
    {
      code: 'WIN237',
      message: `the search suffix \`${text}\` counts only where the runtime passes no name servers`,
      label: "Calico's installers write it whatever the domain of the cluster is",
      help: 'see that it ends in the `--cluster-domain` of kubelet',
      at: { path: first.path },
    },
  ]
}

/** Nothing in the plugin for Windows looks at what the runtime passes for them. */
function portMappings({ tree, path }: EndpointPlugin): Finding[] {
  const found = fieldAt(tree, path, 'capabilities', 'portMappings')
  if (found?.value.kind !== 'boolean' || !found.value.value) return []
  return [
    {
      code: 'WIN246',
      message: '`calico` does nothing with `portMappings`',
      label: 'a hostPort of a pod is never opened',
      help: 'remove the capability; publish the pods by a Service instead',
      at: { path: found.path, part: 'key' },
    },
  ]
}
