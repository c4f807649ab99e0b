import { OVN_KUBERNETES } from '../facts/ovn-kubernetes.ts'
import { formatCidr } from '../net/cidr.ts'
import type { Cluster } from '../spec/cluster.ts'

/**
 * What OVN-Kubernetes must be set to for its Windows nodes: the flags of ovnkube and of the agent on Windows, and what the
 * operator of OpenShift makes these of. The pods of Linux nodes have a range of their own, which a spec does not know and
 * which must not overlap this one.
 * Source: `OVN_KUBERNETES_SOURCES`.
 */
export function ovnKubernetesRequirements({
  cidrs,
  network: { port = OVN_KUBERNETES.port },
}: Cluster): object {
  const subnets = cidrs.cluster.map((cidr) => ({ cidr: formatCidr(cidr), hostPrefix: cidrs.nodeMask }))
  const own = port === OVN_KUBERNETES.port ? undefined : port
  const vxlanPort = own === undefined ? {} : { 'hybrid-overlay-vxlan-port': own }
  return {
    ovnkube: {
      'enable-hybrid-overlay': true,
      'hybrid-overlay-cluster-subnets': subnets
        .map(({ cidr, hostPrefix }) => `${cidr}/${hostPrefix}`)
        .join(','),
      ...vxlanPort,
      'no-hostsubnet-nodes': OVN_KUBERNETES.nodes,
    },
    'hybrid-overlay-node': vxlanPort,
    'networks.operator.openshift.io': {
      hybridOverlayConfig: {
        hybridClusterNetwork: subnets,
        ...(own === undefined ? {} : { hybridOverlayVXLANPort: own }),
      },
    },
  }
}
