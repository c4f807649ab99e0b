import type { Source } from '../../facts/evidence.ts'
import type { CodeMeta } from '../code-meta.ts'

const RUN: Source = {
  evidence: 'measured',
  where: 'kubernetes/kubernetes v1.20.2 kube-proxy.exe and kubelet.exe built for Windows, executed',
}
const FLAGS: Source = {
  evidence: 'code',
  where:
    'kubernetes/kubernetes cmd/kubelet/app/options, pkg/kubelet/config/flags.go and cmd/kube-proxy/app, each minor from v1.14.0 to v1.37.0',
}
const KLOG: Source = { evidence: 'code', where: 'k8s.io/component-base logs/logs.go AddFlags, v0.23.0' }
const PROXY_OPTIONS: Source = {
  evidence: 'code',
  where: 'kubernetes/kubernetes cmd/kube-proxy/app Options.Complete, v1.14.0 to v1.37.0',
}
const PROXY_VALIDATION: Source = {
  evidence: 'code',
  where: 'kubernetes/kubernetes pkg/proxy/apis/config/validation/validation.go, v1.14.0 to v1.37.0',
}
const WINKERNEL: Source = {
  evidence: 'code',
  where: 'kubernetes/kubernetes pkg/proxy/winkernel/proxier.go, v1.14.0 to v1.34.0',
}
const KUBELET_VALIDATION: Source = {
  evidence: 'code',
  where: 'kubernetes/kubernetes pkg/kubelet/apis/config/validation, v1.14.0 to v1.37.0',
}
const GATES: Source = { evidence: 'code', where: 'k8s.io/component-base featuregate, v0.20.0 to v0.34.0' }
const TYPES: Source = {
  evidence: 'code',
  where:
    'k8s.io/kube-proxy config/v1alpha1/types.go and k8s.io/kubelet config/v1beta1/types.go, v0.15.12 to v0.37.0',
}
const FLANNELD: Source = { evidence: 'code', where: 'flannel-io/flannel main.go, v0.11.0 to v0.28.9' }
const SEED: Source = {
  evidence: 'docs',
  where: 'kubernetes/website intro-windows-in-kubernetes.md, release-1.18',
}
const ENDPOINTS: Source = {
  evidence: 'code',
  where: 'kubernetes/kubernetes pkg/proxy/endpoints.go and pkg/proxy/winkernel/proxier.go, v1.20.2',
}

/** Command lines and configuration files of kube-proxy, kubelet and flanneld. */
export const KUBERNETES_CODES = {
  WIN400: {
    name: 'no-known-program',
    severity: 'info',
    title: 'no line starts kube-proxy, kubelet or flanneld',
    why: 'hnsc checks the arguments of these three programs; everything else in a script is left alone.',
  },
  WIN401: {
    name: 'flag-unknown',
    severity: 'error',
    title: 'the program has no such flag',
    why: 'An unknown flag ends the program at once, so one wrong name keeps the whole node out of the cluster.',
    symptoms: ['unknown flag', 'failed to parse kubelet flag: unknown flag', 'flag provided but not defined'],
    sources: [RUN, FLAGS, FLANNELD],
  },
  WIN402: {
    name: 'flag-removed',
    severity: 'error',
    title: 'this release has dropped the flag',
    why: 'Flags go with a release, and the program that meets one exits at its start: an upgrade takes the node down.',
    symptoms: [
      'unknown flag: --network-plugin',
      'unknown flag: --log-dir',
      'unknown flag: --container-runtime',
    ],
    sources: [FLAGS, RUN],
  },
  WIN403: {
    name: 'flag-too-new',
    severity: 'error',
    title: 'this release does not have the flag yet',
    why: 'An older program refuses a flag that it does not know.',
    symptoms: ['unknown flag'],
    sources: [FLAGS],
  },
  WIN404: {
    name: 'flag-deprecated',
    severity: 'info',
    title: 'the flag, or the mode that it names, is deprecated',
    why: 'It works, and a later release drops it.',
    symptoms: [
      'has been deprecated, will be removed in a future release',
      'The userspace proxier is now deprecated',
    ],
    sources: [FLAGS, KLOG, { evidence: 'code', where: 'kubernetes/kubernetes#104631' }],
  },
  WIN405: {
    name: 'flag-value',
    severity: 'error',
    title: 'the flag does not take this value',
    why: 'The program parses every value at its start and exits at the first that it cannot read.',
    symptoms: ['invalid argument', 'strconv.ParseBool: parsing', 'malformed pair, expect string=bool'],
    sources: [RUN, { evidence: 'code', where: 'spf13/pflag flag.go v1.0.5' }],
  },
  WIN406: {
    name: 'stray-argument',
    severity: 'error',
    title: 'an argument belongs to no flag',
    why: 'kube-proxy and kubelet take nothing but flags and exit; flanneld ignores every flag behind it. A boolean flag takes its value behind `=` only.',
    symptoms: ['does not take any arguments, got', 'unknown command'],
    sources: [RUN, PROXY_OPTIONS],
  },
  WIN407: {
    name: 'fused-arguments',
    severity: 'error',
    title: 'two flags stand together without a blank',
    why: 'The value swallows the next flag: the one is wrong and the other missing, and no program complains.',
    symptoms: ['Neither kubeconfig file nor master URL was specified. Falling back to in-cluster config.'],
    sources: [RUN, SEED],
  },
  WIN408: {
    name: 'literal-quotes',
    severity: 'error',
    title: 'quotes become part of the value',
    why: 'Programs on Windows split their command line themselves: double quotes group, single quotes are characters like any other.',
    symptoms: ['strconv.ParseBool: parsing "true\'": invalid syntax'],
    sources: [RUN, { evidence: 'code', where: 'golang/go src/os/exec_windows.go readNextArg go1.24' }],
  },
  WIN409: {
    name: 'flag-without-effect',
    severity: 'info',
    title: 'the flag does nothing on Windows',
    why: 'The program takes the flag and the Windows proxier never looks at it.',
    sources: [WINKERNEL],
  },
  WIN410: {
    name: 'config-eats-flag',
    severity: 'error',
    title: 'the file of --config makes the flag void',
    why: 'kube-proxy replaces its whole configuration by the file. Flags with a field in the file are dropped without a word, the source VIP, the network name and the feature gates among them.',
    sources: [PROXY_OPTIONS, RUN],
  },
  WIN411: {
    name: 'placeholder',
    severity: 'warning',
    title: 'a placeholder is not filled in',
    why: 'What documentation writes in angle brackets is a value to be put there. Some programs take the text as it is.',
    sources: [SEED],
  },
  WIN412: {
    name: 'flag-by-patch',
    severity: 'warning',
    title: 'only some patch releases have the flag',
    why: 'A flag that was brought to older releases is unknown to their first patch releases.',
    symptoms: ['unknown flag: --windows-priorityclass'],
    sources: [{ evidence: 'code', where: 'kubernetes/kubernetes#96158, kubernetes/kubernetes#96159' }],
  },
  WIN413: {
    name: 'not-on-windows',
    severity: 'error',
    title: 'the flag asks for what Windows does not have',
    why: 'The program says so and exits.',
    symptoms: [
      '--init-only is not implemented on Windows',
      '--cleanup-and-exit is not implemented on Windows',
    ],
    sources: [PROXY_OPTIONS, RUN],
  },
  WIN414: {
    name: 'flag-syntax',
    severity: 'error',
    title: 'the argument is not written as a flag',
    why: 'kube-proxy and kubelet take long flags with two hyphens; behind one hyphen every letter is a flag of its own.',
    symptoms: ['unknown shorthand flag', 'flag needs an argument', 'bad flag syntax'],
    sources: [{ evidence: 'code', where: 'spf13/pflag flag.go v1.0.5' }],
  },
  WIN415: {
    name: 'flag-repeated',
    severity: 'warning',
    title: 'a flag is given twice with different values',
    why: 'The last one counts, without a word.',
    sources: [{ evidence: 'code', where: 'spf13/pflag flag.go v1.0.5' }],
  },
  WIN416: {
    name: 'service-flag-missing',
    severity: 'error',
    title: 'a Windows service is registered without --windows-service',
    why: 'A service must report to the service control manager within 30 seconds. kube-proxy and kubelet do so only when the flag asks them to.',
    symptoms: ['Error 1053: The service did not respond to the start or control request in a timely fashion'],
    sources: [
      {
        evidence: 'code',
        where: 'kubernetes/kubernetes pkg/windows/service/service.go InitService, v1.20.2',
      },
      RUN,
    ],
  },
  WIN420: {
    name: 'gate-unknown',
    severity: 'error',
    title: 'this release does not know the feature gate',
    why: 'There is no list of former gates: one that is gone ends the program, as a misspelt one does.',
    symptoms: ['unrecognized feature gate'],
    sources: [
      RUN,
      GATES,
      { evidence: 'report', where: 'Azure/AgentBaker#3024, kubernetes-sigs/sig-windows-tools#225' },
    ],
  },
  WIN421: {
    name: 'gate-locked',
    severity: 'error',
    title: 'the feature gate is locked to the other value',
    why: 'Features that are complete cannot be turned off any more; the program exits.',
    symptoms: ['cannot set feature gate', 'feature is locked to true'],
    sources: [RUN, GATES, { evidence: 'report', where: 'Azure/AgentBaker#6925' }],
  },
  WIN422: {
    name: 'gate-needless',
    severity: 'warning',
    title: 'the feature gate says what is so anyway',
    why: 'Today it changes nothing; in the release that drops the gate it ends the program.',
    symptoms: ['It will be removed in a future release.'],
    sources: [RUN, GATES],
  },
  WIN430: {
    name: 'hostname-override-missing',
    severity: 'warning',
    title: 'kube-proxy is not told the name of its node',
    why: 'It takes the name of the host. Where that is not the name of the Node object, kube-proxy takes the pods of this node for remote ones and deletes their endpoints.',
    symptoms: ['Removing endpoints, since no one is referencing it'],
    sources: [ENDPOINTS, SEED, { evidence: 'report', where: 'kubernetes/kubernetes#85616' }],
  },
  WIN431: {
    name: 'node-name-case',
    severity: 'error',
    title: 'flanneld is given the name of the node in upper case',
    why: 'Node objects have lower-case names. kube-proxy and kubelet lower theirs; flanneld looks for the very text.',
    sources: [FLANNELD, PROXY_OPTIONS],
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
  WIN445: {
    name: 'config-unknown-key',
    severity: 'error',
    title: 'the configuration has no such field',
    why: 'The strict decoder refuses the key, the lenient one, which the program tries next, drops it. Keys count with their exact case. The setting has no effect, and one line of the log says so.',
    symptoms: ['using lenient decoding as strict decoding failed', 'strict decoding error: unknown field'],
    sources: [RUN, TYPES],
  },
  WIN446: {
    name: 'config-duplicate-key',
    severity: 'warning',
    title: 'a key stands twice in the configuration',
    why: 'The last one counts, with a warning in the log.',
    sources: [RUN],
  },
  WIN447: {
    name: 'config-type',
    severity: 'error',
    title: 'a value of the configuration is of another type',
    why: 'A value that does not fit its field ends the program.',
    symptoms: [
      'json: cannot unmarshal string into Go struct field KubeProxyConfiguration…',
      'ReadBool: expect t or f, but found "',
    ],
    sources: [RUN, TYPES],
  },
  WIN448: {
    name: 'config-version',
    severity: 'error',
    title: 'no program reads this version of the configuration',
    why: 'The version and the kind say which type is decoded. Others are refused.',
    symptoms: [
      "Object 'apiVersion' is missing in",
      'no kind "KubeProxyConfiguration" is registered for version',
    ],
    sources: [RUN],
  },
  WIN449: {
    name: 'empty-is-default',
    severity: 'warning',
    title: 'an empty value in the file becomes the default again',
    why: 'The types of the file cannot tell an empty text from an absent one.',
    sources: [
      {
        evidence: 'code',
        where:
          'kubernetes/kubernetes pkg/proxy/apis/config/v1alpha1/defaults.go and pkg/kubelet/apis/config/v1beta1/defaults.go, v1.20.2',
      },
    ],
  },
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
  WIN456: {
    name: 'node-port-addresses',
    severity: 'error',
    title: 'kube-proxy does not take these addresses for node ports',
    why: 'They are CIDRs, or from 1.31 on the word primary. The Windows proxier then listens on every address anyway.',
    symptoms: ['must be a valid CIDR'],
    sources: [PROXY_VALIDATION],
  },
  WIN457: {
    name: 'pause-image',
    severity: 'warning',
    title: 'the pause image has no manifest for the Windows of the node',
    why: 'No pod starts where its pause image cannot run. Since 1.29 the kubelet does not use the flag: the runtime has a setting of its own.',
    sources: [{ evidence: 'code', where: 'kubernetes/kubernetes build/pause/CHANGELOG.md' }],
  },
  WIN459: {
    name: 'overlay-ipv6',
    severity: 'warning',
    title: 'an overlay network is given IPv6 addresses',
    why: 'kube-proxy runs with one family on an overlay and leaves the other out without an error.',
    symptoms: ['Winoverlay does not support dual-stack, falling back to single-stack'],
    sources: [{ evidence: 'code', where: 'kubernetes/kubernetes#101047' }],
  },
  WIN460: {
    name: 'flanneld-no-kube',
    severity: 'error',
    title: 'flanneld is not told to use Kubernetes',
    why: 'Without --kube-subnet-mgr flanneld looks for etcd on this very node.',
    sources: [FLANNELD],
  },
  WIN461: {
    name: 'flanneld-iface',
    severity: 'info',
    title: 'flanneld is not told which adapter to use',
    why: 'It asks PowerShell for the default route, and fails on a node that has two.',
    sources: [
      { evidence: 'report', where: 'flannel-io/flannel#1480, kubernetes-sigs/sig-windows-tools#300' },
    ],
  },
  WIN466: {
    name: 'network-name-twice',
    severity: 'warning',
    title: 'KUBE_NETWORK and the network name differ',
    why: 'kube-proxy reads KUBE_NETWORK only when nothing else names the network.',
    sources: [WINKERNEL],
  },
  WIN469: {
    name: 'kubernetes-clamped',
    severity: 'warning',
    title: 'the Kubernetes release is outside of the tables',
    why: 'Flags, gates and fields come and go with releases. hnsc judges by the nearest release that it knows.',
  },
} as const satisfies Record<string, CodeMeta>
