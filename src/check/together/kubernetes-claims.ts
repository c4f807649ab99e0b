import { parseAddress } from '../../net/address.ts'
import type { Tree } from '../../text/tree.ts'
import { field, type Field, fieldAt, itemsOf, textOf } from '../field.ts'
import { booleanClaim, canonicalAddress, claimAt, rangeClaim, textClaim } from './claim-fields.ts'
import type { Claim } from './claim.ts'

/** What a KubeProxyConfiguration says. */
export function kubeProxyClaims(tree: Tree | undefined): Claim[] {
  return [
    ...textClaim('network name', fieldAt(tree, [], 'winkernel', 'networkName')),
    ...textClaim('source VIP', fieldAt(tree, [], 'winkernel', 'sourceVip')),
    ...rangeClaim('range of the pods', field(tree, [], 'clusterCIDR')),
    ...textClaim('name of the node', field(tree, [], 'hostnameOverride'), (value) => value.toLowerCase()),
    ...bound(field(tree, [], 'bindAddress')),
    ...booleanClaim('setting of direct server return', fieldAt(tree, [], 'winkernel', 'enableDSR')),
  ]
}

/** What a KubeletConfiguration says. */
export function kubeletClaims(tree: Tree | undefined): Claim[] {
  const [server] = itemsOf(field(tree, [], 'clusterDNS'))
  return [
    ...(server === undefined
      ? []
      : claimAt('address of the cluster DNS', server.value, { path: server.path }, canonicalAddress)),
    ...textClaim('domain of the cluster', field(tree, [], 'clusterDomain')),
  ]
}

/** An address to listen on, unless that is every address of the node. */
function bound(found: Field | undefined): Claim[] {
  const parsed = parseAddress(textOf(found?.value) ?? '')
  return parsed === undefined || parsed.value === 0n
    ? []
    : textClaim('address of the node', found, canonicalAddress)
}
