import type { EndpointPlugin } from '../cni/cni-document.ts'
import { field, textOf } from '../field.ts'
import { textClaim } from './claim-fields.ts'
import type { Claim } from './claim.ts'

/**
 * What a configuration of Calico says under keys of its own. VNI and MAC prefix count in the mode `vxlan` alone, and a VNI
 * of 0 is 4096. Source: projectcalico/calico cni-plugin/pkg/dataplane/windows/dataplane_windows.go 87c15906f20c.
 */
export function calicoClaims({ tree, path, typeField }: EndpointPlugin): readonly Claim[] {
  const mode = field(tree, path, 'mode')
  const nodename = textClaim('name of the node', field(tree, path, 'nodename'))
  if (textOf(mode?.value) !== 'vxlan') return nodename
  const vni = field(tree, path, 'vxlan_vni')
  const raw = vni?.value.kind === 'number' ? vni.value.raw : '0'
  const isDefault = Number(raw) === 0
  return [
    {
      subject: 'VNI',
      value: isDefault ? DEFAULT_VNI : raw,
      shown: isDefault ? DEFAULT_VNI : raw,
      at: { path: (vni ?? mode ?? typeField)?.path ?? path },
      ...(isDefault ? { assumed: true } : {}),
    },
    ...textClaim('MAC prefix', field(tree, path, 'vxlan_mac_prefix'), (value) => value.toUpperCase()),
    ...nodename,
  ]
}

const DEFAULT_VNI = '4096'
