import type { Source } from '../../facts/evidence.ts'
import { codeTable } from '../code-meta.ts'
import { RUN } from './kubernetes-sources.ts'

const KUBELET_VALIDATION: Source = {
  evidence: 'code',
  where: 'kubernetes/kubernetes pkg/kubelet/apis/config/validation, v1.14.0 to v1.37.0',
}

/** What the kubelet on Windows makes of its settings, wherever they stand. */
export const KUBELET_CODES = codeTable({
  WIN450: {
    name: 'kubelet-windows-defaults',
    severity: 'error',
    title: 'a default of the kubelet is refused on Windows',
    why: 'Up to 1.30 the defaults of cgroupsPerQOS and enforceNodeAllocatable end the kubelet on Windows: both must be turned off, and either one alone is refused, too.',
    symptoms: [
      'CgroupsPerQOS (--cgroups-per-qos) true is not supported on Windows',
      'EnforceNodeAllocatable (--enforce-node-allocatable) [pods] is not supported on Windows',
      'is not supported unless cgroupsPerQOS (--cgroups-per-qos) is set to true',
    ],
    sources: [RUN, KUBELET_VALIDATION],
  },
  WIN451: {
    name: 'runtime-endpoint',
    severity: 'error',
    title: 'the kubelet does not find its container runtime',
    why: 'Since 1.24 there is no dockershim. The default is empty or a socket, which no Windows has.',
    symptoms: [
      'the container runtime endpoint address was not specified or empty, use --container-runtime-endpoint to set',
      'protocol "unix" not supported',
    ],
    sources: [KUBELET_VALIDATION],
  },
  WIN452: {
    name: 'resolv-conf',
    severity: 'warning',
    title: 'the kubelet reads a resolv.conf that Windows does not have',
    why: 'The default is /etc/resolv.conf on Windows, too. Pods that inherit the DNS of the node do not start when the file is missing.',
    sources: [
      {
        evidence: 'code',
        where: 'kubernetes/kubernetes pkg/kubelet/network/dns/dns.go v1.20.2, #110566, #116800',
      },
      RUN,
    ],
  },
  WIN453: {
    name: 'kubeconfig-missing',
    severity: 'error',
    title: 'the kubelet is not told about the cluster',
    why: 'Without --kubeconfig the kubelet runs alone and never registers its node.',
    symptoms: ['Standalone mode, no API client'],
    sources: [
      { evidence: 'code', where: 'kubernetes/kubernetes cmd/kubelet/app/server.go standaloneMode, v1.20.2' },
    ],
  },
  WIN454: {
    name: 'kubelet-value',
    severity: 'error',
    title: 'the kubelet refuses the value',
    why: 'It knows a fixed list of words.',
    symptoms: [
      'failed OS init: unknown priority class',
      'specified for hairpinMode (--hairpin-mode). Valid options are',
    ],
    sources: [RUN, KUBELET_VALIDATION],
  },
  WIN455: {
    name: 'cni-flags-remote',
    severity: 'error',
    title: 'the kubelet does not use its CNI flags with a remote runtime',
    why: 'With --container-runtime=remote the runtime calls the CNI plugins and reads its own configuration for the directories. The flags are taken and ignored.',
    sources: [
      RUN,
      { evidence: 'code', where: 'kubernetes/kubernetes pkg/kubelet/kubelet.go NewMainKubelet, v1.20.2' },
    ],
  },
  WIN457: {
    name: 'pause-image',
    severity: 'warning',
    title: 'the pause image has no manifest for the Windows of the node',
    why: 'No pod starts where its pause image cannot run. Since 1.29 the kubelet does not use the flag: the runtime has a setting of its own.',
    sources: [{ evidence: 'code', where: 'kubernetes/kubernetes build/pause/CHANGELOG.md' }],
  },
})
