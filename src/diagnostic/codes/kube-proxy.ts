import type { Source } from '../../facts/evidence.ts'
import { codeTable } from '../code-meta.ts'
import { RUN, PROXY_OPTIONS, WINKERNEL, TYPES, SEED } from './kubernetes-sources.ts'

const PROXY_VALIDATION: Source = {
  evidence: 'code',
  where: 'kubernetes/kubernetes pkg/proxy/apis/config/validation/validation.go, v1.14.0 to v1.37.0',
}

const ENDPOINTS: Source = {
  evidence: 'code',
  where: 'kubernetes/kubernetes pkg/proxy/endpoints.go and pkg/proxy/winkernel/proxier.go, v1.20.2',
}

/** What kube-proxy on Windows makes of its settings, wherever they stand. */
export const KUBE_PROXY_CODES = codeTable({
  WIN410: {
    name: 'config-eats-flag',
    severity: 'error',
    title: 'the file of --config makes the flag void',
    why: 'kube-proxy replaces its whole configuration by the file. Flags with a field in the file are dropped without a word, the source VIP, the network name and the feature gates among them.',
    sources: [PROXY_OPTIONS, RUN],
  },
  WIN430: {
    name: 'hostname-override-missing',
    severity: 'warning',
    title: 'kube-proxy is not told the name of its node',
    why: 'It takes the name of the host. Where that is not the name of the Node object, kube-proxy takes the pods of this node for remote ones and deletes their endpoints.',
    symptoms: ['Removing endpoints, since no one is referencing it'],
    sources: [ENDPOINTS, SEED, { evidence: 'report', where: 'kubernetes/kubernetes#85616' }],
  },
  WIN432: {
    name: 'node-names-differ',
    severity: 'error',
    title: 'two programs of one node are given different names',
    why: 'kube-proxy compares the name with the node name of every endpoint and deletes the endpoints of pods that it takes for remote.',
    sources: [ENDPOINTS],
  },
  WIN433: {
    name: 'network-name-missing',
    severity: 'warning',
    title: 'nothing names the HNS network',
    why: 'kube-proxy takes the name from its configuration, else from KUBE_NETWORK, and exits when there is neither. There is no default.',
    symptoms: ['Environment variable KUBE_NETWORK and network-flag not initialized'],
    sources: [WINKERNEL],
  },
  WIN434: {
    name: 'source-vip-value',
    severity: 'error',
    title: 'the source VIP is no address that can be used',
    why: 'kube-proxy checks nothing of it. HNS refuses the endpoint at every sync, and no Service works on the node.',
    symptoms: ['Source Vip endpoint creation failed'],
    sources: [RUN, WINKERNEL, { evidence: 'report', where: 'kubernetes/kubernetes#100962' }],
  },
  WIN435: {
    name: 'source-vip-missing',
    severity: 'error',
    title: 'an overlay network has no source VIP',
    why: 'On an overlay network kube-proxy needs an address of the pod CIDR of its node that no pod has, and exits without one.',
    symptoms: ['source-vip flag not set'],
    sources: [WINKERNEL, { evidence: 'report', where: 'kubernetes/kubernetes#78338' }],
  },
  WIN436: {
    name: 'overlay-gate',
    severity: 'error',
    title: 'the overlay is used without its feature gate',
    why: 'Up to 1.19 WinOverlay is off unless it is set, and kube-proxy exits on an overlay network.',
    symptoms: ['WinOverlay feature gate not enabled'],
    sources: [WINKERNEL],
  },
  WIN437: {
    name: 'dsr-gate',
    severity: 'error',
    title: 'direct server return is asked for without its feature gate',
    why: 'Up to 1.32 WinDSR is off unless it is set, and kube-proxy exits.',
    symptoms: ['WinDSR feature gate not enabled'],
    sources: [WINKERNEL],
  },
  WIN438: {
    name: 'proxy-mode',
    severity: 'error',
    title: 'kube-proxy on Windows does not have this mode',
    why: 'It has kernelspace, and up to 1.25 userspace. Anything else is refused at the start.',
    symptoms: ['must be kernelspace or blank', 'must be kernelspace,userspace or blank'],
    sources: [PROXY_VALIDATION, RUN],
  },
  WIN439: {
    name: 'proxy-mode-blank',
    severity: 'warning',
    title: 'no mode is named, which is userspace up to 1.25',
    why: 'The userspace proxy is slow and knows none of the settings of winkernel. From 1.26 on there is only kernelspace.',
    sources: [RUN, { evidence: 'code', where: 'kubernetes/kubernetes#110762, kubernetes/kubernetes#112133' }],
  },
  WIN440: {
    name: 'address-value',
    severity: 'error',
    title: 'kube-proxy refuses the address',
    why: 'Its own addresses and the cluster CIDR are checked at the start.',
    symptoms: [
      'not a valid textual representation of an IP address',
      'must be IP:port',
      'must be a valid CIDR block',
    ],
    sources: [PROXY_VALIDATION, RUN],
  },
  WIN441: {
    name: 'metrics-off',
    severity: 'error',
    title: 'the metrics of kube-proxy cannot be turned off',
    why: 'The help says that 0 disables them; the validation then misses an address and kube-proxy exits.',
    symptoms: ['KubeProxyConfiguration.MetricsBindAddress: Invalid value: "": must be IP:port'],
    sources: [RUN, PROXY_VALIDATION],
  },
  WIN442: {
    name: 'bind-address-overlay',
    severity: 'warning',
    title: 'an overlay is bound to no address of the node',
    why: 'On an overlay kube-proxy looks for the network adapter of its address. For 0.0.0.0 it guesses, and 1.21.0 does not start.',
    symptoms: ['could not find host mac address for 0.0.0.0'],
    sources: [WINKERNEL, { evidence: 'report', where: 'kubernetes/kubernetes#100966' }],
  },
  WIN443: {
    name: 'windows-service-field',
    severity: 'warning',
    title: 'windowsRunAsService in the file makes no service',
    why: 'kube-proxy becomes a service before it reads its file: only the flag counts.',
    sources: [PROXY_OPTIONS, TYPES],
  },
  WIN444: {
    name: 'root-endpoint-missing',
    severity: 'warning',
    title: 'health checks are forwarded to an endpoint without a name',
    why: 'With a file the default cbr0 of the flag is lost up to 1.29. The look-up fails without a word, and the load balancer finds no healthy node.',
    sources: [PROXY_OPTIONS],
  },
  WIN456: {
    name: 'node-port-addresses',
    severity: 'error',
    title: 'kube-proxy does not take these addresses for node ports',
    why: 'They are CIDRs, or from 1.31 on the word primary. The Windows proxier then listens on every address anyway.',
    symptoms: ['must be a valid CIDR'],
    sources: [PROXY_VALIDATION],
  },
  WIN459: {
    name: 'overlay-ipv6',
    severity: 'warning',
    title: 'an overlay network is given IPv6 addresses',
    why: 'kube-proxy runs with one family on an overlay and leaves the other out without an error.',
    symptoms: ['Winoverlay does not support dual-stack, falling back to single-stack'],
    sources: [{ evidence: 'code', where: 'kubernetes/kubernetes#101047' }],
  },
  WIN466: {
    name: 'network-name-twice',
    severity: 'warning',
    title: 'KUBE_NETWORK and the network name differ',
    why: 'kube-proxy reads KUBE_NETWORK only when nothing else names the network.',
    sources: [WINKERNEL],
  },
  WIN467: {
    name: 'network-name-pattern',
    severity: 'warning',
    title: 'the name of the HNS network is a pattern',
    why: 'kube-proxy asks HNS for the network of this very name and waits for it for ever. Calico keeps a regular expression in KUBE_NETWORK, which its own scripts replace by the name of the network before they start kube-proxy.',
    symptoms: [
      'Unable to find HNS Network specified by Calico.*. Please check network name and CNI deployment',
      'Unable to find HNS Network specified, please check network name and CNI deployment',
    ],
    sources: [
      WINKERNEL,
      {
        evidence: 'code',
        where:
          'projectcalico/calico node/windows-packaging/CalicoWindows config.ps1 and kubernetes/kube-proxy-service.ps1, dadcface',
      },
    ],
  },
  WIN468: {
    name: 'kube-proxy-in-cluster',
    severity: 'warning',
    title: 'kube-proxy is not told about the cluster',
    why: 'Without a kubeconfig, a URL of the API server and a file it takes the account of the pod that it runs in. Outside of a pod there is none, and it exits.',
    symptoms: [
      'Neither kubeconfig file nor master URL was specified',
      'unable to load in-cluster configuration, KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT must be defined',
    ],
    sources: [
      RUN,
      {
        evidence: 'code',
        where: 'kubernetes/kubernetes cmd/kube-proxy/app/server.go createClients, v1.14.0 to v1.34.0',
      },
    ],
  },
})
