import type { Finding } from '../../diagnostic/finding.ts'
import { formatCidr, overlap } from '../../net/cidr.ts'
import type { Draft } from '../draft.ts'

/** Ranges that are to stay translated although the cluster works only when they are not. */
export function outboundNat({ outboundNat: { reachable }, cidrs }: Draft): readonly Finding[] {
  const needed = [
    ...cidrs.cluster.map((cidr) => ({ ...cidr, name: 'cidrs.cluster' })),
    ...cidrs.service.map((cidr) => ({ ...cidr, name: 'cidrs.service' })),
  ]
  return reachable.flatMap(({ value, at }) =>
    needed
      .filter((cidr) => overlap(cidr.value, value) !== undefined)
      .map((cidr): Finding => ({
        code: 'WIN129',
        message: `\`outboundNat.reachable\` ${formatCidr(value)} overlaps \`${cidr.name}\` ${formatCidr(cidr.value)}`,
        label: 'pods could not reach each other or Services under their own address',
        help: 'remove it: ranges of the cluster are never translated',
        at,
        related: [{ at: cidr.at, message: cidr.name }],
      })),
  )
}
