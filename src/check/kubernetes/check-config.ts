import type { Finding, Target } from '../../diagnostic/finding.ts'
import { type DecodedConfig } from '../../programs/kubernetes/decode-config.ts'
import type { Fault } from '../../programs/kubernetes/fault.ts'
import { KUBE_PROXY_CONFIG, kubeProxyStart } from '../../programs/kube-proxy.ts'
import { KUBELET_CONFIG, kubeletStart } from '../../programs/kubelet.ts'
import { type Span, type Tree, valueAt } from '../../text/tree.ts'
import type { Context } from '../context.ts'
import { acrossMinors, type CheckForMinor } from './across-minors.ts'
import { droppedFindings } from './dropped-findings.ts'
import { faultFindings } from './fault-findings.ts'
import { gateEditsOfField } from './gate-field-edits.ts'
import { gateFindings } from './gate-findings.ts'
import { kubeletConfigFindings } from './kubelet-config-findings.ts'
import { proxyConfigFindings } from './proxy-config-findings.ts'

/** A configuration file: its tree and the text that the tree's places point into. */
export interface ConfigSource {
  readonly tree: Tree
  readonly text: string
}

/** What is wrong with a KubeProxyConfiguration. */
export function checkKubeProxyConfig(config: ConfigSource, context: Context): readonly Finding[] {
  return acrossMinors(kubeProxyConfigChecker(config, context), context)
}

/** What is wrong with a KubeletConfiguration. */
export function checkKubeletConfig(config: ConfigSource, context: Context): readonly Finding[] {
  return acrossMinors(kubeletConfigChecker(config), context)
}

/** The findings of a KubeProxyConfiguration for one release. */
export function kubeProxyConfigChecker(config: ConfigSource, context: Context): CheckForMinor {
  return (minor) => {
    const { decoded, gates, settings, faults } = kubeProxyStart({ args: [], config, minor })
    return [
      ...decodedFindings('kube-proxy', decoded, KUBE_PROXY_CONFIG.fields, minor, config),
      ...gateFindings('kube-proxy', gates, minor, gateEditsOfField(config)),
      ...faultFindings('kube-proxy', faults, inFile, (fault) => spanIn(config, fault)),
      ...proxyConfigFindings(settings, minor, context),
    ]
  }
}

/** The findings of a KubeletConfiguration for one release. */
export function kubeletConfigChecker(config: ConfigSource): CheckForMinor {
  return (minor) => {
    const start = kubeletStart({ args: [], config, minor })
    return [
      ...decodedFindings('kubelet', start.decoded, KUBELET_CONFIG.fields, minor, config),
      ...gateFindings('kubelet', start.gates, minor, gateEditsOfField(config)),
      ...faultFindings('kubelet', start.faults, inFile, (fault) => spanIn(config, fault)),
      ...kubeletConfigFindings(start, minor),
    ]
  }
}

function inFile({ origin }: Fault): Target | undefined {
  return origin.from === 'file' ? { path: origin.path } : undefined
}

function spanIn({ tree }: ConfigSource, { origin }: Fault): Span | undefined {
  return origin.from === 'file' ? valueAt(tree, origin.path) : undefined
}

function decodedFindings(
  program: 'kube-proxy' | 'kubelet',
  decoded: DecodedConfig | undefined,
  fields: Parameters<typeof droppedFindings>[2],
  minor: number,
  config: ConfigSource,
): Finding[] {
  return decoded === undefined ? [] : droppedFindings(program, decoded, fields, minor, config)
}
