import type { Source } from '../../facts/evidence.ts'
import { codeTable } from '../code-meta.ts'

const V1: Source = { evidence: 'code', where: 'microsoft/hcsshim internal/hns/hnspolicy.go v0.13.0' }
const V2: Source = { evidence: 'code', where: 'microsoft/hcsshim hcn/hcnpolicy.go v0.13.0' }
const RANGES: Source = { evidence: 'code', where: 'microsoft/hcsshim hcn/hcnglobals.go 7c9ff7f48138' }
const SCHEMA: Source = {
  evidence: 'docs',
  where: 'MicrosoftDocs/Virtualization-Documentation virtualization/api/hcn/HNS_Schema.md 77e0742a',
}
const HRESULT: Source = {
  evidence: 'docs',
  where: 'MicrosoftDocs/Virtualization-Documentation virtualization/api/hcn/Reference/HCNHResult.md 77e0742a',
}
const WINDOWS_DOCS: Source = {
  evidence: 'docs',
  where:
    'MicrosoftDocs/Virtualization-Documentation virtualization/windowscontainers/container-networking/advanced.md 77e0742a',
}
const AZURE: Source = {
  evidence: 'code',
  where: 'Azure/azure-container-networking network/policy/policy_windows.go cbd7560c',
}
const FELIX: Source = {
  evidence: 'code',
  where: 'projectcalico/calico felix/dataplane/windows/policysets/policysets.go 87c15906',
}
const NPM: Source = {
  evidence: 'code',
  where: 'Azure/azure-container-networking npm/pkg/dataplane/policies/policy_windows.go cbd7560c',
}
const NETWORK: Source = { evidence: 'code', where: 'microsoft/hcsshim hcn/hcnnetwork.go `Create` v0.13.0' }
const FLANNEL: Source = {
  evidence: 'code',
  where: 'flannel-io/flannel pkg/backend/vxlan/vxlan_windows.go cdf76059',
}
const report = (where: string): Source => ({ evidence: 'report', where })

export const HNS_CODES = codeTable({
  WIN301: {
    name: 'policy-of-other-api',
    severity: 'error',
    title: 'a policy has the type of the other API',
    why: 'HNS (v1) and HCN (v2) have different names for the same policies, and neither takes those of the other.',
    symptoms: ['Invalid policy type', '0x803b000e'],
    sources: [V1, V2, report('microsoft/hcsshim#470')],
  },
  WIN302: {
    name: 'key-of-other-api',
    severity: 'error',
    title: 'a key has the name or the place of the other API',
    why: 'Keys that HNS does not know are ignored without an error, so the setting does not exist.',
    sources: [V1, V2, report('microsoft/hcsshim#145')],
  },
  WIN303: {
    name: 'no-such-policy',
    severity: 'error',
    title: 'no policy has this type',
    why: 'HNS refuses the whole network or endpoint because of one policy of an unknown type.',
    symptoms: ['Invalid policy type', '0x803b000e'],
    sources: [V1, V2, HRESULT],
  },
  WIN304: {
    name: 'no-such-hns-key',
    severity: 'warning',
    title: 'the object has no such key',
    why: 'Keys that HNS does not know are ignored without an error.',
    sources: [V1, V2, SCHEMA, report('microsoft/hcsshim#145')],
  },
  WIN305: {
    name: 'hns-spelling',
    severity: 'warning',
    title: 'a name is written in another case than HNS has it',
    why: 'HNS takes `Id` and not `ID` in an ACL, and programs compare types and actions as they are written.',
    sources: [NPM, V2],
  },
  WIN306: {
    name: 'hns-value-type',
    severity: 'error',
    title: 'a value has the wrong JSON type',
    why: 'Programs that decode the object stop with an error of Go, and HNS reads nothing or refuses it.',
    symptoms: [
      'json: cannot unmarshal string into Go struct field',
      'json: cannot unmarshal number into Go struct field',
    ],
    sources: [V1, V2],
  },
  WIN307: {
    name: 'hns-value-range',
    severity: 'error',
    title: 'a number does not fit its field',
    why: 'Ports, lengths and flags have a fixed width; what does not fit is refused or loses its upper bits.',
    symptoms: ['0x803b002d', 'json: cannot unmarshal number … into Go struct field … of type uint16'],
    sources: [V1, V2, HRESULT],
  },
  WIN308: {
    name: 'hns-value-name',
    severity: 'error',
    title: 'a value is none of those that the key takes',
    why: 'HNS refuses the object.',
    symptoms: ['0x803b000d', 'The provided policy configuration is invalid or missing parameters'],
    sources: [V1, V2],
  },
  WIN309: {
    name: 'hns-key-missing',
    severity: 'error',
    title: 'an object lacks a key that it means nothing without',
    why: 'HNS refuses the object, or the policy does nothing.',
    symptoms: ['0x803b002d', '0x803b000d'],
    sources: [V1, V2, HRESULT],
  },
  WIN310: {
    name: 'schema-version',
    severity: 'error',
    title: 'an HCN object does not say that it is one',
    why: 'Both dialects go through the same calls, and the object itself tells which it is by `SchemaVersion`.',
    sources: [{ evidence: 'code', where: 'microsoft/hcsshim hcn/hcnv1schema_test.go v0.13.0' }, SCHEMA],
  },
  WIN311: {
    name: 'hns-feature-missing',
    severity: 'error',
    title: 'the HNS of this Windows build has not got what the document asks for',
    why: 'Features came with versions of HNS, and not in ascending order: 9.5 has some that 10.0 lacks.',
    symptoms: ['platform does not support feature', '0x803b000d', '0x803b0015'],
    sources: [RANGES],
  },
  WIN312: {
    name: 'hns-feature-undecided',
    severity: 'info',
    title: 'the build does not tell whether HNS has what the document asks for',
    why: 'Some features came with an update whose number nobody has written down.',
    sources: [RANGES],
  },
  WIN313: {
    name: 'policy-place',
    severity: 'error',
    title: 'a policy stands where its type does not belong',
    why: 'Networks, subnets, endpoints and policy lists have policies of their own.',
    symptoms: ['Invalid policy type', '0x803b000e'],
    sources: [V1, V2, SCHEMA],
  },
  WIN314: {
    name: 'acl-blocks-all',
    severity: 'warning',
    title: 'ACLs that block something leave nothing else open',
    why: 'With any ACL on it an endpoint denies what none allows; a list that blocks one address blocks all.',
    symptoms: ['all traffic of the pod is blocked after one Block rule'],
    sources: [
      report('microsoft/Windows-Containers#616'),
      report('microsoft/Windows-Containers#617'),
      report('microsoft/hcsshim#1059'),
    ],
  },
  WIN315: {
    name: 'acl-address',
    severity: 'warning',
    title: 'an ACL has something that is no address',
    why: 'HNS takes addresses, prefixes and ids of sets with commas between them; for any address the key is left out.',
    symptoms: ['0x803b000d', 'The provided policy configuration is invalid or missing parameters'],
    sources: [report('microsoft/hcsshim#1059')],
  },
  WIN316: {
    name: 'acl-port',
    severity: 'warning',
    title: 'an ACL has something that is no port',
    why: 'HNS takes numbers and ranges `a-b` with commas between them; for any port the key is left out.',
    symptoms: ['0x803b000d'],
    sources: [SCHEMA, V2],
  },
  WIN317: {
    name: 'acl-protocol',
    severity: 'warning',
    title: 'a protocol is written as the other API writes it',
    why: 'ACLs have IANA numbers, port mappings of HNS (v1) have `TCP` and `UDP`.',
    sources: [V1, V2],
  },
  WIN318: {
    name: 'acl-priority',
    severity: 'warning',
    title: 'the priority of an ACL is one that HNS does not take',
    why: 'HNS takes 100 to 65500; the smaller number wins.',
    sources: [
      FELIX,
      {
        evidence: 'code',
        where: 'microsoft/windows-container-networking generateCNIConfig.ps1, parent of b96345f',
      },
    ],
  },
  WIN319: {
    name: 'acl-tie',
    severity: 'warning',
    title: 'two ACLs of one priority have different actions',
    why: 'HNS does not decide between rules of one priority by their order.',
    sources: [FELIX],
  },
  WIN320: {
    name: 'acl-long-list',
    severity: 'warning',
    title: 'an ACL has more entries than are advised',
    why: 'Long lists slow the switch down; Felix splits them at 4000.',
    sources: [FELIX],
  },
  WIN321: {
    name: 'acl-key-lost',
    severity: 'warning',
    title: 'a key of an ACL is lost on the way to HCN',
    why: 'HCN (v2) has no `Protocol`, `LocalPort` and `RemotePort`; programs that convert the rule drop them, and it matches more than was meant.',
    sources: [AZURE],
  },
  WIN322: {
    name: 'nat-both-families',
    severity: 'warning',
    title: 'one OutBoundNAT has exceptions of both families',
    why: 'A policy is for one family; the other is translated as if it had no exceptions.',
    sources: [report('Azure/AgentBaker#3049')],
  },
  WIN323: {
    name: 'nat-same-address',
    severity: 'warning',
    title: 'two exceptions differ in their length only',
    why: 'Windows Server 2019 drops the prefix length of exceptions and removes what is then double.',
    sources: [
      { evidence: 'code', where: 'Azure/AgentBaker parts/windows/azurecnifunc.ps1 06836ee2' },
      report('Azure/aks-engine#2080'),
    ],
  },
  WIN324: {
    name: 'nat-twice',
    severity: 'warning',
    title: 'an endpoint has two OutBoundNAT policies of one family',
    why: 'Each translates what the other exempts.',
    sources: [{ evidence: 'code', where: 'containernetworking/plugins pkg/hns/netconf_windows.go v1.9.1' }],
  },
  WIN325: {
    name: 'nat-exempts-nothing',
    severity: 'warning',
    title: 'an OutBoundNAT has no exceptions',
    why: 'Pods reach each other and Services under the address of the node.',
    symptoms: ['OutBoundNAT policy not set'],
    sources: [AZURE],
  },
  WIN326: {
    name: 'port-mapping-flags',
    severity: 'warning',
    title: 'a port mapping lacks the flag that makes it work everywhere',
    why: 'Without `LocalRoutedVip` the node does not reach its own port, without `IPv6` the mapping is one of IPv4.',
    sources: [
      report('Azure/azure-container-networking#1922'),
      report('Azure/azure-container-networking#1986'),
    ],
  },
  WIN327: {
    name: 'port-mapping-v1',
    severity: 'warning',
    title: 'a port mapping of HNS (v1) does nothing on L2Bridge',
    why: 'It is for NAT networks.',
    sources: [report('microsoft/Windows-Containers#360'), report('aws/amazon-vpc-cni-plugins#93')],
  },
  WIN328: {
    name: 'network-without-gateway',
    severity: 'error',
    title: 'a subnet has no gateway or no default route',
    why: 'hcsshim checks this before it calls HNS and creates no network.',
    symptoms: [
      'network create error, subnet has address prefix but no gateway specified',
      'network create error, no default gateway',
    ],
    sources: [NETWORK],
  },
  WIN329: {
    name: 'network-subnet',
    severity: 'warning',
    title: 'a subnet is no network prefix, or its gateway lies elsewhere',
    why: 'HNS refuses the network.',
    symptoms: ['0x803b000a', 'The provided network configuration is invalid or missing parameters'],
    sources: [report('microsoft/containers-toolkit#24')],
  },
  WIN330: {
    name: 'overlay-vni',
    severity: 'error',
    title: 'an overlay has no VNI that Windows takes',
    why: 'Windows keeps VNIs below 4096 for itself, and the programs on it have 16 bits for the number.',
    symptoms: [
      'VNI must be greater than or equal to 4096',
      'Windows does not support VXLANVNI < 4096',
      '0x57',
    ],
    sources: [FLANNEL],
  },
  WIN331: {
    name: 'adapter-name',
    severity: 'warning',
    title: 'the adapter of a network may not exist under this name',
    why: 'HNS looks for the adapter by its name, which is not the same on every machine.',
    symptoms: ['An adapter was not found', '0x803b0006'],
    sources: [report('moby/moby#41094'), report('microsoft/SDN#269')],
  },
  WIN332: {
    name: 'network-driver',
    severity: 'warning',
    title: 'this type of network cannot do what the document asks',
    why: 'L2Bridge has static addresses only, NAT and overlay have no IPv6, and a client of Windows has neither bridge nor overlay.',
    symptoms: ['0x57', 'The parameter is incorrect'],
    sources: [WINDOWS_DOCS, report('docker/for-win#8427')],
  },
  WIN333: {
    name: 'networks-on-one-adapter',
    severity: 'warning',
    title: 'networks of different types are on one adapter',
    why: 'An adapter has one virtual switch, and that is of one type.',
    symptoms: ['An adapter was not found', '0x57'],
    sources: [WINDOWS_DOCS],
  },
  WIN334: {
    name: 'reserved-endpoint-address',
    severity: 'warning',
    title: 'an endpoint has an address that HNS or Windows keeps',
    why: 'The first address of a subnet is the gateway, the second the endpoint of the host on a bridge.',
    symptoms: ['The object already exists', '0x1392'],
    sources: [
      report('microsoft/SDN#333'),
      report('microsoft/SDN#298'),
      report('kubernetes/kubernetes#74766'),
    ],
  },
  WIN335: {
    name: 'mac-form',
    severity: 'warning',
    title: 'a MAC address is not written with dashes',
    why: 'HNS writes and takes dashes; programs that have colons convert them.',
    sources: [
      { evidence: 'code', where: 'Azure/azure-container-networking network/endpoint_windows.go cbd7560c' },
    ],
  },
  WIN336: {
    name: 'endpoint-namespace',
    severity: 'error',
    title: 'an endpoint names its namespace',
    why: 'The namespace of an endpoint is told by HNS and not given to it.',
    symptoms: ['endpoint json HostComputeNamespace is read only and should not be set'],
    sources: [{ evidence: 'code', where: 'microsoft/hcsshim hcn/hcnendpoint.go v0.13.0' }],
  },
  WIN337: {
    name: 'reserved-source-vip',
    severity: 'warning',
    title: 'the source VIP is an address that HNS keeps',
    why: 'HNS refuses an address that it keeps for the network, or has given out already.',
    symptoms: ['0x803b002f'],
    sources: [report('kubernetes-sigs/sig-windows-tools#71'), report('kubernetes/kubernetes#100962')],
  },
  WIN338: {
    name: 'route-in-policy-list',
    severity: 'warning',
    title: 'a route stands in a policy list on Windows Server 2019',
    why: 'That release refuses it.',
    symptoms: ['Invalid policy type', '0x803b000e'],
    sources: [report('microsoft/hcsshim#470')],
  },
  WIN339: {
    name: 'two-spellings',
    severity: 'warning',
    title: 'hcsshim and the schema of Microsoft have different names for a key',
    why: 'Unknown keys are ignored, and which of the two is known is not documented.',
    sources: [V2, SCHEMA],
  },
  WIN340: {
    name: 'hns-value-text',
    severity: 'error',
    title: 'a text is no address, prefix, GUID or security identifier',
    why: 'HNS refuses the object.',
    symptoms: ['0x803b000a', '0x803b000c', '0x803b000d'],
    sources: [V1, V2],
  },
  WIN341: {
    name: 'azure-policy',
    severity: 'error',
    title: 'azure-vnet cannot make an HCN policy of this one',
    why: 'With containerd the plugin converts a few types of policies and creates no endpoint when there is another.',
    symptoms: ['Failed to set Policy'],
    sources: [AZURE],
  },
  WIN342: {
    name: 'wcn-dual-stack',
    severity: 'error',
    title: 'dual stack is asked for on a network that is no bridge',
    why: 'sdnbridge does dual stack on an L2Bridge network that exists already, and nothing else does.',
    symptoms: ['Dual stack specified with non l2bridge network'],
    sources: [
      {
        evidence: 'code',
        where: 'microsoft/windows-container-networking common/core/network.go b96345f',
      },
    ],
  },
  WIN343: {
    name: 'azure-dns',
    severity: 'error',
    title: 'azure-vnet has only half of the DNS settings',
    why: 'It wants both name servers and suffixes, or neither.',
    symptoms: ['Wrong DNS configuration'],
    sources: [
      { evidence: 'code', where: 'Azure/azure-container-networking cni/network/network_windows.go cbd7560c' },
    ],
  },
  WIN344: {
    name: 'loopback-dsr',
    severity: 'error',
    title: 'the Windows build cannot do the loopback of direct server return',
    why: 'The policy of the loopback uses up the ports that load balancers need, or the plugin refuses or skips it.',
    symptoms: [
      'platform does not support feature Direct Server Return (DSR)',
      'hcnCreateLoadBalancer failed in Win32: Not enough memory resources are available to complete this operation. (0xe)',
      "hcn doesn't support DSR",
    ],
    sources: [RANGES, report('containernetworking/plugins#613')],
  },
  WIN346: {
    name: 'hns-vxlan-port',
    severity: 'warning',
    title: 'the UDP port of the overlay is not 4789',
    why: 'flannel for Windows takes no other, and all nodes of a cluster must have the same.',
    symptoms: ['VXLAN port must be 4789'],
    sources: [FLANNEL],
  },
  WIN347: {
    name: 'lost-in-conversion',
    severity: 'warning',
    title: 'the other API has no place for something',
    why: 'HNS (v1) and HCN (v2) do not have the same policies and members; what one lacks is left out of the converted document.',
    sources: [V1, V2],
  },
  WIN350: {
    name: 'network-policy',
    severity: 'error',
    title: 'the API server would refuse a manifest',
    why: 'A policy that is read by halves would leave something open, so nothing is compiled from it.',
    sources: [
      {
        evidence: 'code',
        where: 'kubernetes/kubernetes pkg/apis/networking/validation/validation.go v1.34',
      },
    ],
  },
  WIN351: {
    name: 'not-of-the-inventory',
    severity: 'info',
    title: 'a manifest is neither a policy nor part of an inventory',
    why: 'Policies select among Pods and Namespaces; everything else is left out.',
  },
})
