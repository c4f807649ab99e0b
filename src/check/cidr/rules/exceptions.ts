import type { Finding } from '../../../diagnostic/finding.ts'
import { type Cidr, contains, formatCidr, overlap, sameCidr, subtract } from '../../../net/cidr.ts'
import { specialRangeAround } from '../../../net/special-ranges.ts'
import { listed } from '../../../spec/spell.ts'
import { type AddressRoles, type RangeInRole, rangesIn } from '../address-roles.ts'

/** Roles whose ranges keep the pod address, so that each must be a NAT exception. */
const EXEMPT = ['clusterCIDR', 'serviceCIDR', 'managementSubnet', 'vnet'] as const

/** NAT exceptions that are wider or narrower than the ranges of the plan, repeat each other, or belong to none. */
export function exceptions(plan: AddressRoles): readonly Finding[] {
  const list = rangesIn(plan, 'exceptions')
  const exempt = rangesIn(plan, ...EXEMPT)
  if (list.length === 0) return []
  return [
    ...list.flatMap((exception) => [
      ...tooBroad(exception, exempt),
      ...redundant(exception, list),
      ...unrelated(exception, exempt),
    ]),
    ...exempt.flatMap((range) => missing(range, list)),
  ]
}

/**
 * An exception is too broad when it holds a range of the plan and is no range of the plan itself; or when it is one but
 * also a whole private block, of which other ranges of the plan are only parts: then the block is everybody's.
 */
function tooBroad(exception: RangeInRole, exempt: readonly RangeInRole[]): Finding[] {
  const held = exempt.filter(
    ({ value }) => contains(exception.value, value) && !sameCidr(exception.value, value),
  )
  const own = exempt.some(({ value }) => contains(value, exception.value))
  const block = specialRangeAround(exception.value)
  const wholeBlock = block !== undefined && sameCidr(block.cidr, exception.value)
  if (held.length === 0 || (own && !wholeBlock)) return []
  const text = formatCidr(exception.value)
  return [
    {
      code: 'WIN161',
      message: own
        ? `NAT exception \`${text}\` is all of ${block?.title ?? text}, of which the plan uses parts`
        : `NAT exception \`${text}\` is broader than ${names(held)}`,
      label: `destinations outside the cluster in ${text}, such as on-premises networks, get packets from pod addresses that they cannot answer`,
      help: `list ${listed(held.map(({ value }) => `\`${formatCidr(value)}\``))} instead`,
      at: exception.at,
      related: held.map(({ at, name }) => ({ at, message: name })),
    },
  ]
}

function redundant(exception: RangeInRole, list: readonly RangeInRole[]): Finding[] {
  const place = list.indexOf(exception)
  const around = list.find(
    (other, i) =>
      i !== place &&
      contains(other.value, exception.value) &&
      (!sameCidr(other.value, exception.value) || i < place),
  )
  if (around === undefined) return []
  const same = sameCidr(around.value, exception.value)
  return [
    {
      code: 'WIN163',
      message: same
        ? `NAT exception \`${formatCidr(exception.value)}\` is listed twice`
        : `NAT exception \`${formatCidr(exception.value)}\` lies inside \`${formatCidr(around.value)}\``,
      label: 'it has no effect of its own',
      help: same ? 'remove one of the two' : 'keep the one that is the range of the plan',
      at: exception.at,
      related: [{ at: around.at, message: same ? 'the first' : 'the wider exception' }],
    },
  ]
}

function unrelated(exception: RangeInRole, exempt: readonly RangeInRole[]): Finding[] {
  if (exempt.length === 0 || exempt.some(({ value }) => overlap(value, exception.value) !== undefined))
    return []
  return [
    {
      code: 'WIN164',
      message: `NAT exception \`${formatCidr(exception.value)}\` belongs to no range of the plan`,
      label: 'its destinations get packets from pod addresses',
      help: 'keep it only if that network routes the cluster CIDR back to the nodes',
      at: exception.at,
    },
  ]
}

function missing(range: RangeInRole, list: readonly RangeInRole[]): Finding[] {
  const holes = list.reduce<readonly Cidr[]>(
    (left, { value }) => left.flatMap((cidr) => subtract(cidr, value)),
    [range.value],
  )
  if (holes.length === 0) return []
  const whole = holes.length === 1 && holes[0] !== undefined && sameCidr(holes[0], range.value)
  const inside = list.filter(({ value }) => contains(range.value, value))
  const gap = holes
    .slice(0, MOST_HOLES)
    .map((hole) => `\`${formatCidr(hole)}\``)
    .join(', ')
  const more = holes.length > MOST_HOLES ? ` and ${holes.length - MOST_HOLES} more` : ''
  return [
    {
      code: 'WIN162',
      message: whole
        ? `${range.name} \`${formatCidr(range.value)}\` is not among the NAT exceptions`
        : `NAT exceptions are narrower than ${range.name} \`${formatCidr(range.value)}\`: ${gap}${more} ${holes.length === 1 ? 'is' : 'are'} missing`,
      label: 'what goes there leaves with the address of the node, not of the pod',
      help: `list \`${formatCidr(range.value)}\` among the exceptions`,
      at: range.at,
      related: inside.map(({ at }) => ({ at, message: 'covers only a part' })),
    },
  ]
}

/** How many missing prefixes a message names. */
const MOST_HOLES = 3

function names(ranges: readonly RangeInRole[]): string {
  return listed(ranges.map(({ name, value }) => `${name} \`${formatCidr(value)}\``))
}
