import type { NodePlan } from '../../plan/address-plan.ts'
import type { Cluster } from '../../spec/cluster.ts'
import { usesLogRunner } from '../../spec/service-hosts.ts'
import { flanneldArguments, flanneldEnvironment } from '../flanneld.ts'
import { kubeletArguments } from '../kubelet.ts'
import { writesKubeProxy } from '../../spec/writes-kube-proxy.ts'
import { kubeProxyArguments } from '../kube-proxy.ts'
import { proxyEnvironment } from '../proxy-environment.ts'

/** How Windows starts a program: as the service that it is itself, or through nssm.exe, which is one for any program. */
export type ServiceHost = 'native' | 'nssm'

/** A Windows service of a node. */
export interface NodeService {
  readonly name: 'flanneld' | 'kubelet' | 'kube-proxy'
  readonly host: ServiceHost
  readonly program: string
  readonly arguments: readonly string[]
  /** `NAME=VALUE`, besides the variables of the machine. */
  readonly environment: readonly string[]
  /** The services of the node that must run before. */
  readonly after: readonly NodeService['name'][]
}

/**
 * The services of a node in the order in which they start; none where the spec wants no services. kubelet and kube-proxy
 * can be services themselves (`--windows-service`); flanneld cannot (flannel-io/flannel main.go cdf76059 has no
 * service control handler), so it always needs nssm.exe.
 */
export function nodeServices(cluster: Cluster, plan: NodePlan): readonly NodeService[] {
  const { kubernetes, network, paths, proxy } = cluster
  if (kubernetes.services === 'none') return []
  const host = kubernetes.services
  const environment = proxyEnvironment(proxy)
  const flannel = network.plugin === 'flannel'
  const flanneld: NodeService = {
    name: 'flanneld',
    host: 'nssm',
    program: paths.flanneld,
    arguments: flanneldArguments(cluster, plan),
    environment: flanneldEnvironment(cluster, plan),
    after: [],
  }
  const kubelet: NodeService = {
    name: 'kubelet',
    host,
    program: paths.kubelet,
    arguments: kubeletArguments(cluster, plan, kubernetes.form),
    environment,
    after: flannel ? ['flanneld'] : [],
  }
  const kubeProxy: NodeService = {
    name: 'kube-proxy',
    host,
    program: paths.kubeProxy,
    arguments: kubeProxyArguments(cluster, plan, kubernetes.form),
    environment,
    after: flannel ? ['flanneld', 'kubelet'] : ['kubelet'],
  }
  return [...(flannel ? [flanneld] : []), kubelet, ...(writesKubeProxy(cluster) ? [kubeProxy] : [])]
}

/** The first minor whose kube-log-runner.exe rotates (k8s.io/component-base logs/kube-log-runner v0.34.0). */
const FIRST_WITH_ROTATION = 34

/**
 * The command line of a native service. Windows gives a service no place for what it writes to standard error;
 * kube-log-runner.exe stands before it as in kubernetes/kubernetes cluster/gce/windows/k8s-node-setup.psm1 and in
 * openshift/windows-machine-config-operator pkg/services.
 */
export function nativeCommand(
  { kubernetes, paths }: Cluster,
  { name, program, arguments: args }: NodeService,
): readonly string[] {
  if (!usesLogRunner(kubernetes)) return [program, ...args]
  const rotation =
    kubernetes.version.minor < FIRST_WITH_ROTATION
      ? []
      : ['-log-file-size=10M', '-log-file-age=168h', '-flush-interval=5s']
  return [paths.kubeLogRunner, `-log-file=${paths.logDirectory}\\${name}.log`, ...rotation, program, ...args]
}
