import { KLOG_LIFE } from '../facts/klog-flags.ts'
import type { Cluster, Plugin } from './cluster.ts'

type Kubernetes = Cluster['kubernetes']

/** True where nssm.exe starts a program: by the spec's choice, and flanneld, which is no Windows service program. */
export function usesNssm({ services }: Kubernetes, plugin: Plugin): boolean {
  return services === 'nssm' || (services === 'native' && plugin === 'flannel')
}

/**
 * True where kube-log-runner.exe keeps the log of kubelet and kube-proxy: as native services they have no standard
 * error, and no log files of their own since the flags of klog have gone.
 */
export function usesLogRunner({ services, version }: Kubernetes): boolean {
  return services === 'native' && version.minor >= KLOG_LIFE.gone
}
