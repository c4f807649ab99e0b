import type { Finding } from '../../diagnostic/finding.ts'
import { formatCidr, size } from '../../net/cidr.ts'
import type { Draft } from '../draft.ts'

/** Bits that an API server leaves to Service addresses at most: /12 for IPv4, /108 for IPv6. */
const MOST_BITS = 20
const LEAST = { 4: 12, 6: 108 } as const

/** Service ranges that the API server or kubeadm refuses for their size. */
export function serviceRange({ kubernetes, cidrs, given }: Draft): readonly Finding[] {
  return cidrs.service.flatMap(({ value, at }, i): Finding[] => {
    const bits = size(value)
    if (bits > 1n << BigInt(MOST_BITS)) {
      // From 1.34 the API server takes it (MultiCIDRServiceAllocator, DisableAllocatorDualWrite); kubeadm does not.
      const lifted = kubernetes.version.minor >= 34
      return [
        {
          code: 'WIN118',
          ...(lifted ? { severity: 'warning' } : {}),
          message: `\`cidrs.service\` ${formatCidr(value)} is too large`,
          label: lifted
            ? `kubeadm exits: \`specified service subnet is too large\``
            : `the API server exits: \`specified --service-cluster-ip-range is too large\``,
          help: `take a prefix of /${LEAST[value.family]} or longer`,
          at,
        },
      ]
    }
    if (size(value) < 8n) {
      return [
        {
          code: 'WIN118',
          message: `\`cidrs.service\` ${formatCidr(value)} is too small`,
          label: 'the API server exits: `the service cluster IP range must be at least 8 IP addresses`',
          help: `take a prefix of /${value.family === 4 ? 28 : 124} or shorter`,
          at,
        },
      ]
    }
    if (i > 0 || size(value) > 10n || given(['dns', 'server'])) return []
    return [
      {
        code: 'WIN118',
        message: `\`cidrs.service\` ${formatCidr(value)} has no 10th address for the DNS server`,
        help: 'take a shorter prefix, or give `dns.server`',
        at,
      },
    ]
  })
}
