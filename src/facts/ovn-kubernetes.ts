import type { Source } from './evidence.ts'

/** What the hybrid overlay of OVN-Kubernetes has built in on Windows. */
export const OVN_KUBERNETES = {
  hnsNetwork: 'OVNKubernetesHybridOverlayNetwork',
  vni: 4097,
  /** The VXLAN port where none is asked for. */
  port: 4789,
  /** The selector of the nodes that OVN-Kubernetes itself leaves alone. */
  nodes: 'kubernetes.io/os=windows',
} as const

/** Where that is known from, and how ovnkube, the agent on Windows and OpenShift spell the settings. */
export const OVN_KUBERNETES_SOURCES: readonly Source[] = [
  {
    evidence: 'code',
    where:
      'ovn-kubernetes/ovn-kubernetes go-controller/hybrid-overlay/pkg/controller/ho_node_windows.go 182f29e99d95, go-controller/pkg/config/config.go 570579656fc0',
  },
  { evidence: 'code', where: 'openshift/api operator/v1/types_network.go HybridOverlayConfig 500af51757a9' },
]
