import { codeTable } from '../code-meta.ts'
import type { Source } from '../../facts/evidence.ts'

const APISERVER: Source = {
  evidence: 'code',
  where: 'kubernetes/kubernetes cmd/kube-apiserver/app/options/validation.go v1.20.2',
}
const RANGE_ALLOCATOR: Source = {
  evidence: 'code',
  where: 'kubernetes/kubernetes cmd/kube-controller-manager and pkg/controller/nodeipam v1.20.2',
}
const HOST_LOCAL: Source = {
  evidence: 'measured',
  where: 'containernetworking/plugins plugins/ipam/host-local v1.9.1, run with such ranges',
}

/** The diagnostics about addresses, ranges and nodes in a spec. */
export const SPEC_ADDRESS_CODES = codeTable({
  WIN100: {
    name: 'not-a-cidr',
    severity: 'error',
    title: 'the value is no CIDR',
    why: 'Go reads addresses strictly: four decimal numbers without leading zeros, and a prefix length.',
    symptoms: ['invalid CIDR address'],
    sources: [{ evidence: 'measured', where: 'Go 1.17 and later, net.ParseCIDR' }],
  },
  WIN101: {
    name: 'host-bits',
    severity: 'error',
    title: 'the CIDR has host bits set',
    why: 'Some programs clear the bits, others refuse the range; win-bridge compares the text and adds a second NAT policy.',
    symptoms: ['Network has host bits set. For a subnet mask of length'],
    sources: [HOST_LOCAL, { evidence: 'report', where: 'microsoft/hcsshim#1951' }],
  },
  WIN102: {
    name: 'not-an-address',
    severity: 'error',
    title: 'the value is no IP address',
    why: 'Go reads addresses strictly: four decimal numbers without leading zeros, or IPv6 without a zone.',
    sources: [{ evidence: 'measured', where: 'Go 1.17 and later, net.ParseIP' }],
  },
  WIN103: {
    name: 'family-mix',
    severity: 'error',
    title: 'address families do not fit together',
    why: 'A dual-stack list has one prefix of each family, and Services have no family that pods lack.',
    symptoms: [
      '--service-cluster-ip-range must not contain more than two entries',
      '--service-cluster-ip-range[0] and --service-cluster-ip-range[1] must be of different IP family',
    ],
    sources: [APISERVER],
  },
  WIN104: {
    name: 'ranges-overlap',
    severity: 'error',
    title: 'two address ranges share addresses',
    why: 'Routes and the exceptions of address translation then say two things about one address.',
    sources: [
      {
        evidence: 'code',
        where: 'kubernetes/kubernetes pkg/proxy/winkernel/proxier.go: endpoints are found by address',
      },
    ],
  },
  WIN105: {
    name: 'pod-cidr-outside',
    severity: 'error',
    title: 'a pod CIDR lies outside the cluster CIDR',
    why: 'flanneld refuses the lease; without flannel the exceptions of address translation do not cover the pods.',
    symptoms: ["specified in the flannel net config doesn't contain"],
    sources: [
      {
        evidence: 'code',
        where: 'flannel-io/flannel pkg/subnet/kube/kube.go cdf76059 (the check is in v0.18.0 and later)',
      },
    ],
  },
  WIN106: {
    name: 'pod-cidr-too-small',
    severity: 'error',
    title: 'a pod CIDR has no addresses for pods',
    why: 'Network, gateway, the bridge or source VIP, and broadcast are taken before the first pod.',
    symptoms: ['too small to allocate from'],
    sources: [HOST_LOCAL],
  },
  WIN107: {
    name: 'dns-server-misplaced',
    severity: 'error',
    title: 'the DNS server is not where a Service can be',
    why: 'The kubelet writes the address into every pod; if no Service has it, no name resolves.',
    sources: [
      { evidence: 'code', where: 'kubernetes/kubernetes cmd/kubeadm/app/constants GetDNSIP v1.20.2' },
    ],
  },
  WIN108: {
    name: 'management-ip-outside',
    severity: 'error',
    title: 'a management IP lies outside every management subnet',
    why: 'Exceptions and routes are made from the management subnets, so the node would not be among them.',
    sources: [
      { evidence: 'code', where: 'microsoft/SDN Kubernetes/windows/helper.psm1 Get-MgmtSubnet 242fb0c' },
    ],
  },
  WIN109: {
    name: 'no-host-address',
    severity: 'error',
    title: 'a management IP is a network or broadcast address',
    why: 'No adapter can have such an address.',
  },
  WIN112: {
    name: 'no-ipv6-here',
    severity: 'error',
    title: 'an IPv6 address stands where Windows has none',
    why: 'Dual stack exists with l2bridge, for pods and Services; nodes are reached over IPv4, and IPv6 alone never works.',
    symptoms: ['Winoverlay does not support dual-stack, falling back to single-stack'],
    sources: [
      { evidence: 'code', where: 'kubernetes/kubernetes#101047' },
      { evidence: 'code', where: 'flannel-io/flannel pkg/ip/iface_windows.go cdf76059' },
    ],
  },
  WIN113: {
    name: 'too-many-nodes',
    severity: 'error',
    title: 'the cluster CIDR does not hold a subnet for each node',
    why: 'The controller manager runs out of subnets, and the nodes that are left never get pods.',
    symptoms: ['CIDR allocation failed; there are no remaining CIDRs left to allocate in the accepted range'],
    sources: [RANGE_ALLOCATOR],
  },
  WIN114: {
    name: 'duplicate-node',
    severity: 'error',
    title: 'two nodes share a name or an address',
    why: 'Each node is one Node object with one address.',
  },
  WIN115: {
    name: 'node-name',
    severity: 'error',
    title: 'the node name is none that a Node object can have',
    why: 'The API server takes lower-case DNS-1123 names only; flanneld and kube-proxy look the node up by exactly that name.',
    sources: [
      {
        evidence: 'code',
        where: 'kubernetes/kubernetes pkg/proxy/endpoints.go v1.20.2: nodes compare as text',
      },
    ],
  },
  WIN116: {
    name: 'pod-cidr-collision',
    severity: 'error',
    title: 'a node comes to a pod CIDR that another node has',
    why: 'The subnet follows from the management IP alone, so that adding a node never moves another; two addresses can select the same.',
  },
  WIN117: {
    name: 'node-mask',
    severity: 'error',
    title: 'the node mask does not fit the cluster CIDR or the pods',
    why: 'Each node gets one subnet of that length; it must lie inside the cluster CIDR and hold at least a few pods.',
    symptoms: [
      'mask size of cluster CIDR must be less than or equal to --node-cidr-mask-size configured for CIDR family',
      'New CIDR set failed; the node CIDR size is too big',
    ],
    sources: [RANGE_ALLOCATOR],
  },
  WIN118: {
    name: 'service-range-size',
    severity: 'error',
    title: 'the Service range is too large or too small',
    why: 'The API server keeps a bit for each address of the range and refuses more than 20 bits, or fewer than 8 addresses.',
    symptoms: [
      'specified --service-cluster-ip-range is too large',
      'the service cluster IP range must be at least 8 IP addresses',
    ],
    sources: [APISERVER],
  },
  WIN129: {
    name: 'cluster-range-translated',
    severity: 'error',
    title: 'a range of the cluster is asked to stay translated',
    why: 'Pods see each other and Services only under their own address; such a range must be exempt from NAT.',
    sources: [
      {
        evidence: 'measured',
        where: 'containernetworking/plugins pkg/hns v1.9.1: exceptions are what is listed, textually',
      },
    ],
  },
})
