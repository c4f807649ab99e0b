import { formatAddress } from '../net/address.ts'
import { formatCidr } from '../net/cidr.ts'
import type { Cluster } from '../spec/cluster.ts'
import { writesKubeProxy } from '../spec/writes-kube-proxy.ts'

/**
 * What Calico itself must be set to for the files of the nodes to fit: its resources, and the variables with which its
 * own scripts are run on Windows nodes. Its services, Felix and BGP are what those scripts make of them.
 * Source: projectcalico/calico node/windows-packaging/CalicoWindows/{config.ps1,libs/calico/calico.psm1,
 * node/node-service.ps1}, cni-plugin/pkg/dataplane/windows/dataplane_windows.go 87c15906f20c.
 */
export function calicoRequirements(cluster: Cluster): object {
  const { network, cidrs, cni, dns } = cluster
  const overlay = network.driver === 'overlay'
  const ipv4 = cidrs.cluster.filter(({ family }) => family === 4).map(formatCidr)
  const services = cidrs.service.filter(({ family }) => family === 4).map(formatCidr)
  return {
    IPPool: {
      cidr: ipv4.join(),
      // With one HNS network a node has one block, which must hold all of its pods.
      ...(cni.ipam === 'calico-ipam' ? { blockSize: cidrs.nodeMask } : {}),
      natOutgoing: true,
      vxlanMode: overlay ? 'Always' : 'Never',
      ipipMode: 'Never',
    },
    FelixConfiguration: overlay ? { vxlanVNI: network.vni, vxlanPort: network.port } : {},
    windows: {
      CALICO_NETWORKING_BACKEND: overlay ? 'vxlan' : 'windows-bgp',
      CNI_IPAM_TYPE: cni.ipam,
      K8S_SERVICE_CIDR: services.join(),
      DNS_NAME_SERVERS: formatAddress(dns.server),
      KUBE_NETWORK: network.name,
      CNI_BIN_DIR: cni.binDirectory,
      CNI_CONF_DIR: cni.confDirectory,
      CNI_CONF_FILENAME: cni.fileName,
      ...(overlay
        ? {
            VXLAN_VNI: String(network.vni),
            ...(network.macPrefix === undefined ? {} : { VXLAN_MAC_PREFIX: network.macPrefix }),
          }
        : {}),
    },
    ...(writesKubeProxy(cluster)
      ? {}
      : {
          'kube-proxy': {
            'network-name': network.name,
            // Its address is the source VIP; the first pod of the node makes it.
            'source-vip-endpoint': `${network.name}_ep`,
          },
        }),
  }
}
