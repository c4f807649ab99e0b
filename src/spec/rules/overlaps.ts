import type { Finding } from '../../diagnostic/finding.ts'
import { formatAddress } from '../../net/address.ts'
import { type Cidr, firstAddress, formatCidr, lastAddress, overlap } from '../../net/cidr.ts'
import type { Draft } from '../draft.ts'
import { freeNear } from '../free-near.ts'
import type { Placed } from '../reader.ts'

interface Named extends Placed<Cidr> {
  /** As it stands in a sentence. */
  readonly name: string
}

/** Cluster, Service and management ranges that share addresses, and management subnets that do so among themselves. */
export function overlaps({
  cidrs: { cluster, service, management },
  network: { plugin },
  azure,
}: Draft): readonly Finding[] {
  const named = (name: string, list: readonly Placed<Cidr>[]): Named[] =>
    list.map((cidr) => ({ ...cidr, name }))
  const all = [
    ...named('`cidrs.cluster`', cluster),
    ...named('`cidrs.service`', service),
    ...named('`cidrs.management`', management),
  ]
  return all.flatMap((a, i) =>
    all.slice(i + 1).flatMap((b) => {
      const common = overlap(a.value, b.value)
      // Two prefixes of one cluster or Service pair are of different families, or a finding of their own.
      const pair = a.name === b.name && a.name !== '`cidrs.management`'
      // Pods and nodes are members of one virtual network, unless pods are in an overlay.
      const shared =
        plugin === 'azure-vnet' &&
        azure?.ipamMode === undefined &&
        a.name === '`cidrs.cluster`' &&
        b.name === '`cidrs.management`'
      return common === undefined || pair || shared ? [] : [overlapFinding(b, a, common, freeFor(b, all))]
    }),
  )
}

/** A free range in place of one that is made up for the cluster; management subnets are what they are. */
function freeFor({ name, value }: Named, all: readonly Named[]): Cidr | undefined {
  if (name === '`cidrs.management`') return undefined
  const taken = all.flatMap((other) => (other.value.family === value.family ? [other.value] : []))
  return freeNear(value, taken)?.cidr
}

/** The finding at `b` that it shares the range `common` with `a`, and which range of the same length is free. */
export function overlapFinding(b: Named, a: Named, common: Cidr, free?: Cidr): Finding {
  const instead = free === undefined ? '' : `; \`${formatCidr(free)}\` is free`
  return {
    code: 'WIN104',
    message: `${b.name} ${formatCidr(b.value)} overlaps ${a.name} ${formatCidr(a.value)}`,
    label: `both hold ${rangeText(common)}`,
    help: `choose a range outside ${formatCidr(a.value)}${instead}`,
    at: b.at,
    related: [{ at: a.at, message: a.name }],
  }
}

/** First and last address of a prefix. */
export function rangeText(cidr: Cidr): string {
  return `${formatAddress(firstAddress(cidr))} to ${formatAddress(lastAddress(cidr))}`
}
