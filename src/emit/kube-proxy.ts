import { formatAddress } from '../net/address.ts'
import { formatCidr } from '../net/cidr.ts'
import type { NodePlan } from '../plan/address-plan.ts'
import type { Cluster } from '../spec/cluster.ts'
import type { Artifact } from './artifact.ts'
import { neededGates } from './feature-gates.ts'
import { klogFlags } from './klog-flags.ts'
import { programFiles } from './program-files.ts'
import { flagOnly, type Form, formArguments, setting, type Setting } from './setting.ts'

/**
 * kube-proxy of a node in both forms: all flags; and a configuration file with the flags that must stay flags, since the
 * file replaces every flag that has a field (kubernetes/kubernetes cmd/kube-proxy/app/options.go, 9db3c107).
 */
export function kubeProxy(cluster: Cluster, plan: NodePlan): Artifact[] {
  return programFiles(plan, {
    name: 'kube-proxy',
    apiVersion: 'kubeproxy.config.k8s.io/v1alpha1',
    kind: 'KubeProxyConfiguration',
    settings: kubeProxySettings(cluster, plan),
    configPath: kubeProxyConfigPath(cluster),
  })
}

/** Where the service looks for the file of the `config` form. */
export function kubeProxyConfigPath({ paths }: Cluster): string {
  return `${paths.directory}\\kube-proxy-config.yaml`
}

/** The arguments of kube-proxy in one of the two forms. */
export function kubeProxyArguments(cluster: Cluster, plan: NodePlan, form: Form): string[] {
  return formArguments(kubeProxySettings(cluster, plan), form, kubeProxyConfigPath(cluster))
}

function kubeProxySettings(cluster: Cluster, { node, sourceVip }: NodePlan): Setting[] {
  const { network, cidrs, paths, kubernetes } = cluster
  const gates = neededGates(cluster)
  const gateText = Object.entries(gates)
    .map(([gate, on]) => `${gate}=${on}`)
    .join()
  return [
    setting('kubeconfig', paths.kubeconfig, 'clientConnection.kubeconfig'),
    setting('hostname-override', node.name, 'hostnameOverride'),
    // Blank meant userspace until 1.25, and kernelspace since.
    setting('proxy-mode', 'kernelspace', 'mode'),
    setting('cluster-cidr', cidrs.cluster.map(formatCidr).join(), 'clusterCIDR'),
    // Overlay needs an address of a local adapter: 0.0.0.0 has none (kubernetes/kubernetes#100966).
    ...(network.driver === 'overlay'
      ? [setting('bind-address', formatAddress(node.managementIP), 'bindAddress')]
      : []),
    setting('network-name', network.name, 'winkernel.networkName'),
    ...(sourceVip === undefined
      ? []
      : [setting('source-vip', formatAddress(sourceVip), 'winkernel.sourceVip')]),
    ...(network.dsr ? [setting('enable-dsr', 'true', 'winkernel.enableDSR', true)] : []),
    ...(gateText === '' ? [] : [setting('feature-gates', gateText, 'featureGates', gates)]),
    ...klogFlags(kubernetes.version, paths.logDirectory),
    ...(kubernetes.services === 'native' ? [flagOnly('windows-service', 'true')] : []),
  ]
}
