import { codeTable } from './code-meta.ts'
import { ADDRESS_CODES } from './codes/addresses.ts'
import { CNI_CODES } from './codes/cni.ts'
import { CNI_VALUE_CODES } from './codes/cni-values.ts'
import { FLANNEL_CODES } from './codes/flannel.ts'
import { HNS_CODES } from './codes/hns.ts'
import { COMMAND_LINE_CODES } from './codes/command-lines.ts'
import { FEATURE_GATE_CODES } from './codes/feature-gates.ts'
import { FLANNELD_CODES } from './codes/flanneld.ts'
import { KUBE_PROXY_CODES } from './codes/kube-proxy.ts'
import { KUBELET_CODES } from './codes/kubelet.ts'
import { KUBERNETES_CONFIG_CODES } from './codes/kubernetes-config.ts'
import { OWN_CODES } from './codes/own.ts'
import { READING_CODES } from './codes/reading.ts'
import { SPEC_ADDRESS_CODES } from './codes/spec-addresses.ts'
import { SPEC_CODES } from './codes/spec.ts'
import { TOGETHER_CODES } from './codes/together.ts'
import { VERSION_CODES } from './codes/versions.ts'

/**
 * Every diagnostic code. A code is never used again for something else.
 * Blocks: 0xx reading, 1xx addresses and spec, 2xx CNI configuration, 3xx HNS and HCN policies, 4xx kube-proxy,
 * kubelet and flanneld, 5xx versions, 9xx our own faults.
 */
export const CODES = codeTable({
  ...READING_CODES,
  ...SPEC_ADDRESS_CODES,
  ...SPEC_CODES,
  ...ADDRESS_CODES,
  ...CNI_CODES,
  ...CNI_VALUE_CODES,
  ...FLANNEL_CODES,
  ...HNS_CODES,
  ...TOGETHER_CODES,
  ...COMMAND_LINE_CODES,
  ...FEATURE_GATE_CODES,
  ...KUBE_PROXY_CODES,
  ...KUBERNETES_CONFIG_CODES,
  ...KUBELET_CODES,
  ...FLANNELD_CODES,
  ...VERSION_CODES,
  ...OWN_CODES,
})

export type Code = keyof typeof CODES
