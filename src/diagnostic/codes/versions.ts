import { codeTable } from '../code-meta.ts'
import type { Source } from '../../facts/evidence.ts'

const PLUGINS: Source = {
  evidence: 'measured',
  where:
    'containernetworking/plugins v0.8.0 to v1.9.1, win-bridge and win-overlay run with a recorder for hcsshim',
}
const DSR_RANGES: Source = {
  evidence: 'code',
  where: 'microsoft/hcsshim hcn/hcnglobals.go DSRVersion 7c9ff7f',
}

export const VERSION_CODES = codeTable({
  WIN469: {
    name: 'kubernetes-clamped',
    severity: 'warning',
    title: 'the Kubernetes release is outside of the tables',
    why: 'Flags, gates and fields come and go with releases. hnsc judges by the nearest release that it knows.',
  },
  WIN501: {
    name: 'windows-unsupported',
    severity: 'error',
    title: 'this Kubernetes does not run on this Windows',
    why: 'The pause image, without which no pod starts, has a manifest for the supported builds only.',
    sources: [
      { evidence: 'code', where: 'kubernetes/kubernetes build/pause/CHANGELOG.md' },
      {
        evidence: 'docs',
        where: 'kubernetes/website content/en/docs/concepts/windows/intro.md 99538990b149',
      },
    ],
  },
  WIN502: {
    name: 'kubernetes-unknown',
    severity: 'error',
    title: 'hnsc does not know this Kubernetes release',
    why: 'Flags and gates come and go with releases, and an unknown one ends the program that meets it.',
    sources: [
      {
        evidence: 'measured',
        where: 'kubernetes/kubernetes v1.20.2 kube-proxy.exe and kubelet.exe with unknown flags and gates',
      },
    ],
  },
  WIN503: {
    name: 'dsr-unavailable',
    severity: 'error',
    title: 'this Windows or Kubernetes has no direct server return',
    why: 'kube-proxy asks HNS at its start and exits when HNS says no.',
    symptoms: ['platform does not support feature Direct Server Return (DSR)'],
    sources: [DSR_RANGES, { evidence: 'code', where: 'kubernetes/kubernetes#93080' }],
  },
  WIN504: {
    name: 'runtime-unsupported',
    severity: 'error',
    title: 'this Kubernetes does not support the container runtime',
    why: 'dockershim left the kubelet in 1.24; containerd on Windows is stable from 1.20.',
    symptoms: ['failed to parse kubelet flag: unknown flag: --network-plugin'],
    sources: [
      { evidence: 'code', where: 'kubernetes/kubernetes#106907' },
      {
        evidence: 'docs',
        where: 'kubernetes/website content/en/docs/setup/production-environment/windows, release-1.20',
      },
    ],
  },
  WIN505: {
    name: 'cni-plugins-too-old',
    severity: 'error',
    title: 'this release of the CNI plugins cannot do what the spec needs',
    why: 'Old releases ignore keys that they do not know, without an error.',
    sources: [
      PLUGINS,
      {
        evidence: 'code',
        where: 'Azure/azure-container-networking cni/netconfig.go v1.4.15, v1.4.16, v1.4.27',
      },
    ],
  },
  WIN506: {
    name: 'api-runtime',
    severity: 'warning',
    title: 'the API of the plugin does not fit the container runtime',
    why: 'HNS (v1) knows containers, HCN (v2) knows namespaces; containerd has the latter and dockershim the former.',
    symptoms: ['invalid namespace ID', 'failed to find HNSEndpoint'],
    sources: [PLUGINS, { evidence: 'report', where: 'containernetworking/plugins#1229' }],
  },
  WIN507: {
    name: 'cni-version',
    severity: 'error',
    title: 'a program of the node does not take this version of the protocol',
    why: 'Every program compares the version with a list of its own, as text: the plugins before they do anything, their caller when it reads the result.',
    symptoms: ['incompatible CNI versions', 'unsupported CNI result version'],
    sources: [PLUGINS],
  },
  WIN508: {
    name: 'flannel-too-old',
    severity: 'error',
    title: 'this release of flannel cannot do what the spec needs',
    why: 'flannel runs on Windows from 0.11.0, and takes the VNI of its configuration from 0.14.0.',
    sources: [{ evidence: 'code', where: 'flannel-io/flannel pkg/backend/vxlan/vxlan_windows.go 244a137a' }],
  },
  WIN509: {
    name: 'dual-stack-unavailable',
    severity: 'error',
    title: 'this Windows or Kubernetes has no dual stack',
    why: 'kube-proxy falls back to one family without an error when HNS is older than 11.10.',
    symptoms: ['This version of Windows does not support dual-stack, falling back to single-stack'],
    sources: [
      { evidence: 'code', where: 'microsoft/hcsshim hcn/hcnglobals.go IPv6DualStackVersion 7c9ff7f' },
    ],
  },
  WIN510: {
    name: 'windows-unknown',
    severity: 'error',
    title: 'the value is no Windows Server release or build',
    why: 'What HNS can do depends on the build.',
  },
  WIN511: {
    name: 'newer-than-known',
    severity: 'info',
    title: 'a release is newer than hnsc knows',
    why: 'hnsc treats it as the newest that it knows, which is right unless something changed on Windows.',
  },
  WIN512: {
    name: 'hcn-unavailable',
    severity: 'error',
    title: 'this Windows has no HCN (v2) or no overlay networks',
    why: 'Both came to Windows Server 2019 with an update; programs ask HNS for them and stop when it says no.',
    symptoms: [
      'platform does not support feature Remote Subnet',
      'platform does not support feature V2 Api/Schema',
    ],
    sources: [
      {
        evidence: 'code',
        where: 'microsoft/hcsshim hcn/hcnglobals.go RemoteSubnetVersion, V2ApiSupport v0.13.0',
      },
      { evidence: 'docs', where: 'kubernetes/website intro-windows-in-kubernetes.md (KB4489899)' },
    ],
  },
})
