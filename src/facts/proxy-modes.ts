import type { Source } from './evidence.ts'
import { holdsIn, type Minors } from './minors.ts'

/** A mode of kube-proxy on Windows, by minor release of Kubernetes 1.x. */
export interface ProxyModeFact extends Minors {
  readonly name: string
  /** First minor that calls it deprecated. */
  readonly deprecated?: number
  readonly sources: readonly Source[]
}

const VALIDATION: Source = {
  evidence: 'code',
  where: 'kubernetes/kubernetes pkg/proxy/apis/config/validation/validation.go, v1.14.0 to v1.37.0',
}

/** The modes that kube-proxy has on Windows, in the order in which its error lists them. */
export const PROXY_MODES: readonly ProxyModeFact[] = [
  { name: 'kernelspace', sources: [VALIDATION] },
  {
    name: 'userspace',
    until: 25,
    deprecated: 23,
    sources: [VALIDATION, { evidence: 'code', where: 'kubernetes/kubernetes#104631, #112133' }],
  },
]

/** The modes that a minor release has. */
export function proxyModes(minor: number): readonly ProxyModeFact[] {
  return PROXY_MODES.filter((mode) => holdsIn(mode, minor))
}

/**
 * The mode of kube-proxy where none is named: userspace for as long as there is one.
 * Source: kubernetes/kubernetes cmd/kube-proxy/app/server_windows.go getProxyMode, v1.24; platformApplyDefaults, v1.26.
 */
export function blankProxyMode(minor: number): string {
  return proxyModes(minor).at(-1)?.name ?? ''
}
