import { NEWEST_KUBERNETES } from '../../facts/windows-support.ts'
import { KUBE_PROXY_FLAGS } from '../../facts/kube-proxy-flags.ts'
import { KUBELET_FLAGS } from '../../facts/kubelet-flags.ts'
import { FLANNELD_FLAGS, type FlanneldFlag } from '../../facts/flanneld-flags.ts'
import { formatAddress, parseAddress } from '../../net/address.ts'
import { formatCidr, parseCidr } from '../../net/cidr.ts'
import { type GoFlagUse, parseGoFlags } from '../../programs/go-flag.ts'
import { parseBool } from '../../programs/pflag/value-error.ts'
import type { Span } from '../../text/tree.ts'
import { lastUse } from '../../programs/kube-proxy.ts'
import { parseArguments } from '../../programs/pflag.ts'
import { viewsOf } from '../kubernetes/check-script.ts'
import { isUnknown, type LineView, spanOf } from '../kubernetes/line-view.ts'
import { isScriptKind, SCRIPT_DIALECTS } from '../kubernetes/script-kinds.ts'
import { canonicalAddress } from './claim-fields.ts'
import type { Claim, Subject, TogetherDocument } from './claim.ts'

/** What the command lines of a document say. Where two of them say different things the document says neither. */
export function scriptClaims({ kind, text }: TogetherDocument): readonly Claim[] {
  if (!isScriptKind(kind)) return []
  const claims = viewsOf(text, SCRIPT_DIALECTS[kind]).flatMap(lineClaims)
  return claims.filter(({ subject, value }) =>
    claims.every((other) => other.subject !== subject || other.value === value),
  )
}

function lineClaims(view: LineView): Claim[] {
  switch (view.program) {
    case 'kube-proxy':
      return kubeProxyClaims(view)
    case 'kubelet':
      return [
        ...flagClaim(view, 'address of the cluster DNS', 'cluster-dns', (text) => text.split(',')[0] ?? ''),
        ...flagClaim(view, 'domain of the cluster', 'cluster-domain'),
        ...flagClaim(view, 'name of the node', 'hostname-override', (text) => text.toLowerCase()),
        ...flagClaim(view, 'address of the node', 'node-ip', listened),
      ]
    case 'flanneld':
      return flanneldClaims(view)
  }
}

/** `--iface` may also be the name of an adapter, of which a spec has nothing to say. */
function flanneldClaims(view: LineView): Claim[] {
  const { uses } = parseGoFlags(view.args, FLANNELD_FLAGS)
  return [
    ...goFlagClaim(view, uses, 'address of the node', 'iface', (text) =>
      parseAddress(text) === undefined ? '' : canonicalAddress(text),
    ),
    ...goFlagClaim(view, uses, 'address of the node', 'public-ip', canonicalAddress),
    ...goFlagClaim(view, uses, 'setting of masquerading', 'ip-masq', booleanText),
  ]
}

function goFlagClaim(
  view: LineView,
  uses: readonly GoFlagUse<FlanneldFlag>[],
  subject: Subject,
  flag: string,
  normal: (text: string) => string,
): Claim[] {
  const use = uses.findLast(({ flag: { name } }) => name === flag)
  if (use?.valueAt === undefined || isUnknown(view, use.valueAt)) return []
  return [...valueClaim(subject, normal(use.value), use.value, spanOf(view, use.valueAt))]
}

/** Go's words for a boolean, as one of two; '' for any other. */
function booleanText(text: string): string {
  const value = parseBool(text)
  return value === undefined ? '' : String(value)
}

/** An address that a program listens on or calls its own, unless that is every address. */
function listened(text: string): string {
  const parsed = parseAddress(text.split(',')[0] ?? '')
  return parsed === undefined || parsed.value === 0n ? '' : formatAddress(parsed)
}

/** `KUBE_NETWORK` counts where no flag names the network; beside a file no flag counts but the name of the node. */
function kubeProxyClaims(view: LineView): Claim[] {
  const node = flagClaim(view, 'name of the node', 'hostname-override', (text) => text.toLowerCase())
  if (lastUse(parsed(view), 'config') !== undefined) return node
  const network = flagClaim(view, 'network name', 'network-name')
  const environment = view.environment.findLast(({ name }) => name.toUpperCase() === 'KUBE_NETWORK')?.value
  return [
    ...node,
    ...network,
    ...(network.length > 0 || environment === undefined
      ? []
      : [
          {
            subject: 'network name' as const,
            value: environment.text,
            shown: environment.text,
            at: { span: { start: environment.start, end: environment.end } },
          },
        ]),
    ...flagClaim(view, 'source VIP', 'source-vip', canonicalAddress),
    ...flagClaim(view, 'address of the node', 'bind-address', listened),
    ...flagClaim(view, 'setting of direct server return', 'enable-dsr', booleanText),
    ...flagClaim(view, 'range of the pods', 'cluster-cidr', (text) => {
      const cidr = parseCidr(text.split(',')[0] ?? '')
      return cidr.ok ? formatCidr(cidr.value) : ''
    }),
  ]
}

function parsed({ program, args }: LineView): ReturnType<typeof parseArguments> {
  return parseArguments(
    args,
    program === 'kubelet' ? KUBELET_FLAGS : KUBE_PROXY_FLAGS,
    NEWEST_KUBERNETES.minor,
  )
}

/** The value of a flag, where it is known. Quotes and flags that run into it are reported on their own. */
function flagClaim(view: LineView, subject: Subject, flag: string, normal = (text: string) => text): Claim[] {
  const use = lastUse(parsed(view), flag)
  if (use?.valueAt === undefined || isUnknown(view, use.valueAt) || /['"]|--/.test(use.value)) return []
  const value = normal(use.value)
  return [...valueClaim(subject, value, use.value, spanOf(view, use.valueAt))]
}

function valueClaim(subject: Subject, value: string, shown: string, span: Span): readonly Claim[] {
  return value === '' ? [] : [{ subject, value, shown, at: { span } }]
}
