import { formatAddress } from '../net/address.ts'
import { type Cidr, formatCidr } from '../net/cidr.ts'
import type { Cluster } from '../spec/cluster.ts'
import { writesKubeProxy } from '../spec/writes-kube-proxy.ts'
import { networkPattern } from './network-pattern.ts'

/**
 * What Calico itself must be set to for the files of the nodes to fit: its resources, and the variables of its two
 * installers for Windows nodes. Its services, Felix and BGP are what those make of them.
 * Source: projectcalico/calico node/windows-packaging/CalicoWindows/{config.ps1,libs/calico/calico.psm1,
 * node/node-service.ps1}, cni-plugin/pkg/install/{install.go,install_windows.go},
 * cni-plugin/pkg/dataplane/windows/dataplane_windows.go, libcalico-go/lib/ipam/ipam.go 87c15906f20c.
 */
export function calicoRequirements(cluster: Cluster): object {
  const { network, cidrs, cni, runtime } = cluster
  const overlay = network.driver === 'overlay'
  return {
    IPPool: {
      cidr: ipv4(cidrs.cluster),
      // With one HNS network a node has one block, which must hold all of its pods.
      ...(cni.ipam === 'calico-ipam' ? { blockSize: cidrs.nodeMask } : {}),
      natOutgoing: true,
      vxlanMode: overlay ? 'Always' : 'Never',
      ipipMode: 'Never',
    },
    // Nodes with Windows can neither lend nor borrow addresses of a block, and get none while this is false.
    ...(cni.ipam === 'calico-ipam' ? { IPAMConfiguration: { strictAffinity: true } } : {}),
    FelixConfiguration: overlay ? { vxlanVNI: network.vni, vxlanPort: network.port } : {},
    windows: scriptVariables(cluster),
    // Containers that are processes of the host need containerd.
    ...(runtime.name === 'containerd' ? { 'windows-host-process': containerVariables(cluster) } : {}),
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

/** Those of config.ps1, which sets the MAC prefix itself, to `0E-2A`. */
function scriptVariables({ network, cidrs, cni, dns, paths }: Cluster): object {
  return {
    ...variables(network, cni),
    CALICO_DATASTORE_TYPE: 'kubernetes',
    KUBECONFIG: paths.calicoKubeconfig,
    K8S_SERVICE_CIDR: ipv4(cidrs.service),
    DNS_NAME_SERVERS: formatAddress(dns.server),
    KUBE_NETWORK: networkPattern(network.name),
    CNI_BIN_DIR: cni.binDirectory,
    CNI_CONF_DIR: cni.confDirectory,
    CNI_CONF_FILENAME: installedConf(cni, 'conf'),
  }
}

/** Those of the container install-cni, which puts `calico-kubeconfig` beside the configuration, and of Felix. */
function containerVariables({ network, cidrs, cni, dns }: Cluster): object {
  return {
    ...variables(network, cni),
    KUBERNETES_SERVICE_CIDRS: ipv4(cidrs.service),
    KUBERNETES_DNS_SERVERS: formatAddress(dns.server),
    CNI_NET_DIR: cni.confDirectory,
    CNI_CONF_NAME: installedConf(cni, 'conflist'),
    // It removes the file of this name, unless both are the same; its default is that of hnsc in lower case.
    CNI_OLD_CONF_NAME: installedConf(cni, 'conflist'),
    ...(network.macPrefix === undefined ? {} : { MAC_PREFIX: network.macPrefix }),
    KUBE_NETWORK: networkPattern(network.name),
  }
}

/** What both installers call alike. */
function variables({ driver, vni }: Cluster['network'], { ipam }: Cluster['cni']): object {
  return {
    CALICO_NETWORKING_BACKEND: driver === 'overlay' ? 'vxlan' : 'windows-bgp',
    CNI_IPAM_TYPE: ipam,
    ...(driver === 'overlay' ? { VXLAN_VNI: String(vni) } : {}),
  }
}

/**
 * The file that an installer writes of its own template, whatever is there: under another name than the one of hnsc, and
 * behind it in the order of names, so that runtimes take that one.
 */
function installedConf({ fileName }: Cluster['cni'], extension: 'conf' | 'conflist'): string {
  return `${fileName.replace(/\.[a-z]+$/, '')}.template.${extension}`
}

function ipv4(cidrs: readonly Cidr[]): string {
  return cidrs
    .filter(({ family }) => family === 4)
    .map(formatCidr)
    .join()
}
