import type { Source } from '../../facts/evidence.ts'

/** What the programs of 1.20.2 did when they were run on the command lines and files of this release. */
export const RUN: Source = {
  evidence: 'measured',
  where: 'kubernetes/kubernetes v1.20.2 kube-proxy.exe and kubelet.exe built for Windows, executed',
}

/** How kube-proxy puts its flags and its file together. */
export const PROXY_OPTIONS: Source = {
  evidence: 'code',
  where: 'kubernetes/kubernetes cmd/kube-proxy/app Options.Complete, v1.14.0 to v1.37.0',
}

/** The proxier of kube-proxy on Windows. */
export const WINKERNEL: Source = {
  evidence: 'code',
  where: 'kubernetes/kubernetes pkg/proxy/winkernel/proxier.go, v1.14.0 to v1.34.0',
}

/** The types that the two configuration files are decoded into. */
export const TYPES: Source = {
  evidence: 'code',
  where:
    'k8s.io/kube-proxy config/v1alpha1/types.go and k8s.io/kubelet config/v1beta1/types.go, v0.15.12 to v0.37.0',
}

/** The flags of flanneld and what it does at its start. */
export const FLANNELD: Source = { evidence: 'code', where: 'flannel-io/flannel main.go, v0.11.0 to v0.28.9' }

/** The page about Windows that everybody has pasted from. */
export const SEED: Source = {
  evidence: 'docs',
  where: 'kubernetes/website intro-windows-in-kubernetes.md, release-1.18',
}
