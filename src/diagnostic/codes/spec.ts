import { codeTable } from '../code-meta.ts'
import type { Source } from '../../facts/evidence.ts'

const LIBCNI: Source = { evidence: 'code', where: 'containernetworking/cni pkg/utils/utils.go v1.3.0' }
const VXLAN: Source = {
  evidence: 'measured',
  where: 'flannel-io/flannel pkg/backend/vxlan/vxlan_windows.go cdf76059, run with the values named',
}
const GO_CNI: Source = { evidence: 'code', where: 'containerd/go-cni opts.go 3dbce1ddff6e' }

/** The diagnostics about everything else in a spec. */
export const SPEC_CODES = codeTable({
  WIN110: {
    name: 'vni-bounds',
    severity: 'error',
    title: 'the VNI is not one that Windows can use',
    why: 'flanneld on Windows refuses less than 4096 and publishes the VNI in 16 bits, so more than 65535 wraps around.',
    symptoms: ['invalid VXLAN backend config. VNI [1] must be greater than or equal to 4096 on Windows'],
    sources: [VXLAN],
  },
  WIN111: {
    name: 'vxlan-port',
    severity: 'error',
    title: 'the VXLAN port is not 4789',
    why: 'Windows sends and expects VXLAN on UDP 4789 only.',
    symptoms: [
      'invalid VXLAN backend config. Port [8472] is not supported on Windows. Omit the setting to default to port 4789',
    ],
    sources: [VXLAN],
  },
  WIN119: {
    name: 'plugin-driver',
    severity: 'error',
    title: 'the plugin does not serve the driver',
    why: 'A plugin checks the type of the HNS network at the first pod and stops at any other than its own.',
    symptoms: ['unknown backend type', 'is of unexpected type', 'is of an unexpected type'],
    sources: [
      { evidence: 'measured', where: 'flannel-io/flannel pkg/backend cdf76059: Backend.Type l2tunnel' },
      {
        evidence: 'measured',
        where: 'containernetworking/plugins plugins/main/windows v1.9.1: networks of other types',
      },
    ],
  },
  WIN121: {
    name: 'network-name',
    severity: 'error',
    title: 'the network name is none that CNI and Windows take',
    why: 'The name is that of the HNS network, the CNI network, a directory of host-local and a flag of kube-proxy.',
    symptoms: ['invalid characters found in network name'],
    sources: [LIBCNI],
  },
  WIN122: {
    name: 'mac-address',
    severity: 'error',
    title: 'the value is no MAC address or prefix',
    why: 'win-overlay checks only the length and the hyphen; HNS refuses what is not hexadecimal later.',
    symptoms: ['is invalid, value must be of the format xx-xx'],
    sources: [
      { evidence: 'measured', where: 'containernetworking/plugins plugins/main/windows/win-overlay v1.9.1' },
    ],
  },
  WIN123: {
    name: 'no-effect',
    severity: 'warning',
    title: 'nothing reads the value with this driver, plugin or runtime',
    why: 'hnsc writes no key that the program would ignore, so the value goes nowhere.',
  },
  WIN124: {
    name: 'cni-file-name',
    severity: 'error',
    title: 'the file name is none that the runtime takes for a CNI configuration',
    why: 'The runtime looks for the extensions .conf, .conflist and .json, with their case, and reads the file by what it is called.',
    symptoms: ['no network config found in'],
    sources: [GO_CNI],
  },
  WIN125: {
    name: 'windows-path',
    severity: 'error',
    title: 'the value is no absolute path on Windows',
    why: 'Services start in a directory of their own, so a relative path is looked for elsewhere; some characters are in no path at all.',
    sources: [
      { evidence: 'code', where: 'microsoft/SDN Kubernetes/windows/helper.psm1 GetSourceVip 242fb0c' },
    ],
  },
  WIN126: {
    name: 'dns-name',
    severity: 'error',
    title: 'the value is no DNS name',
    why: 'kubeadm refuses the domain; a search suffix that is none makes every lookup of a short name fail.',
    sources: [
      { evidence: 'code', where: 'kubernetes/kubernetes cmd/kubeadm/app/apis/kubeadm/validation v1.20.2' },
    ],
  },
  WIN127: {
    name: 'proxy-value',
    severity: 'error',
    title: 'the value is none for a proxy variable',
    why: 'A blank or a quote ends the variable where nssm and PowerShell write it, and nssm replaces `%NAME%`.',
  },
  WIN128: {
    name: 'release-form',
    severity: 'error',
    title: 'the value is no release',
    why: 'What hnsc writes depends on the release, so it must be able to compare it.',
  },
  WIN130: {
    name: 'control-character',
    severity: 'error',
    title: 'a name contains a character that no file can hold as it is',
    why: 'It would break the line of a script or a flag that the name is written into, or its reader would refuse or replace it.',
  },
  WIN132: {
    name: 'needs-ipam',
    severity: 'error',
    title: 'the plugin cannot do without host-local',
    why: 'Only win-bridge on HNS (v1) leaves the choice of the address to HNS.',
    symptoms: ['no plugin name provided'],
    sources: [
      {
        evidence: 'measured',
        where: 'containernetworking/plugins win-bridge and win-overlay v1.9.1 without ipam',
      },
    ],
  },
  WIN134: {
    name: 'missing-dr-mac',
    severity: 'warning',
    title: 'the DR MAC of a node is not known',
    why: 'Without flannel nobody tells the nodes about each other: each needs a RemoteSubnetRoute with the MAC of every other.',
    sources: [{ evidence: 'code', where: 'flannel-io/flannel pkg/backend/vxlan/device_windows.go cdf76059' }],
  },
  WIN135: {
    name: 'unknown-code',
    severity: 'error',
    title: 'what is to be ignored is no diagnostic',
    why: 'An entry of `ignore` with a slip of the pen would ignore nothing.',
  },
  WIN136: {
    name: 'ipam-plugin',
    severity: 'error',
    title: 'the plugin does not take this IPAM',
    why: 'Some IPAM plugins belong to one plugin: azure-vnet-ipam and azure-cns to azure-vnet, calico-ipam to Calico, whose VXLAN mode takes no other. host-local goes with all that take an IPAM plugin at all.',
    symptoms: ['Calico VXLAN requires IPAM type calico-ipam, not host-local'],
    sources: [
      {
        evidence: 'code',
        where: 'projectcalico/calico cni-plugin/pkg/install/install_windows.go 87c15906f20c',
      },
      { evidence: 'code', where: 'Azure/azure-container-networking cni/network/network.go cbd7560' },
    ],
  },
  WIN137: {
    name: 'platform',
    severity: 'error',
    title: 'the driver or the plugin does not work where the nodes run',
    why: 'l2tunnel sends every packet to the virtualization host, which has to know what to do with it; azure-vnet asks Azure for addresses. Without `platform` in the spec hnsc only names what is needed.',
    sources: [
      {
        evidence: 'code',
        where: 'Azure/azure-container-networking ipam/azure.go, cni/network/invoker_cns.go cbd7560',
      },
      {
        evidence: 'docs',
        where: 'kubernetes/website windows-networking.md 038a69be0aae: L2Tunnel is only used on Azure',
      },
    ],
  },
  WIN138: {
    name: 'policy-not-carried',
    severity: 'error',
    title: 'nothing hands this policy to HNS',
    why: 'What hnsc writes goes to HNS through a plugin and an API, and each has a place for some policies only.',
    sources: [
      { evidence: 'code', where: 'microsoft/hcsshim internal/hns/hnspolicy.go, hcn/hcnpolicy.go v0.13.0' },
      {
        evidence: 'code',
        where:
          'flannel-io/flannel pkg/backend/{hostgw,vxlan}/*_windows.go cdf76059: how flanneld creates its network',
      },
    ],
  },
  WIN139: {
    name: 'policy-engine',
    severity: 'error',
    title: 'Calico cannot enforce network policies as the spec wants it',
    why: 'Calico without its own network is Felix alone: it asks Kubernetes for the pods of its node, looks for the HNS endpoints that have their IPv4 addresses, and gives these a list of ACLs. It has no part where another program enforces policies already, or where Kubernetes has no pods.',
    sources: [
      {
        evidence: 'code',
        where:
          'projectcalico/calico felix/dataplane/windows/{endpoint_mgr.go,policysets/policysets.go}, node/windows-packaging/CalicoWindows/install-calico.ps1 87c15906f20c',
      },
      {
        evidence: 'docs',
        where:
          'docs.tigera.io/calico getting-started/kubernetes/windows-calico/limitations 3.32: IPv6 and dual stack are not supported',
      },
    ],
  },
  WIN140: {
    name: 'calico-own-network',
    severity: 'error',
    title: 'a name or a range is in the way of a network that Calico makes itself',
    why: 'Before the first pod starts Calico makes two networks on every node: `External` with 192.168.255.0/30, since the first network of a vSwitch interrupts the connections of the node, and `Calico` for the pods. Felix keeps the routes of VXLAN in a network with that name alone.',
    sources: [
      {
        evidence: 'code',
        where:
          'projectcalico/calico node/windows-packaging/CalicoWindows/node/node-service.ps1, node/pkg/lifecycle/startup/startup_windows.go, felix/dataplane/windows/win_dataplane.go 87c15906f20c',
      },
    ],
  },
  WIN145: {
    name: 'network-limit',
    severity: 'info',
    title: 'a value asks for something that the network of Windows nodes does not do',
    why: 'What only Services and pods ask for no spec shows: `hnsc explain limits --spec SPEC` lists every limit that a network has.',
    sources: [
      {
        evidence: 'docs',
        where:
          'kubernetes/website content/en/docs/concepts/services-networking/windows-networking.md 038a69be0aae, dns-pod-service.md: limitations',
      },
    ],
  },
})
