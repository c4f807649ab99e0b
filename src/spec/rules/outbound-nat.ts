import type { Finding } from '../../diagnostic/finding.ts'
import { DROPPED_PREFIX_LENGTH, dropsPrefixLengths } from '../../facts/nat-exceptions.ts'
import { formatCidr, overlap } from '../../net/cidr.ts'
import type { Draft } from '../draft.ts'

/** Ranges to translate or to exempt that break the cluster, or that Windows does not tell from another. */
export function outboundNat(draft: Draft): readonly Finding[] {
  return [...neededByTheCluster(draft), ...sameAddress(draft)]
}

/** Ranges that are to stay translated although the cluster works only when they are not. */
function neededByTheCluster({ outboundNat: { reachable }, cidrs }: Draft): readonly Finding[] {
  const needed = ofTheCluster(cidrs)
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

/** Exceptions that Windows does not tell from a range of the cluster. */
function sameAddress({ outboundNat: { exceptions }, cidrs, windows }: Draft): readonly Finding[] {
  if (!dropsPrefixLengths(windows)) return []
  return exceptions.flatMap(({ value, at }) =>
    ofTheCluster(cidrs)
      // What the cluster's own range covers is left out of the list.
      .filter((cidr) => cidr.value.base === value.base && cidr.value.prefix > value.prefix)
      .map((cidr): Finding => ({
        code: 'WIN323',
        message: `\`outboundNat.exceptions\` ${formatCidr(value)} and \`${cidr.name}\` ${formatCidr(cidr.value)} have the same address`,
        label: DROPPED_PREFIX_LENGTH,
        help: `leave ${formatCidr(cidr.value)} out of the range: give the rest of it as ranges of its own`,
        at,
        related: [{ at: cidr.at, message: cidr.name }],
      })),
  )
}

function ofTheCluster({ cluster, service }: Draft['cidrs']) {
  return [
    ...cluster.map((cidr) => ({ ...cidr, name: 'cidrs.cluster' })),
    ...service.map((cidr) => ({ ...cidr, name: 'cidrs.service' })),
  ]
}
