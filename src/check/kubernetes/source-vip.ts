import type { Finding, Target } from '../../diagnostic/finding.ts'
import { parseGoCidr, parseGoIp } from '../../net/go-net.ts'

/** What is wrong with the text of a source VIP, which kube-proxy itself never checks. */
export function sourceVipFinding(text: string, at: Target): Finding[] {
  const address = parseGoIp(text)
  if (address === undefined) {
    const cidr = parseGoCidr(text)
    return [
      {
        code: 'WIN434',
        message: `the source VIP \`${text}\` is no IP address`,
        label: 'kube-proxy starts with it, and no Service works: `Source Vip endpoint creation failed`',
        help:
          cidr === undefined
            ? 'write an address of the pod CIDR of this node'
            : 'write the address without the prefix length',
        at,
        ...(cidr !== undefined && at.span !== undefined
          ? {
              fix: {
                title: 'remove the prefix length',
                safe: true,
                edits: [
                  {
                    at: { start: at.span.end - text.length + text.indexOf('/'), end: at.span.end },
                    newText: '',
                  },
                ],
              },
            }
          : {}),
      },
    ]
  }
  const last = Number(address.value & 0xffn)
  if (address.family !== 4 || (last !== 0 && last !== 255)) return []
  return [
    {
      code: 'WIN434',
      severity: 'warning',
      message: `the source VIP \`${text}\` is the ${last === 0 ? 'network' : 'broadcast'} address of a /24`,
      label: 'HNS refuses it where that is the pod CIDR of the node',
      help: 'reserve an address with host-local and use that',
      at,
    },
  ]
}
