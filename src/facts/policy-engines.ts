import { ANTREA_SOURCE } from './antrea.ts'
import type { PluginName } from './cni-plugins.ts'
import type { Source } from './evidence.ts'

/** Who enforces NetworkPolicies on the pods that a plugin attaches. */
export interface PolicyEnforcement {
  /** The plugin's own programs, Calico beside it (Felix alone), or nobody. */
  readonly by: 'itself' | 'calico' | 'nobody'
  readonly why: string
  readonly sources: readonly Source[]
}

const FELIX: Source = {
  evidence: 'code',
  where: 'projectcalico/calico felix/dataplane/windows/endpoint_mgr.go 87c15906f20c',
}
const INSTALLER: Source = {
  evidence: 'code',
  where: 'projectcalico/calico node/windows-packaging/install-calico-windows.ps1 87c15906f20c',
}

/** Felix asks HNS for all endpoints, whoever made them, and looks at the name of their network only. */
const ANY_NETWORK: PolicyEnforcement = {
  by: 'calico',
  why: 'Felix takes the pods of any HNS network whose name matches `KUBE_NETWORK`',
  sources: [FELIX],
}

/** By plugin. */
export const POLICY_ENFORCEMENT = {
  flannel: ANY_NETWORK,
  'win-bridge': ANY_NETWORK,
  'win-overlay': ANY_NETWORK,
  sdnbridge: ANY_NETWORK,
  sdnoverlay: ANY_NETWORK,
  nat: {
    by: 'nobody',
    why: 'Felix asks Kubernetes for the pods of its node, and Kubernetes does not use the nat plugin',
    sources: [FELIX],
  },
  'azure-vnet': {
    by: 'calico',
    why: 'the installer of Calico knows AKS, and gives Felix `azure.*` as the network',
    sources: [FELIX, INSTALLER],
  },
  'ovn-kubernetes': {
    by: 'calico',
    why: 'Felix takes the pods of any HNS network; OVN-Kubernetes enforces policies on Linux nodes itself',
    sources: [FELIX],
  },
  calico: { by: 'itself', why: 'its Felix sets the ACLs of the pods', sources: [FELIX] },
  antrea: {
    by: 'itself',
    why: 'its agent enforces them with flows of Open vSwitch, and asks HNS for endpoints without policies',
    sources: [ANTREA_SOURCE],
  },
  'vpc-bridge': {
    by: 'calico',
    why: 'the installer of Calico knows EKS, and gives Felix `vpc.*` as the network',
    sources: [FELIX, INSTALLER],
  },
  wincni: {
    by: 'nobody',
    why: 'no source of hnsc speaks of it beside Calico',
    sources: [],
  },
} as const satisfies Readonly<Record<PluginName, PolicyEnforcement>>
