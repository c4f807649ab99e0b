import { atLeast, formatProgramVersion } from '../../facts/versions.ts'
import type { Finding } from '../../diagnostic/finding.ts'
import type { Plugin } from '../cluster.ts'
import type { Draft } from '../draft.ts'
import { endpointPlugin, isWcn } from '../pairs.ts'
import { cniVersionReaders } from '../cni-versions.ts'
import { speaksHcn } from '../read-network.ts'
import { listed } from '../spell.ts'

/** What a release of the CNI plugins, of flannel or of the runtime's API cannot do although the spec needs it. */
export function pluginReleases(draft: Draft): readonly Finding[] {
  return [
    ...(usesPlugins(draft) ? tooOld(draft) : []),
    ...(draft.network.plugin === 'azure-vnet' ? [] : api(draft)),
    ...cniVersion(draft),
    ...flannel(draft),
  ]
}

/** True where a plugin of containernetworking/plugins talks to HNS. */
function usesPlugins({ network }: Draft): boolean {
  const plugin = endpointPlugin(network)
  return !isWcn(plugin) && !['antrea', 'calico', 'azure-vnet'].includes(plugin)
}

function tooOld({ runtime: { cniPlugins }, network, policies, given }: Draft): Finding[] {
  const finding = (least: string, message: string, label: string): Finding => ({
    code: 'WIN505',
    message,
    label,
    help: `take release ${least} or newer of the CNI plugins`,
    at: { path: ['runtime', given(['runtime', 'cniPlugins']) ? 'cniPlugins' : 'name'] },
  })
  const release = formatProgramVersion(cniPlugins)
  if (!atLeast(cniPlugins, '0.8.0')) {
    return [
      finding(
        '0.8.0',
        `the CNI plugins \`${release}\` do not run on Windows`,
        'win-bridge and win-overlay begin with 0.8.0',
      ),
    ]
  }
  const hcn = speaksHcn(network.driver, cniPlugins)
  return [
    ...(network.driver === 'l2tunnel' && !atLeast(cniPlugins, '0.8.2')
      ? [
          finding(
            '0.8.2',
            `win-bridge \`${release}\` refuses L2Tunnel networks`,
            'it stops: `network ... is of unexpected type: L2Tunnel`',
          ),
        ]
      : []),
    ...(policies.loopbackDSR && !atLeast(cniPlugins, '0.8.2')
      ? [
          finding(
            '0.8.2',
            `the CNI plugins \`${release}\` do not know \`loopbackDSR\``,
            'a pod could not reach itself through its own Service',
          ),
        ]
      : []),
    ...(network.apiVersion === 2 && !hcn
      ? [
          finding(
            '1.2.0',
            `win-overlay \`${release}\` does not speak HCN (v2)`,
            'it drops the exceptions of every policy without an error',
          ),
        ]
      : []),
  ]
}

/** An API that was asked for and does not fit the runtime. */
function api({ runtime, network, given }: Draft): Finding[] {
  const path = ['network', 'apiVersion']
  const plugin = endpointPlugin(network)
  if (isWcn(plugin)) return hcnOnly(plugin, { runtime, network, given })
  if (plugin === 'antrea') return runtime.name === 'dockershim' ? [antreaWithDocker(given)] : []
  if (plugin === 'calico' || !given(path)) return []
  if (network.apiVersion === 1 && runtime.name === 'containerd') {
    return [
      {
        code: 'WIN506',
        message: '`apiVersion: 1` does not work with containerd',
        label: 'every pod fails: `failed to find HNSEndpoint`',
        help: 'remove `apiVersion`, or take dockershim',
        at: { path },
      },
    ]
  }
  if (network.apiVersion === 2 && runtime.name === 'dockershim') {
    return [
      {
        code: 'WIN506',
        message: '`apiVersion: 2` does not work with dockershim',
        label: 'HCN (v2) attaches endpoints to a namespace, and dockershim makes none',
        help: 'remove `apiVersion`, or take containerd',
        at: { path },
      },
    ]
  }
  return []
}

/** No file can ask Microsoft's plugins for HNS (v1), and without a namespace HCN refuses every endpoint. */
function hcnOnly(plugin: Plugin, { runtime, network, given }: Pick<Draft, 'runtime' | 'network' | 'given'>) {
  const path = ['network', 'apiVersion']
  const asksForV1 = network.apiVersion === 1
  const withDocker = runtime.name === 'dockershim'
  if (!asksForV1 && !withDocker) return []
  const ways = [...(asksForV1 ? ['remove `apiVersion`'] : []), ...(withDocker ? ['take containerd'] : [])]
  const finding: Finding = {
    code: 'WIN506',
    severity: 'error',
    message: `\`${plugin}\` speaks HCN (v2) only`,
    label: 'it puts every endpoint into an HCN namespace, which containerd makes and dockershim does not',
    help: ways.join(', and '),
    at: {
      path: asksForV1
        ? path
        : given(['runtime', 'name'])
          ? ['runtime', 'name']
          : ['network', given(['network', 'delegate']) ? 'delegate' : 'plugin'],
    },
  }
  return [finding]
}

function antreaWithDocker(given: Draft['given']): Finding {
  return {
    code: 'WIN506',
    severity: 'error',
    message: '`antrea` works with containerd only',
    label: 'its agent answers: `Docker runtime is not supported after Antrea 2.0 for Windows Nodes`',
    help: 'take containerd',
    at: { path: given(['runtime', 'name']) ? ['runtime', 'name'] : ['network', 'plugin'] },
  }
}

/** A version of the CNI protocol that one of its readers does not know; what is advised, all of them know. */
function cniVersion({ cni: { version }, runtime, network, given }: Draft): Finding[] {
  const readers = cniVersionReaders(runtime, network)
  const stranger = readers.find(({ takes }) => !takes.includes(version))
  if (stranger === undefined) return []
  const { name, takes, stops, instead } = stranger
  const common = takes.filter((known) => readers.every((reader) => reader.takes.includes(known)))
  const advised = common.includes(`${version}.0`) ? `${version}.0` : common.at(-1)
  return [
    {
      code: 'WIN507',
      message: `\`cniVersion\` \`${version}\` is unknown to ${name}`,
      label: `every pod fails: \`${stops}\`; known are ${listed(takes)}`,
      help: `take \`${advised}\`, or ${instead}`,
      at: { path: given(['cni', 'version']) ? ['cni', 'version'] : ['runtime'] },
    },
  ]
}

function flannel({ network, runtime, given }: Draft): Finding[] {
  if (network.plugin !== 'flannel') return []
  const at = { path: ['runtime', 'flannel'] }
  if (!atLeast(runtime.flannel, '0.11.0')) {
    return [
      {
        code: 'WIN508',
        message: `flannel \`${formatProgramVersion(runtime.flannel)}\` does not run on Windows`,
        label: 'host-gw and vxlan are stubs there until 0.11.0',
        help: 'take flannel 0.11.0 or newer',
        at,
      },
    ]
  }
  const { vni } = network
  if (vni === undefined || vni === 4096 || atLeast(runtime.flannel, '0.14.0')) return []
  return [
    {
      code: 'WIN508',
      message: `flannel \`${formatProgramVersion(runtime.flannel)}\` takes no VNI but 4096, and \`network.vni\` is ${vni}`,
      label: 'it makes a network of VNI 4096 without a word',
      help: 'take flannel 0.14.0 or newer, or VNI 4096',
      at,
      related: given(['network', 'vni']) ? [{ at: { path: ['network', 'vni'] }, message: 'the VNI' }] : [],
    },
  ]
}
