import type { CalicoRelease } from '../../facts/calico-releases.ts'
import type { CniCall } from '../cni/call.ts'
import type { Session } from '../hns/session.ts'
import type { WindowsNode } from '../hns/node.ts'
import type { CalicoConf } from './conf.ts'

/** One call of calico for a pod of Kubernetes, with a datastore that answers. */
export interface CalicoInput {
  readonly stdin: string | Uint8Array
  readonly call: CniCall
  readonly release: CalicoRelease
  readonly node: WindowsNode
  readonly cluster: CalicoCluster
}

/** What Calico finds outside of its configuration and of HNS. */
export interface CalicoCluster {
  /** The IP pools of the datastore, in its order. */
  readonly pools: readonly IpPool[]
  /** `spec.podCIDRs` of the Node object, for `usePodCidr`. */
  readonly podCidrs: readonly string[]
  /** Management IP address and ID of an HNS network that Calico makes, which HNS fills in. */
  readonly newNetwork: { readonly id: string; readonly managementIP: string }
  /** ID of the host's endpoint in it, which HNS makes up. */
  readonly hostEndpointId: string
  /** MAC address of the adapter that has the management IP address; '' where none has it. */
  readonly managementMac: string
  /** Name of the pod's interface on the host, a hash of namespace and name of the pod. */
  readonly hostInterface: string
}

export interface IpPool {
  readonly cidr: string
  readonly natOutgoing: boolean
}

/** A run of calico; `conf` is what pkg/hns decodes of the configuration, `own` what Calico does. */
export interface CalicoSession extends Session {
  readonly own: CalicoConf
  readonly calico: CalicoRelease
  readonly cluster: CalicoCluster
}

/** True for a call of dockershim, whose endpoints are of API v1. Source: cni-plugin/internal/pkg/utils/cri/cri.go. */
export function isDockershim({ netns }: CniCall): boolean {
  return netns === 'none' || netns.startsWith('container:')
}
