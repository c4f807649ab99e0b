import type { Code } from '../../diagnostic/codes.ts'
import type { Finding, Target } from '../../diagnostic/finding.ts'
import type { Fault, FaultKind } from '../../programs/kubernetes/fault.ts'
import type { Span } from '../../text/tree.ts'
import type { ProgramName } from '../../text/command-line/program-name.ts'
import { exits } from './program-texts.ts'

/** How a document shows where a fault is; undefined: the value there is not known, or the fault is none of this document's. */
export type Locate = (fault: Fault) => Target | undefined

/** The faults of the models that need no more than a sentence; the others have rules of their own. */
export function faultFindings(
  program: ProgramName,
  faults: readonly Fault[],
  locate: Locate,
  spanOf: (fault: Fault) => Span | undefined,
): Finding[] {
  return faults.flatMap((fault): Finding[] => {
    const said = WORDS[fault.kind]
    const at = said === undefined ? undefined : locate(fault)
    if (said === undefined || at === undefined) return []
    return [
      {
        code: said.code,
        message: said.message(fault),
        label: exits(program, fault.text),
        help: said.help,
        at,
        ...modeFix(fault, spanOf(fault)),
      },
    ]
  })
}

/** The one mode that is left on Windows. Whoever asks for iptables has not visibly asked for it; userspace has become it. */
function modeFix({ kind, text }: Fault, span: Span | undefined): Pick<Finding, 'fix'> {
  if (kind !== 'mode' || span === undefined) return {}
  const edits = [{ at: span, newText: 'kernelspace' }]
  return { fix: { title: 'write `kernelspace`', safe: text.includes('Invalid value: "userspace"'), edits } }
}

interface Words {
  readonly code: Code
  readonly message: (fault: Fault) => string
  readonly help: string
}

const WORDS: { readonly [K in FaultKind]?: Words } = {
  mode: {
    code: 'WIN438',
    message: ({ text }) => `kube-proxy on Windows has no mode ${value(text)}`,
    help: 'use `kernelspace`',
  },
  address: {
    code: 'WIN440',
    message: ({ about, text }) => `${value(text)} is no address that \`${about}\` takes`,
    help: 'write an address of this node, with a port where the field has one',
  },
  'cluster-cidr': {
    code: 'WIN440',
    message: ({ text }) => `${value(text)} is no cluster CIDR`,
    help: 'write one CIDR, or one of each family with a comma between them',
  },
  'metrics-off': {
    code: 'WIN441',
    message: () => '`--metrics-port=0` turns nothing off, and ends kube-proxy',
    help: 'remove it, or bind the metrics to a local address with `--metrics-bind-address`',
  },
  'not-implemented': {
    code: 'WIN413',
    message: ({ about }) => `\`--${about}\` is not implemented on Windows`,
    help: 'remove it',
  },
  hostname: {
    code: 'WIN405',
    message: () => 'the name of the node is blank',
    help: 'write the name of the Node object',
  },
  'dsr-gate': {
    code: 'WIN437',
    message: () => 'direct server return is on, and its feature gate `WinDSR` is off',
    help: 'set the feature gate `WinDSR=true`, or leave direct server return off',
  },
  'overlay-gate': {
    code: 'WIN436',
    message: () => 'the network is an overlay, and the feature gate `WinOverlay` is off',
    help: 'set the feature gate `WinOverlay=true`',
  },
  'source-vip': {
    code: 'WIN435',
    message: () => 'the network is an overlay, and there is no source VIP',
    help: 'reserve an address of the pod CIDR of this node and give it as the source VIP',
  },
  'runtime-endpoint': {
    code: 'WIN451',
    message: ({ origin, text }) =>
      origin.from === 'default' || text.startsWith('the container runtime')
        ? 'nothing says where the container runtime listens'
        : 'the container runtime listens on no socket on Windows',
    help: 'use `npipe:////./pipe/containerd-containerd`',
  },
  'hairpin-mode': {
    code: 'WIN454',
    message: ({ text }) => `${value(text)} is no hairpin mode`,
    help: 'use `promiscuous-bridge`, `hairpin-veth` or `none`; no CNI runtime looks at it',
  },
  'priority-class': {
    code: 'WIN454',
    message: ({ text }) => `\`${/class (\S*),/.exec(text)?.[1] ?? ''}\` is no priority class of Windows`,
    help: 'use one such as `ABOVE_NORMAL_PRIORITY_CLASS`',
  },
  'windows-only': {
    code: 'WIN454',
    message: ({ about }) => `\`${about}\` is not supported on Windows`,
    help: 'remove it',
  },
}

/** The value that an error of Go names, in backquotes. */
function value(text: string): string {
  const quoted = /(?:Invalid value: |option )"((?:[^"\\]|\\.)*)"/.exec(text)?.[1] ?? ''
  return `\`${quoted.replaceAll('\\\\', '\\')}\``
}
