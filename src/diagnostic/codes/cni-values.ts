import { ANTREA_SOURCE } from '../../facts/antrea.ts'
import type { Source } from '../../facts/evidence.ts'
import { codeTable } from '../code-meta.ts'

const PLUGINS: Source = {
  evidence: 'measured',
  where: 'containernetworking/plugins win-bridge, win-overlay and host-local v0.8.0 to v1.9.1',
}
const LIBCNI: Source = {
  evidence: 'measured',
  where: 'containernetworking/cni libcni/conf.go, libcni/api.go v0.8.1 to v1.3.0',
}
const WCN: Source = {
  evidence: 'code',
  where: 'microsoft/windows-container-networking cni/cni.go, common/core/network.go b96345f',
}
const CALICO: Source = {
  evidence: 'code',
  where: 'projectcalico/calico cni-plugin/pkg/dataplane/windows/dataplane_windows.go 87c1590',
}
const CALICO_CLIENT: Source = {
  evidence: 'code',
  where:
    'projectcalico/calico cni-plugin/pkg/plugin/plugin.go, cni-plugin/internal/pkg/utils/utils.go, libcalico-go/lib/backend/client.go 87c15906f20c',
}
const AZURE: Source = {
  evidence: 'code',
  where: 'Azure/azure-container-networking cni/netconfig.go, cni/network/network_windows.go cbd7560',
}
const VPC: Source = {
  evidence: 'code',
  where: 'aws/amazon-vpc-cni-plugins plugins/vpc-bridge/config/netconfig.go be52143',
}
const FLANNELD: Source = { evidence: 'measured', where: 'flannel-io/flannel pkg/backend v0.11.0 to v0.28.9' }

/** What a CNI configuration says, beyond its form. */
export const CNI_VALUE_CODES = codeTable({
  WIN220: {
    name: 'reserved-key',
    severity: 'warning',
    title: 'the file has a key that only the runtime writes',
    why: 'It holds until the runtime passes something itself, and is then replaced as a whole.',
    sources: [LIBCNI],
  },
  WIN222: {
    name: 'no-service-route',
    severity: 'warning',
    title: 'no policy routes packets to Services with encapsulation',
    why: 'On an overlay network packets to Services must be encapsulated, unless kube-proxy uses direct server return, which balances them at the port of the pod: `--enable-dsr`, with the feature gate WinDSR up to Kubernetes 1.32, on Windows Server 2019 from 17763.1432 and on later releases. The templates of upstream have the route with direct server return as well.',
    sources: [
      {
        evidence: 'report',
        where:
          'microsoft/SDN Kubernetes/flannel/overlay, rancher/rke2 pkg/windows templates, projectcalico/calico cni.conf.template',
      },
    ],
  },
  WIN231: {
    name: 'undecodable-value',
    severity: 'error',
    title: 'a value is of another kind than the plugin decodes',
    why: 'Go stops at the first value that does not fit its field, so the plugin refuses the whole configuration.',
    symptoms: ['json: cannot unmarshal'],
    sources: [WCN, CALICO, AZURE, VPC],
  },
  WIN237: {
    name: 'static-dns',
    severity: 'info',
    title: 'a fixed search suffix stands beside the capability `dns`',
    why: "The runtime's settings go before those of the file, so a suffix that is wrong shows only where there are none.",
    sources: [CALICO],
  },
  WIN238: {
    name: 'no-ipam',
    severity: 'error',
    title: 'the plugin has nobody to ask for an address',
    why: 'win-overlay under HNS (v1) calls the IPAM plugin in any case; the others send HNS a request without an address.',
    symptoms: ['no plugin name provided'],
    sources: [PLUGINS],
  },
  WIN239: {
    name: 'calico-vxlan',
    severity: 'error',
    title: 'Calico makes no overlay network of this setting',
    why: 'Only the mode `vxlan` makes an overlay network, and Calico looks at the VNI and the MAC prefix when the first pod starts.',
    symptoms: [
      'Windows does not support VXLANVNI < 4096',
      'value must be of the format xx-xx',
      'invalid MAC address',
    ],
    sources: [CALICO],
  },
  WIN240: {
    name: 'key-twice',
    severity: 'warning',
    title: 'a key stands twice in one object',
    why: 'Go keeps the last of equal keys and takes keys that differ in case for one; a person sees only one of them.',
    sources: [LIBCNI],
  },
  WIN241: {
    name: 'azure-mode',
    severity: 'warning',
    title: 'azure-vnet does not know the mode',
    why: 'azure-vnet compares its modes letter by letter: what it does not know counts as absent, and `mode` stops releases before 1.6.16.',
    symptoms: ['Network mode is invalid'],
    sources: [AZURE],
  },
  WIN242: {
    name: 'network-of-another-name',
    severity: 'warning',
    title: 'the HNS network may have another name or another subnet',
    why: 'The plugin finds its network by name, and takes it as it is.',
    symptoms: ['error while getting network …: Network … not found'],
    sources: [FLANNELD, WCN],
  },
  WIN243: {
    name: 'exception-holds-more',
    severity: 'info',
    title: 'an exception holds more than pods and Services',
    why: 'Hosts that have no route back to the pods do not answer packets that come from the address of a pod.',
    sources: [{ evidence: 'report', where: 'rancher/rancher#19230, microsoft/SDN#313' }],
  },
  WIN244: {
    name: 'mac-prefix',
    severity: 'warning',
    title: 'no adapter can have a MAC address with this prefix',
    why: 'win-overlay looks at the length and the hyphen only, and flanneld does the same; Calico takes group addresses.',
    sources: [PLUGINS, CALICO],
  },
  WIN245: {
    name: 'loopback-dsr-unknown',
    severity: 'info',
    title: 'the configuration asks for direct server return, which not every build has',
    why: 'HNS has it from 9.3 and from 10.2 on: Windows Server 2019 from 17763.1432, and builds from 18317.',
    symptoms: ['platform does not support feature Direct Server Return (DSR)'],
    sources: [{ evidence: 'code', where: 'microsoft/hcsshim hcn/hcnglobals.go 7c9ff7f' }, CALICO],
  },
  WIN246: {
    name: 'ports-not-mapped',
    severity: 'info',
    title: 'port mappings have no effect, or not everywhere',
    why: 'No release of win-overlay or Calico reads what the runtime passes for `portMappings`, and win-bridge leaves out a flag of HCN.',
    sources: [PLUGINS, CALICO, { evidence: 'report', where: 'containernetworking/plugins#530' }],
  },
  WIN247: {
    name: 'linux-plugin',
    severity: 'error',
    title: 'the plugin does not exist on Windows',
    why: 'Releases for Windows hold host-local, win-bridge and win-overlay, and flannel up to v0.9.1.',
    symptoms: ['failed to find plugin'],
    sources: [
      { evidence: 'code', where: 'containernetworking/plugins plugins/windows_only.txt v0.8.0 to v1.9.1' },
    ],
  },
  WIN248: {
    name: 'ipam-without-effect',
    severity: 'warning',
    title: 'the plugin does not take this from IPAM',
    why: 'win-bridge and win-overlay use the first address that IPAM gives, and neither gateway nor routes nor DNS.',
    sources: [PLUGINS],
  },
  WIN249: {
    name: 'number-rounded',
    severity: 'warning',
    title: 'a number is larger than libcni can pass on',
    why: 'libcni decodes numbers as float64, which holds whole numbers up to 2^53.',
    sources: [LIBCNI],
  },
  WIN260: {
    name: 'address-of-one-node',
    severity: 'info',
    title: 'the file names the address of one node, which the plugin finds by itself',
    why: 'From 1.0.0 on win-overlay adds the address of the HNS network beside any other, so a copied file sends two.',
    sources: [PLUGINS],
  },
  WIN261: {
    name: 'calico-ipam',
    severity: 'error',
    title: 'calico-ipam finds no address for the pod with this setting',
    why: 'calico-ipam takes each pool by its prefix or its name, and Calico on Windows makes its networks of the IPv4 address of the pod.',
    symptoms: ['IPAM plugin returned missing IP config', 'error parsing pool'],
    sources: [
      {
        evidence: 'code',
        where:
          'projectcalico/calico cni-plugin/pkg/ipamplugin/ipam_plugin.go, cni-plugin/internal/pkg/utils/utils.go 87c15906f20c',
      },
    ],
  },
  WIN266: {
    name: 'antrea-setting',
    severity: 'warning',
    title: 'antrea-agent makes something else of the configuration than it says',
    why: 'The plugin hands the file to antrea-agent, which gives every pod an address of the pod CIDR of the node and leaves everything but DNS to Open vSwitch.',
    symptoms: ['Network configuration does not support ipam/type', 'Antrea IPAM driver not ready'],
    sources: [ANTREA_SOURCE],
  },
  WIN267: {
    name: 'vpc-bridge-value',
    severity: 'error',
    title: 'vpc-bridge refuses a value, or has none',
    why: 'The plugin parses every value before the first pod, and on Windows takes one IPv4 address of a pod and the first address of the interface.',
    symptoms: [
      'missing required parameter ENIName or ENIMACAddress',
      'invalid ENIMACAddress',
      'invalid ENIIPAddress',
      'Only a single IPv4 address per endpoint is supported on Windows',
    ],
    sources: [
      {
        evidence: 'code',
        where:
          'aws/amazon-vpc-cni-plugins plugins/vpc-bridge/config/netconfig.go, network/bridge_windows.go be52143',
      },
    ],
  },
  WIN268: {
    name: 'calico-datastore',
    severity: 'error',
    title: 'Calico does not come to its datastore, to the API server or to the name of the node',
    why: 'Before it makes anything for a pod, the plugin looks for the file with the name of the node, opens its datastore and asks the API server for the pod. On Windows it runs on the node itself, so that only the configuration tells it how.',
    symptoms: [
      'unknown datastore type',
      'no etcd endpoints specified',
      'multiple discovery or bootstrap options specified',
      'no configuration has been provided, try setting KUBERNETES_MASTER environment variable',
      'check that the calico/node container is running and has mounted /var/lib/calico/',
    ],
    sources: [CALICO_CLIENT],
  },
  WIN269: {
    name: 'calico-policy-type',
    severity: 'error',
    title: 'Calico does not read the pod from the API server',
    why: 'Only with the `policy` type `k8s` the plugin reads labels, annotations and profiles of a pod. With none it makes a profile of its own, which the datastore `kubernetes` cannot hold.',
    symptoms: ['Invalid name Calico'],
    sources: [
      {
        evidence: 'code',
        where:
          'projectcalico/calico cni-plugin/pkg/plugin/plugin.go, cni-plugin/pkg/k8s/k8s.go, libcalico-go/lib/backend/k8s/resources/profile.go 87c15906f20c',
      },
    ],
  },
})
