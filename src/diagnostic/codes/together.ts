import type { Source } from '../../facts/evidence.ts'
import { codeTable } from '../code-meta.ts'

const CONTAINERD: Source = {
  evidence: 'measured',
  where: 'containerd/go-cni opts.go `loadFromConfDir` v1.1.13; containernetworking/cni libcni/conf.go v1.3.0',
}
const FLANNELD: Source = { evidence: 'measured', where: 'flannel-io/flannel pkg/backend v0.11.0 to v0.28.9' }
const PLUGINS: Source = {
  evidence: 'measured',
  where: 'containernetworking/plugins pkg/hns, win-bridge, win-overlay v0.8.0 to v1.9.1',
}
const PROXY: Source = { evidence: 'code', where: 'kubernetes/kubernetes pkg/proxy/winkernel/proxier.go' }

/** Directories, and files that belong together. */
export const TOGETHER_CODES = codeTable({
  WIN285: {
    name: 'file-not-looked-at',
    severity: 'warning',
    title: 'a directory holds no configuration, or one under a name that nobody looks at',
    why: 'containerd looks at files that end in `.conf`, `.conflist` or `.json`, in exactly these letters.',
    symptoms: ['no network config found in', 'cni plugin not initialized'],
    sources: [CONTAINERD],
  },
  WIN286: {
    name: 'first-file-broken',
    severity: 'error',
    title: 'the first file of the directory is broken, and containerd tries no other',
    why: 'A file that cannot be read is not skipped; nothing is loaded, and the node is not ready.',
    symptoms: ['cni config load failed', 'failed to load CNI config file'],
    sources: [CONTAINERD],
  },
  WIN287: {
    name: 'unlikely-file-first',
    severity: 'warning',
    title: 'a file comes first that is hardly the one that was meant',
    why: 'Names are compared letter by letter: digits before letters, `10` before `9`, `.conf` before `.conflist`.',
    sources: [
      CONTAINERD,
      {
        evidence: 'report',
        where: 'kubernetes-sigs/sig-windows-tools#214, kubernetes-sigs/sig-windows-tools#215',
      },
    ],
  },
  WIN288: {
    name: 'file-not-used',
    severity: 'info',
    title: 'another file of the directory is the one that is used',
    why: 'With `max_conf_num` 1, the default, containerd takes the first file and no other.',
    sources: [CONTAINERD],
  },
  WIN289: {
    name: 'folder-of-plugins',
    severity: 'warning',
    title: 'a folder adds plugins to the list',
    why: 'From 1.3.0 on libcni reads `.conf` files of a folder that has the name of the network.',
    sources: [CONTAINERD],
  },
  WIN290: {
    name: 'network-name-differs',
    severity: 'error',
    title: 'two files have different names for one HNS network',
    why: 'flanneld makes the network under one name, and the plugins, kube-proxy and host-local find it by theirs.',
    symptoms: ['Unable to find HNS Network specified', 'Network … not found'],
    sources: [FLANNELD, PLUGINS, PROXY],
  },
  WIN291: {
    name: 'pod-range-differs',
    severity: 'warning',
    title: 'two files have different ranges for the pods',
    why: 'Leases, exceptions of translation and kube-proxy each take the range from a file of their own.',
    sources: [FLANNELD, PLUGINS],
  },
  WIN292: {
    name: 'node-subnet-differs',
    severity: 'warning',
    title: 'two files have different subnets or source VIPs for one node',
    why: 'Files of an earlier podCIDR stay on the node when it joins again.',
    sources: [{ evidence: 'report', where: 'kubernetes/kubernetes#96996, kubernetes/kubernetes#100962' }],
  },
  WIN293: {
    name: 'dns-differs',
    severity: 'warning',
    title: 'two files have different settings for the cluster DNS',
    why: 'kubelet and the CNI configuration both hold the address and the domain.',
    sources: [{ evidence: 'report', where: 'flannel-io/flannel#1091' }],
  },
  WIN294: {
    name: 'mac-prefix-differs',
    severity: 'info',
    title: 'flanneld and the plugin have different MAC prefixes',
    why: 'flanneld has not used its own since 0.12.0; the plugin makes the addresses.',
    sources: [{ evidence: 'code', where: 'flannel-io/flannel pkg/backend/vxlan/vxlan_windows.go v0.12.0' }],
  },
  WIN295: {
    name: 'backend-and-delegate',
    severity: 'error',
    title: 'the delegate does not fit the backend of flanneld',
    why: 'win-bridge takes networks of type L2Bridge, which host-gw makes, and win-overlay those of vxlan.',
    symptoms: ['is of unexpected type', 'is of an unexpected type'],
    sources: [FLANNELD, PLUGINS],
  },
  WIN296: {
    name: 'address-not-of-spec',
    severity: 'warning',
    title: 'an address or a range is not that of the spec',
    why: 'Exceptions, leases and routes of all nodes are made from the ranges of the spec. A file with others is of another cluster, or left from an earlier plan.',
    sources: [FLANNELD, PLUGINS, PROXY],
  },
  WIN297: {
    name: 'network-not-of-spec',
    severity: 'warning',
    title: 'the network is not the one of the spec',
    why: 'Programs find the HNS network by its name, and nodes take packets of their own VNI only, so that one file with another name or VNI is enough.',
    symptoms: ['Unable to find HNS Network specified by …'],
    sources: [FLANNELD, PLUGINS, PROXY],
  },
  WIN298: {
    name: 'node-not-of-spec',
    severity: 'warning',
    title: 'a file is of no node of the spec, or of two',
    why: 'The name, the addresses and the subnet of a node belong together. A file that was copied from another node hands out the addresses of that one.',
    sources: [PLUGINS, PROXY],
  },
  WIN299: {
    name: 'nat-with-kube-proxy',
    severity: 'warning',
    title: 'kube-proxy runs where pods are in a NAT network',
    why: 'Kubernetes uses no NAT network on Windows: pods there have addresses of their own node only. The configuration of `nat` is what installers of containerd leave behind, and `0-containerd-nat.conf` comes before that of the cluster.',
    sources: [{ evidence: 'docs', where: 'kubernetes/website windows-networking.md 038a69be0aae' }],
  },
})
