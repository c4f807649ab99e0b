import { pauseImage } from '../facts/pause-images.ts'
import { formatAddress } from '../net/address.ts'
import type { NodePlan } from '../plan/address-plan.ts'
import type { Cluster } from '../spec/cluster.ts'
import type { Artifact } from './artifact.ts'
import { klogFlags } from './klog-flags.ts'
import { nodePath } from './paths.ts'
import {
  argumentLines,
  fieldsOf,
  flagOnly,
  type Form,
  formArguments,
  setting,
  type Setting,
} from './setting.ts'
import { writeYaml } from './write-yaml.ts'

/**
 * The kubelet of a node in both forms: all flags; and a configuration file with the flags that have no field. Here flags
 * beat the file, so none is in both (kubernetes/kubernetes cmd/kubelet/app/server.go, v1.20.2).
 */
export function kubelet(cluster: Cluster, plan: NodePlan): Artifact[] {
  const node = plan.node.name
  const settings = kubeletSettings(cluster, plan)
  const document = {
    apiVersion: 'kubelet.config.k8s.io/v1beta1',
    kind: 'KubeletConfiguration',
    ...fieldsOf(settings),
  }
  const file = (name: string, kind: Artifact['kind'], text: string): Artifact => {
    return { path: nodePath(node, `kubelet/${name}`), kind, node, text }
  }
  return [
    file('flags.txt', 'kubelet-flags', argumentLines(kubeletArguments(cluster, plan, 'flags'))),
    file('config.yaml', 'kubelet-config', writeYaml(document)),
    file(
      'config-flags.txt',
      'kubelet-config-flags',
      argumentLines(kubeletArguments(cluster, plan, 'config')),
    ),
  ]
}

/** Where the service looks for the file of the `config` form. */
export function kubeletConfigPath({ paths }: Cluster): string {
  return `${paths.directory}\\kubelet-config.yaml`
}

/** The arguments of the kubelet in one of the two forms. */
export function kubeletArguments(cluster: Cluster, plan: NodePlan, form: Form): string[] {
  return formArguments(kubeletSettings(cluster, plan), form, kubeletConfigPath(cluster))
}

function kubeletSettings(cluster: Cluster, { node }: NodePlan): Setting[] {
  const { dns, paths, kubernetes } = cluster
  const server = formatAddress(dns.server)
  const { minor } = kubernetes.version
  return [
    flagOnly('kubeconfig', paths.kubeconfig),
    flagOnly('hostname-override', node.name),
    flagOnly('node-ip', formatAddress(node.managementIP)),
    ...(minor <= 14 ? [flagOnly('allow-privileged', 'true')] : []),
    setting('cluster-dns', server, 'clusterDNS', [server]),
    setting('cluster-domain', dns.domain, 'clusterDomain'),
    ...AUTHENTICATION,
    // The defaults of both are refused on Windows up to 1.30, and false alone is refused in every release.
    setting('cgroups-per-qos', 'false', 'cgroupsPerQOS', false),
    setting('enforce-node-allocatable', '', 'enforceNodeAllocatable', []),
    // Up to 1.22 an empty text in the file becomes /etc/resolv.conf again, which no Windows has.
    minor <= 22 ? flagOnly('resolv-conf', '') : setting('resolv-conf', '', 'resolvConf'),
    ...runtime(cluster),
    ...klogFlags(kubernetes.version, paths.logDirectory),
    ...(kubernetes.services === 'native' ? [flagOnly('windows-service', 'true')] : []),
  ]
}

/**
 * Who may ask the kubelet: written out, since the two forms have different defaults. Without a file everybody may, and a
 * port is open besides; with a file nobody whom the API server does not know, which is meant here in both.
 * Source: kubernetes/kubernetes cmd/kubelet/app/options/options.go applyLegacyDefaults, v1.20.2.
 */
const AUTHENTICATION: readonly Setting[] = [
  setting('anonymous-auth', 'false', 'authentication.anonymous.enabled', false),
  setting('authentication-token-webhook', 'true', 'authentication.webhook.enabled', true),
  setting('authorization-mode', 'Webhook', 'authorization.mode'),
  setting('read-only-port', '0', 'readOnlyPort', 0),
]

/** Where containerd listens on Windows (containerd/containerd defaults/defaults_windows.go, v1.7). */
const CONTAINERD_PIPE = 'npipe:////./pipe/containerd-containerd'

/** How long pulling a Windows image may make no progress: the images are large (microsoft/SDN helper.psm1, 242fb0c). */
const IMAGE_PULL_DEADLINE = '20m'

function runtime({ runtime: { name }, cni, kubernetes, windows }: Cluster): Setting[] {
  const { minor } = kubernetes.version
  const image = pauseImage(minor, windows.release)?.image
  const pause = image === undefined ? [] : [flagOnly('pod-infra-container-image', image)]
  if (name === 'dockershim') {
    return [
      flagOnly('network-plugin', 'cni'),
      flagOnly('cni-bin-dir', cni.binDirectory),
      flagOnly('cni-conf-dir', cni.confDirectory),
      flagOnly('image-pull-progress-deadline', IMAGE_PULL_DEADLINE),
      setting('hairpin-mode', 'promiscuous-bridge', 'hairpinMode'),
      ...pause,
    ]
  }
  return [
    // Until 1.23 the default is docker; from 1.24 on there is no other.
    ...(minor <= 23 ? [flagOnly('container-runtime', 'remote')] : []),
    minor <= 26
      ? flagOnly('container-runtime-endpoint', CONTAINERD_PIPE)
      : setting('container-runtime-endpoint', CONTAINERD_PIPE, 'containerRuntimeEndpoint'),
    // Since 1.29 the kubelet asks the runtime, and the flag does nothing.
    ...(minor <= 28 ? pause : []),
  ]
}
