import type { Cluster } from '../spec/cluster.ts'
import { networkPattern } from './network-pattern.ts'
import { staticRules } from './static-rules.ts'

/**
 * What Calico must be told where it enforces policies on pods that another plugin attaches: the variables of its scripts
 * for services, and those of the containers node and felix. It then installs neither plugin nor configuration, makes no
 * network and no BGP. Pods come from Kubernetes itself: in etcd only Calico's own plugin would write them down.
 * Source: projectcalico/calico node/windows-packaging/CalicoWindows/{config.ps1,config-hpc.ps1,install-calico.ps1,
 * node/node-service.ps1}, libcalico-go/lib/backend/k8s/conversion/conversion.go 87c15906f20c.
 */
export function calicoPolicyOnly(cluster: Cluster): object {
  const { network, paths, runtime } = cluster
  const both = {
    CALICO_NETWORKING_BACKEND: 'none',
    KUBE_NETWORK: networkPattern(network.name),
    // The addresses of pods are not Calico's to give, so it needs no pool.
    NO_DEFAULT_POOLS: 'true',
    // With a pool of VXLAN Felix would look for a network called Calico for its routes, and never be done.
    FELIX_VXLANENABLED: 'false',
  }
  const rules = staticRules(cluster)
  return {
    windows: { ...both, CALICO_DATASTORE_TYPE: 'kubernetes', KUBECONFIG: paths.calicoKubeconfig },
    // Containers that are processes of the host need containerd.
    ...(runtime.name === 'containerd'
      ? { 'windows-host-process': { ...both, DATASTORE_TYPE: 'kubernetes' } }
      : {}),
    ...(rules === undefined ? {} : { 'static-rules.json': rules }),
  }
}
