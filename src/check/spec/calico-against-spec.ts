import type { Finding } from '../../diagnostic/finding.ts'
import type { Cluster } from '../../spec/cluster.ts'
import type { EndpointPlugin } from '../cni/cni-document.ts'
import { field, fieldAt, isAbsentOr, textOf } from '../field.ts'

/**
 * Where a configuration of Calico makes another HNS network than the spec wants, or takes addresses from elsewhere. What
 * other files have to repeat is among the claims.
 * Source: projectcalico/calico cni-plugin/pkg/dataplane/windows/dataplane_windows.go 87c15906f20c.
 */
export function calicoAgainstSpec(endpoint: EndpointPlugin, cluster: Cluster): Finding[] {
  if (endpoint.dialect !== 'calico' || cluster.network.plugin !== 'calico') return []
  return [...mode(endpoint, cluster), ...networkName(endpoint, cluster), ...ipam(endpoint, cluster)]
}

/** `vxlan` makes an overlay, everything else an L2Bridge network. */
function mode({ tree, path, typeField }: EndpointPlugin, { network }: Cluster): Finding[] {
  const found = field(tree, path, 'mode')
  const text = textOf(found?.value) ?? ''
  const made = text === 'vxlan' ? 'overlay' : 'l2bridge'
  if (made === network.driver || !isAbsentOr('string', found)) return []
  const wanted = network.driver === 'overlay' ? 'vxlan' : 'windows-bgp'
  const said = text === '' ? 'no `mode` is written' : `the mode is \`${text}\``
  return [
    {
      code: 'WIN297',
      message: `${said}, and the driver of the spec is \`${network.driver}\``,
      label:
        made === 'overlay'
          ? 'Calico makes an overlay network, whose packets no other node understands'
          : 'Calico makes an L2Bridge network, which sends the packets of pods as they are',
      help: `write \`${wanted}\`, or change the spec`,
      at: { path: (found ?? typeField)?.path ?? path },
    },
  ]
}

/** Without this setting the name of the network ends in that of its block, such as `Calico-10-244-1-0`. */
function networkName({ tree, path, typeField }: EndpointPlugin, { network }: Cluster): Finding[] {
  const found = field(tree, path, 'windows_use_single_network')
  if (found?.value.kind === 'boolean' ? found.value.value : found !== undefined) return []
  return [
    {
      code: 'WIN297',
      message: `each block of addresses gets an HNS network of its own, and the spec has the one \`${network.name}\``,
      label: 'Felix and kube-proxy look for the name that the spec has',
      help: 'write `"windows_use_single_network": true`',
      at: { path: (found ?? typeField)?.path ?? path },
    },
  ]
}

/** Of the mode `vxlan` a rule tells it without a spec. */
function ipam({ tree, path }: EndpointPlugin, { cni }: Cluster): Finding[] {
  const found = fieldAt(tree, path, 'ipam', 'type')
  const text = textOf(found?.value) ?? ''
  if (found === undefined || text === '' || text === cni.ipam) return []
  if (textOf(field(tree, path, 'mode')?.value) === 'vxlan') return []
  return [
    {
      code: 'WIN208',
      message: `the IPAM is \`${text}\`, and by the spec \`${cni.ipam}\``,
      label: 'pods get addresses that the other nodes do not look for on this one',
      help: `write \`${cni.ipam}\`, or change the spec`,
      at: { path: found.path },
    },
  ]
}
