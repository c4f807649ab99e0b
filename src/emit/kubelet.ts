import { fieldsAt, type FieldFact } from '../facts/config-field.ts'
import { findFlag, type FlagFact, flagDefault, flagPresence } from '../facts/flag.ts'
import { KUBELET_FIELDS } from '../facts/kubelet-fields.ts'
import { KUBELET_FLAGS } from '../facts/kubelet-flags.ts'
import { pauseImage } from '../facts/pause-images.ts'
import { formatAddress } from '../net/address.ts'
import type { NodePlan } from '../plan/address-plan.ts'
import { CONTAINERD_PIPE } from '../programs/kubernetes/kubelet-faults.ts'
import type { Cluster } from '../spec/cluster.ts'
import type { Artifact } from './artifact.ts'
import { klogFlags } from './klog-flags.ts'
import { programFiles } from './program-files.ts'
import { flagOnly, type Form, formArguments, setting, type Setting } from './setting.ts'

/**
 * The kubelet of a node in both forms: all flags; and a configuration file with the flags that have no field. Here flags
 * beat the file, so none is in both (kubernetes/kubernetes cmd/kubelet/app/server.go, v1.20.2).
 */
export function kubelet(cluster: Cluster, plan: NodePlan): Artifact[] {
  return programFiles(plan, {
    name: 'kubelet',
    apiVersion: 'kubelet.config.k8s.io/v1beta1',
    kind: 'KubeletConfiguration',
    settings: kubeletSettings(cluster, plan),
    configPath: kubeletConfigPath(cluster),
  })
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
    ...(hasFlag('allow-privileged', minor) ? [flagOnly('allow-privileged', 'true')] : []),
    setting('cluster-dns', server, 'clusterDNS', [server]),
    setting('cluster-domain', dns.domain, 'clusterDomain'),
    ...AUTHENTICATION,
    // The defaults of both are refused on Windows up to 1.30, and false alone is refused in every release.
    setting('cgroups-per-qos', 'false', 'cgroupsPerQOS', false),
    setting('enforce-node-allocatable', '', 'enforceNodeAllocatable', []),
    // Where the field is no pointer an empty text becomes /etc/resolv.conf again, which no Windows has.
    typeOfField('resolvConf', minor) === '*string'
      ? setting('resolv-conf', '', 'resolvConf')
      : flagOnly('resolv-conf', ''),
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
    ...(needsRemote(minor) ? [flagOnly('container-runtime', 'remote')] : []),
    typeOfField('containerRuntimeEndpoint', minor) === undefined
      ? flagOnly('container-runtime-endpoint', CONTAINERD_PIPE)
      : setting('container-runtime-endpoint', CONTAINERD_PIPE, 'containerRuntimeEndpoint'),
    ...(usesPauseFlag(minor) ? pause : []),
  ]
}

/** The default is docker until the one runtime that is left has to be named no more. */
function needsRemote(minor: number): boolean {
  const flag = findFlag(FLAGS, 'container-runtime')
  return flag !== undefined && flagPresence(flag, minor) !== 'no' && flagDefault(flag, minor) === 'docker'
}

/** True where the kubelet keeps its sandbox image from being collected by the flag. */
function usesPauseFlag(minor: number): boolean {
  return minor < (findFlag(FLAGS, 'pod-infra-container-image')?.unusedSince ?? Infinity)
}

function hasFlag(name: string, minor: number): boolean {
  const flag = findFlag(FLAGS, name)
  return flag !== undefined && flagPresence(flag, minor) !== 'no'
}

function typeOfField(path: string, minor: number): FieldFact['type'] | undefined {
  return fieldsAt(KUBELET_FIELDS, minor).get(path)?.type
}

const FLAGS: readonly FlagFact[] = KUBELET_FLAGS
