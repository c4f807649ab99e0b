import type { Source } from '../../facts/evidence.ts'
import { codeTable } from '../code-meta.ts'

const MODELS: Source = {
  evidence: 'measured',
  where:
    'containernetworking/plugins v0.8.0 to v1.9.1, flannel-io/cni-plugin v1.1.2 to v1.9.1-flannel1, containernetworking/cni v0.8.1 to v1.3.0',
}
const EXCEPTIONS: Source = {
  evidence: 'code',
  where:
    'containernetworking/plugins pkg/hns/netconf_windows.go v1.9.1: exceptions are passed on as they are written',
}
const CALICO_NAT: Source = {
  evidence: 'code',
  where:
    'projectcalico/calico cni-plugin/internal/pkg/utils/winpol/windows_policy.go 87c15906f20c: without natOutgoing the policy is left out',
}
const AZURE_IPV6: Source = {
  evidence: 'code',
  where: 'Azure/azure-container-networking cni/network/network_windows.go getIPV6EndpointPolicy cbd7560',
}
const HOSTBITS: Source = { evidence: 'report', where: 'microsoft/hcsshim#1951' }
const SHAPE: Source = {
  evidence: 'measured',
  where:
    'containernetworking/plugins pkg/hns/netconf_windows.go v0.8.0 to v1.9.1; microsoft/windows-container-networking cni/cni.go b96345f',
}
const HCN: Source = { evidence: 'code', where: 'microsoft/hcsshim hcn/hcnpolicy.go v0.13.0' }
const GATEWAY: Source = {
  evidence: 'measured',
  where: 'containernetworking/plugins win-bridge v0.8.0 to v1.9.1; kubernetes/kubernetes#74766',
}
const CAPS: Source = {
  evidence: 'measured',
  where: 'containernetworking/cni libcni/api.go `injectRuntimeConfig` v1.3.0; containerd/go-cni',
}
const FIND: Source = { evidence: 'code', where: 'containernetworking/cni pkg/invoke/find.go v1.3.0' }
const LIBCNI: Source = {
  evidence: 'measured',
  where: 'containernetworking/cni libcni/conf.go v0.8.1 to v1.3.0',
}
const WCN: Source = {
  evidence: 'code',
  where: 'microsoft/windows-container-networking cni/cni.go, common/core/network.go b96345f',
}
const DNS: Source = {
  evidence: 'code',
  where: 'microsoft/windows-container-networking cni/cni.go b96345f; flannel-io/flannel#1091',
}
const WIDE: Source = { evidence: 'report', where: 'rancher/rancher#19230, Azure/aks-engine#1235' }
const PA: Source = {
  evidence: 'code',
  where: 'microsoft/windows-container-networking network/endpoint.go b96345f',
}

export const CNI_CODES = codeTable({
  WIN201: {
    name: 'plugin-refuses',
    severity: 'error',
    title: 'a program of the chain refuses the configuration',
    why: 'containerd, libcni and the plugins stop at the first thing that they cannot use; no pod starts.',
    symptoms: [
      'plugin type="flannel" failed (add)',
      'error parsing configuration',
      'failed to create pod sandbox',
    ],
    sources: [MODELS],
  },
  WIN202: {
    name: 'plugin-crashes',
    severity: 'error',
    title: 'a program of the chain crashes on the configuration',
    why: 'A Go panic ends the process without an error that anybody could read.',
    symptoms: [
      'panic: runtime error: invalid memory address or nil pointer dereference',
      'netplugin failed: …: unexpected end of JSON input',
    ],
    sources: [MODELS],
  },
  WIN203: {
    name: 'ignored-key',
    severity: 'warning',
    title: 'nothing reads the key',
    why: 'A key that no program reads is a setting that nobody applies, and nobody says so.',
    sources: [MODELS],
  },
  WIN204: {
    name: 'overwritten-value',
    severity: 'warning',
    title: 'a program replaces the value by another',
    why: 'What the file says there has no effect.',
    sources: [MODELS],
  },
  WIN205: {
    name: 'dropped-value',
    severity: 'warning',
    title: 'a program reads the value and throws it away',
    why: 'The setting is not applied, and no error is printed.',
    sources: [MODELS],
  },
  WIN206: {
    name: 'second-outbound-nat',
    severity: 'warning',
    title: 'the plugin adds an OutBoundNAT of its own',
    why: 'The exceptions do not hold the cluster range in exactly that spelling, so the plugin appends a second policy, and neither lists every exempt range.',
    sources: [MODELS],
  },
  WIN207: {
    name: 'not-modelled',
    severity: 'info',
    title: 'hnsc has no model of the plugin',
    why: 'Such a plugin is judged by what is common to all and by its own known keys.',
  },
  WIN208: {
    name: 'differs-from-spec',
    severity: 'warning',
    title: 'a setting is not that of the spec',
    why: 'The files of a node are made from the spec together: the plugin, the exceptions, the domain and direct server return of one fit those of the others.',
    sources: [SHAPE],
  },
  WIN210: {
    name: 'exception-value',
    severity: 'error',
    title: 'an exception is no address range',
    why: 'The plugins hand on what stands there; a text that is no range exempts no range from translation, whatever HNS does with it.',
    symptoms: ['The provided policy configuration is invalid or missing parameters'],
    sources: [EXCEPTIONS],
  },
  WIN211: {
    name: 'exception-host-bits',
    severity: 'warning',
    title: 'an address range has bits behind its prefix',
    why: 'Windows Server 2022 refuses such a range, Windows Server 2019 takes it.',
    symptoms: ['The provided policy configuration is invalid or missing parameters'],
    sources: [HOSTBITS],
  },
  WIN212: {
    name: 'policy-shape',
    severity: 'error',
    title: 'a policy has the form of the other API',
    why: 'Under `apiVersion: 2` a policy is `Type` and `Settings`, and everything else is dropped; HNS (v1) knows no `Settings`.',
    sources: [SHAPE],
  },
  WIN213: {
    name: 'policy-type',
    severity: 'warning',
    title: 'the type of a policy is spelt for another API or in another case',
    why: 'The plugin compares the types as texts and translates none.',
    symptoms: ['Invalid policy type'],
    sources: [SHAPE],
  },
  WIN214: {
    name: 'policy-name',
    severity: 'error',
    title: 'an entry of the policies has a name that the plugin skips',
    why: 'The plugin takes the entries called `EndpointPolicy` and skips all others without a word.',
    sources: [SHAPE],
  },
  WIN215: {
    name: 'service-not-exempt',
    severity: 'warning',
    title: 'the Service range is not exempt from address translation',
    why: 'Traffic to Services is translated to the address of the node before it is encapsulated. AKS leaves the range out with azure-vnet; there it is for information.',
    sources: [EXCEPTIONS, AZURE_IPV6],
  },
  WIN216: {
    name: 'need-encap',
    severity: 'warning',
    title: '`NeedEncap` is no boolean',
    why: 'Plugins and HNS want `true` or `false` without quotation marks.',
    symptoms: ['json: cannot unmarshal string into Go struct field … of type bool'],
    sources: [HCN],
  },
  WIN217: {
    name: 'provider-address',
    severity: 'error',
    title: 'the provider address is no single IPv4 address',
    why: 'It is the address of the node, to which the others send encapsulated packets.',
    sources: [HCN],
  },
  WIN218: {
    name: 'gateway-given-to-pod',
    severity: 'warning',
    title: 'pods may get the address of their own gateway',
    why: 'win-bridge makes the second address of the subnet the gateway, and host-local hands it out as the first.',
    symptoms: ['hnsCall failed in Win32: The object already exists. (0x1392)', 'The object already exists'],
    sources: [GATEWAY],
  },
  WIN219: {
    name: 'capability-name',
    severity: 'error',
    title: 'the runtime knows no such capability',
    why: 'The runtime injects `dns` and `portMappings` by exactly these names; a pod then keeps the static settings.',
    sources: [CAPS],
  },
  WIN221: {
    name: 'plugin-name',
    severity: 'error',
    title: 'no plugin has the name',
    why: 'The runtime looks for an executable of this name and finds none.',
    symptoms: ['failed to find plugin "overlay" in path', "Unsupported CNI config 'type'"],
    sources: [FIND],
  },
  WIN223: {
    name: 'list-in-conf',
    severity: 'error',
    title: 'a list of plugins stands in a file for a single plugin',
    why: 'Files that end in `.conf` or `.json` hold one plugin, those that end in `.conflist` a list.',
    symptoms: ["error parsing configuration: missing 'type'"],
    sources: [LIBCNI],
  },
  WIN224: {
    name: 'cni-name',
    severity: 'error',
    title: 'the network name is none that CNI takes',
    why: 'libcni wants letters, digits, `_`, `.` and `-`, beginning with a letter or digit.',
    symptoms: ['missing network name', 'invalid characters found in network name', 'invalid network type'],
    sources: [LIBCNI],
  },
  WIN225: {
    name: 'policy-key',
    severity: 'error',
    title: 'the policies stand under a key that this plugin does not read',
    why: 'win-bridge, win-overlay and calico read `policies`; nat, sdnbridge, sdnoverlay, azure-vnet and wincni read `AdditionalArgs`.',
    sources: [SHAPE],
  },
  WIN226: {
    name: 'route-gateway-key',
    severity: 'warning',
    title: 'a route has `gateway` where `gw` is read',
    why: 'The key is ignored, and the gateway is the first address of the subnet.',
    sources: [WCN],
  },
  WIN227: {
    name: 'ipam-subnet',
    severity: 'error',
    title: 'the subnet of ipam is no network prefix',
    why: 'Errors of this value are not reported; the addresses come from another range than was meant, or the plugin crashes.',
    symptoms: ['netplugin: panic', 'invalid CIDR address'],
    sources: [WCN],
  },
  WIN228: {
    name: 'dns-search',
    severity: 'warning',
    title: 'a search suffix is the same for the pods of every namespace, or of another cluster',
    why: 'The runtime or the plugin puts the namespace of the pod in front; a suffix with a namespace in it is wrong for all others.',
    sources: [DNS],
  },
  WIN229: {
    name: 'exception-too-wide',
    severity: 'warning',
    title: 'an exception covers addresses that are not of the cluster',
    why: 'Pods reach such hosts under their own address, and those have no route back.',
    sources: [WIDE],
  },
  WIN230: {
    name: 'unfilled-value',
    severity: 'error',
    title: 'an address is a placeholder or no address',
    why: 'A template was used before the script that fills it in had run.',
    symptoms: ['invalid IP address'],
    sources: [WCN],
  },
  WIN232: {
    name: 'gateway-not-in-subnet',
    severity: 'warning',
    title: 'the gateway lies outside the subnet',
    why: 'A pod cannot reach a gateway that is not on its own network.',
    sources: [WCN],
  },
  WIN233: {
    name: 'no-outbound-nat',
    severity: 'warning',
    title: 'no policy translates what leaves the cluster',
    why: 'An `OutBoundNAT` policy gives packets of a pod the address of the node, except to the ranges that it lists. Without it pods keep their own address everywhere: Calico drops the policy to switch translation off. Hosts outside answer only where a route leads back to the pods.',
    sources: [CALICO_NAT],
  },
  WIN234: {
    name: 'no-provider-address',
    severity: 'warning',
    title: 'sdnoverlay has no ProviderAddress',
    why: 'win-overlay and Calico add the address of the node by themselves, sdnoverlay sends what the file has.',
    sources: [PA, { evidence: 'report', where: 'microsoft/windows-container-networking#38' }],
  },
  WIN235: {
    name: 'setting-name',
    severity: 'warning',
    title: 'a setting of a policy has the name of the other API',
    why: 'The schema of HCN has other names than HNS (v1), and reports say that HNS ignores what it does not know.',
    sources: [HCN, { evidence: 'report', where: 'projectcalico/node#954, microsoft/hcsshim#145' }],
  },
  WIN236: {
    name: 'legacy-plugin',
    severity: 'info',
    title: 'the plugin is not maintained any more',
    why: 'wincni needs dockershim, which Kubernetes 1.24 has removed.',
    sources: [WCN],
  },
})
