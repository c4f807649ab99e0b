import type { EndpointPlugin } from '../cni/cni-document.ts'
import { field, isAbsentOr, textOf } from '../field.ts'
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
  const raw = vni?.value.kind === 'number' ? vni.value.raw : undefined
  const value: Claim = {
    subject: 'VNI',
    value: raw === undefined || Number(raw) === 0 ? DEFAULT_VNI : raw,
    shown: raw ?? DEFAULT_VNI,
    at: { path: (vni ?? mode ?? typeField)?.path ?? path },
    ...(raw === undefined ? { assumed: true } : {}),
  }
  return [
    // Of a value that Calico cannot decode nothing follows.
    ...(isAbsentOr('number', vni) ? [value] : []),
    ...textClaim('MAC prefix', field(tree, path, 'vxlan_mac_prefix'), (value) => value.toUpperCase()),
    ...nodename,
  ]
}

const DEFAULT_VNI = '4096'
