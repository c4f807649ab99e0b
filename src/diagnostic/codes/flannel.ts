import type { Source } from '../../facts/evidence.ts'
import { codeTable } from '../code-meta.ts'

const FLANNELD: Source = {
  evidence: 'measured',
  where: 'flannel-io/flannel pkg/subnet, pkg/backend v0.11.0 to v0.28.9',
}
const LINUX: Source = {
  evidence: 'code',
  where: 'flannel-io/flannel pkg/backend/vxlan/vxlan.go cdf7605; rancher/rke2#5952',
}
const PLUGIN: Source = {
  evidence: 'measured',
  where: 'flannel-io/cni-plugin flannel.go v1.1.2 to v1.9.1-flannel1',
}
const HOST_LOCAL: Source = {
  evidence: 'measured',
  where: 'containernetworking/plugins plugins/ipam/host-local v0.8.0 to v1.9.1',
}
const PROXY: Source = { evidence: 'code', where: 'kubernetes/kubernetes pkg/proxy/winkernel/proxier.go' }

/** flanneld's files, and the source VIP of overlay networks. */
export const FLANNEL_CODES = codeTable({
  WIN250: {
    name: 'flanneld-refuses',
    severity: 'error',
    title: 'flanneld refuses net-conf.json',
    why: 'flanneld reads the file once, when it starts, and ends at the first thing that it cannot use.',
    symptoms: ['Failed to create SubnetManager', 'Error fetching backend', 'Error registering network'],
    sources: [FLANNELD],
  },
  WIN251: {
    name: 'backend-type',
    severity: 'error',
    title: 'flanneld has no such backend on Windows',
    why: 'On Windows there are `vxlan` and `host-gw`; without a type flanneld takes `udp`.',
    symptoms: ['Error fetching backend: unknown backend type'],
    sources: [FLANNELD],
  },
  WIN252: {
    name: 'flannel-vni',
    severity: 'error',
    title: 'the VNI is one that Windows or the leases cannot carry',
    why: 'Windows takes 4096 and more, a lease of a Windows node has 16 bits, and Linux and Windows have different defaults.',
    symptoms: ['must be greater than or equal to 4096 on Windows', 'error decoding subnet lease JSON'],
    sources: [FLANNELD, LINUX],
  },
  WIN253: {
    name: 'flannel-port',
    severity: 'error',
    title: 'the UDP port is not the one that Windows has for VXLAN',
    why: 'Windows has 4789 only, and Linux takes 8472 where the file says nothing.',
    symptoms: ['is not supported on Windows. Omit the setting to default to port 4789'],
    sources: [FLANNELD, LINUX],
  },
  WIN254: {
    name: 'flannel-option',
    severity: 'error',
    title: 'an option of vxlan that Windows does not have is on',
    why: 'flanneld refuses GBP and direct routing on Windows.',
    symptoms: ['DirectRouting is not supported on Windows', 'GBP is not supported on Windows'],
    sources: [FLANNELD],
  },
  WIN255: {
    name: 'flannel-network',
    severity: 'error',
    title: 'the range of the pods is missing, holds everything, or is not the one that it looks like',
    why: 'It is what leases are compared with, and what win-bridge exempts from translation, as text.',
    symptoms: ["specified in the flannel net config doesn't contain"],
    sources: [FLANNELD],
  },
  WIN256: {
    name: 'flannel-ipv6',
    severity: 'error',
    title: 'flanneld is asked for IPv6 on Windows',
    why: 'Its helpers for IPv6 addresses of adapters are empty on Windows, so that no adapter fits.',
    symptoms: ['failed to find IPv6 address for interface'],
    sources: [
      { evidence: 'code', where: 'flannel-io/flannel pkg/ip/iface_windows.go, pkg/ipmatch/match.go cdf7605' },
    ],
  },
  WIN257: {
    name: 'flannel-network-name',
    severity: 'warning',
    title: 'the HNS network gets another name than the file seems to say',
    why: 'CNI and kube-proxy find the network by its name, letter by letter.',
    symptoms: ['Network … not found', 'Unable to find HNS Network specified'],
    sources: [FLANNELD],
  },
  WIN258: {
    name: 'ipmasq-word',
    severity: 'warning',
    title: '`FLANNEL_IPMASQ` is neither `true` nor `false`',
    why: 'The plugin compares the value with `true`; `True`, `1` and `yes` are false for it.',
    sources: [PLUGIN],
  },
  WIN259: {
    name: 'subnet-env-value',
    severity: 'error',
    title: 'a value of subnet.env is not one that flanneld would write',
    why: 'The plugin neither trims nor unquotes, and the file is for flanneld to write.',
    symptoms: ['invalid CIDR address'],
    sources: [PLUGIN],
  },
  WIN270: {
    name: 'source-vip-request',
    severity: 'error',
    title: 'host-local gives no source VIP for this request',
    why: 'The start script of kube-proxy takes the address from the answer of host-local, and an error is no address.',
    symptoms: ['source-vip flag not set'],
    sources: [HOST_LOCAL, PROXY],
  },
  WIN271: {
    name: 'source-vip',
    severity: 'error',
    title: 'the file gives kube-proxy no usable source VIP',
    why: 'On an overlay network kube-proxy exits without a source VIP. It checks nothing else of it, and where HNS refuses the address no Service works on the node.',
    symptoms: ['source-vip flag not set', 'An address provided is invalid or reserved. (0x803b002f)'],
    sources: [PROXY, { evidence: 'report', where: 'kubernetes-sigs/sig-windows-tools#71' }],
  },
})
