/** What files there can be; `manifest.json` names each file's kind. */
export const ARTIFACT_KINDS = [
  'cni-config',
  'hns-network',
  'hns-endpoint',
  'node-routes',
  'flannel-net-conf',
  'flanneld-flags',
  'flanneld-env',
  'kube-proxy-flags',
  'kube-proxy-config',
  'kube-proxy-config-flags',
  'kubelet-flags',
  'kubelet-config',
  'kubelet-config-flags',
  'containerd-config',
  'source-vip-request',
  'service-script',
  'linux-requirements',
  'address-plan',
] as const

export type ArtifactKind = (typeof ARTIFACT_KINDS)[number]

/** One file of the output: UTF-8 without BOM, LF line ends, a final newline. */
export interface Artifact {
  /** Relative to the output directory, with `/`. */
  readonly path: string
  readonly kind: ArtifactKind
  /** The node that the file is for; absent: the whole cluster. */
  readonly node?: string
  readonly text: string
}
