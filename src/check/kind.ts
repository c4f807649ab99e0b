/** The kinds of documents that hnsc can judge. */
export const KINDS = [
  'cni-conf',
  'cni-conflist',
  'flannel-net-conf',
  'subnet-env',
  'hns-policy',
  'hns-network',
  'hns-endpoint',
  'hns-policy-list',
  'hcn-policy',
  'hcn-network',
  'hcn-endpoint',
  'hcn-load-balancer',
  'hcn-route',
  'hcn-request',
  'source-vip-request',
  'source-vip-result',
  'kube-proxy-configuration',
  'kubelet-configuration',
  'cluster-network',
  'command-line',
  'powershell',
  'batch',
  'flags-file',
  'manifest',
] as const

export type Kind = (typeof KINDS)[number]
