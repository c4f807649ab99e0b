import type { Finding, Target } from '../../diagnostic/finding.ts'
import { KUBE_PROXY_FLAGS } from '../../facts/kube-proxy-flags.ts'
import { parseGoCidr, parseGoIp } from '../../net/go-net.ts'
import { type KubeProxyStart, lastUse } from '../../programs/kube-proxy.ts'
import { isGateOn } from '../../programs/kubernetes/gates.ts'
import { parseBool } from '../../programs/pflag/value-error.ts'
import type { EnvironmentSetting } from '../../text/command-line/program-line.ts'
import type { Context } from '../context.ts'
import { dsrFinding } from './dsr-finding.ts'
import { isMeant } from './flag-advice.ts'
import { headOf } from './line-findings.ts'
import { hasPlaceholder, isUnknown, type LineView, type Minor, spanOf } from './line-view.ts'
import { sourceVipFinding } from './source-vip.ts'
import { isDetachedBool } from './stray-findings.ts'
import { isInQuotes } from './value-form-findings.ts'

/** HNS networks that are overlays by the name that their makers give them: flannel, and the seed scripts of microsoft/SDN. */
export function isOverlayName(name: string): boolean {
  return /^(vxlan0|flannel\.\d+|OVNKubernetesHybridOverlayNetwork)$/.test(name)
}

/** What kube-proxy does with the network: its name, the source VIP, and what an overlay needs. */
export function networkFindings(
  view: LineView,
  start: KubeProxyStart,
  minor: Minor,
  kubeNetwork: EnvironmentSetting | undefined,
  context: Context,
): Finding[] {
  const { parsed, eaten, gates } = start
  if (lastUse(parsed, 'config') !== undefined || eaten.length > 0) return []
  const name = lastUse(parsed, 'network-name')
  const vip = lastUse(parsed, 'source-vip')
  const dsr = lastUse(parsed, 'enable-dsr')
  const environment = kubeNetwork?.value?.text
  const spelled = name !== undefined && name.value !== '' ? name.value : environment
  const overlay = isOverlayName(spelled ?? '')
  const at = (use: typeof name) =>
    use === undefined ? headOf(view) : spanOf(view, use.valueAt ?? { argument: use.argument, from: 0 })
  const known = (use: typeof name) => use?.valueAt !== undefined && !isUnknown(view, use.valueAt)
  const findings: Finding[] = []
  const isNamed =
    (name !== undefined && name.value !== '') || isMeant(parsed, KUBE_PROXY_FLAGS, 'network-name')
  if (!isNamed && kubeNetwork === undefined && !view.hasMore) {
    findings.push({
      code: 'WIN433',
      message: 'nothing here names the HNS network',
      label: 'kube-proxy exits when the environment has no `KUBE_NETWORK`',
      help: 'give `--network-name`, or set `KUBE_NETWORK` in the environment of the service',
      at: { span: at(name) },
    })
  }
  if (
    name !== undefined &&
    environment !== undefined &&
    known(name) &&
    environment !== name.value &&
    !hasPlaceholder(environment)
  ) {
    findings.push({
      code: 'WIN466',
      message: `\`KUBE_NETWORK\` is \`${environment}\`, and \`--network-name\` is \`${name.value}\``,
      label: 'this one counts',
      help: 'keep one of them',
      at: { span: at(name) },
    })
  }
  const counts = name !== undefined && name.value !== '' ? at(name) : kubeNetwork?.value
  if (counts !== undefined && spelled !== undefined && (name === undefined || known(name))) {
    findings.push(...patternFinding(spelled, { span: { start: counts.start, end: counts.end } }))
  }
  const isVipMeant = isMeant(parsed, KUBE_PROXY_FLAGS, 'source-vip')
  const missing =
    (vip === undefined && !view.hasMore && !isVipMeant) || (vip !== undefined && vip.value === '')
  if (missing && (overlay || vip !== undefined)) {
    findings.push({
      code: 'WIN435',
      ...(overlay || isOverlayGate(gates) ? {} : { severity: 'warning' }),
      message:
        vip === undefined
          ? `\`${spelled}\` is an overlay, and there is no source VIP`
          : 'the source VIP is empty',
      label: 'kube-proxy exits on an overlay: `unable to create proxier: source-vip flag not set`',
      help: 'reserve an address of the pod CIDR of this node and give it as `--source-vip`',
      at: { span: at(vip) },
    })
  } else if (vip === undefined && isOverlayGate(gates) && !view.hasMore && !isVipMeant) {
    findings.push({
      code: 'WIN435',
      severity: 'warning',
      message: '`WinOverlay` is asked for, and there is no source VIP',
      label: 'kube-proxy exits on an overlay: `unable to create proxier: source-vip flag not set`',
      help: 'reserve an address of the pod CIDR of this node and give it as `--source-vip`',
      at: { span: headOf(view) },
    })
  }
  if (known(vip) && vip !== undefined && vip.value !== '') {
    findings.push(...sourceVipFinding(vip.value, { span: at(vip) }))
  }
  if (overlay && !hasUnknownGates(view, parsed) && isGateOn('WinOverlay', gates, minor) === false) {
    findings.push({
      code: 'WIN436',
      message: `\`${spelled}\` is an overlay, and the feature gate \`WinOverlay\` is off`,
      label: 'kube-proxy exits: `unable to create proxier: WinOverlay feature gate not enabled`',
      help: gates.some((gate) => gate.name === 'WinOverlay')
        ? 'write `WinOverlay=true` where the line has `WinOverlay=false`'
        : 'add `--feature-gates=WinOverlay=true`',
      at: { span: at(name) },
    })
  }
  if (dsr !== undefined && parseBool(dsr.value) === true && !isDetachedBool(view, dsr)) {
    findings.push(...dsrFinding(context, minor, { span: at(dsr) }))
  }
  return [...findings, ...familyFindings(view, start, overlay), ...bindFindings(view, start, overlay, minor)]
}

/** A name of the network that is a pattern, which nobody resolves. */
export function patternFinding(name: string, at: Target): Finding[] {
  if (!/[*?+^|[\]\\]/.test(name)) return []
  return [
    {
      code: 'WIN467',
      message: `the name of the network \`${name}\` is a pattern`,
      label: 'kube-proxy waits for a network of this very name',
      help: 'write the name of the network that the CNI plugin makes',
      at,
    },
  ]
}

/** True where a variable may turn gates on, or quotes that are reported on their own keep them from it. */
export function hasUnknownGates(view: LineView, { uses }: KubeProxyStart['parsed']): boolean {
  return uses.some(
    ({ flag, value, valueAt }) =>
      flag.name === 'feature-gates' &&
      valueAt !== undefined &&
      (isUnknown(view, valueAt) || isInQuotes(value)),
  )
}

function isOverlayGate(gates: KubeProxyStart['gates']): boolean {
  return gates.some(({ name, value }) => name === 'WinOverlay' && value)
}

/** IPv6 on an overlay. */
function familyFindings(view: LineView, { parsed }: KubeProxyStart, overlay: boolean): Finding[] {
  if (!overlay) return []
  return ['cluster-cidr', 'source-vip', 'bind-address'].flatMap((flag): Finding[] => {
    const use = lastUse(parsed, flag)
    if (use?.valueAt === undefined || isUnknown(view, use.valueAt)) return []
    const parts = use.value.split(',')
    const six = parts.find((part) => (parseGoCidr(part)?.address ?? parseGoIp(part))?.family === 6)
    if (six === undefined) return []
    return [
      {
        code: 'WIN459',
        message: `\`${six}\` is IPv6, and the network is an overlay`,
        label: 'kube-proxy falls back to one family: `Winoverlay does not support dual-stack`',
        help: 'use l2bridge for IPv6',
        at: { span: spanOf(view, use.valueAt) },
      },
    ]
  })
}

/** Which address an overlay is bound to: kube-proxy looks for the adapter that has it. */
function bindFindings(view: LineView, { parsed }: KubeProxyStart, overlay: boolean, minor: Minor): Finding[] {
  const use = lastUse(parsed, 'bind-address')
  const address = use === undefined ? undefined : parseGoIp(use.value)
  const unspecified = use === undefined || address?.value === 0n
  const loopback = address?.family === 4 && address.value >> 24n === 127n
  if (!overlay || view.hasMore || (!loopback && !(unspecified && (use !== undefined || minor === 21))))
    return []
  return [
    {
      code: 'WIN442',
      message:
        use === undefined
          ? 'the overlay is bound to no address of this node'
          : `\`${use.value}\` is the address of no adapter`,
      label: 'kube-proxy looks for the adapter of its address: `could not find host mac address for`',
      help: 'give `--bind-address` with the address of this node',
      at: { span: use?.valueAt === undefined ? headOf(view) : spanOf(view, use.valueAt) },
    },
  ]
}
