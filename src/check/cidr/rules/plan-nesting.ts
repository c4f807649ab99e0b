import type { Finding } from '../../../diagnostic/finding.ts'
import type { Code } from '../../../diagnostic/codes.ts'
import type { Severity } from '../../../diagnostic/code-meta.ts'
import { contains, formatCidr } from '../../../net/cidr.ts'
import { listed } from '../../../spec/spell.ts'
import { type AddressRoles, type RangeInRole, rangesIn } from '../address-roles.ts'
import type { RangeRole } from '../roles.ts'

interface Nesting {
  readonly inner: RangeRole
  readonly outer: RangeRole
  readonly code: Code
  readonly severity?: Severity
  /** What happens to addresses outside. */
  readonly label: string
}

const NESTINGS: readonly Nesting[] = [
  {
    inner: 'podCIDR',
    outer: 'clusterCIDR',
    code: 'WIN105',
    label: 'routes and NAT exceptions are made for the cluster CIDR, and do not cover these pods',
  },
  {
    inner: 'cniSubnet',
    outer: 'natHns',
    code: 'WIN165',
    label: 'the HNS network does not route these addresses',
  },
  {
    inner: 'subnet',
    outer: 'vnet',
    code: 'WIN165',
    label: 'a VNet gives its subnets ranges of its own address space only',
  },
  {
    inner: 'managementSubnet',
    outer: 'vnet',
    code: 'WIN165',
    severity: 'warning',
    label: 'a subnet is a part of the address space of its VNet',
  },
]

/** Ranges that lie outside the range that must hold them. */
export function planNesting(plan: AddressRoles): readonly Finding[] {
  return NESTINGS.flatMap((nesting) => {
    const inner = rangesIn(plan, nesting.inner)
    return inner.flatMap((range) => {
      const outer = rangesIn(plan, nesting.outer).filter(({ value }) => value.family === range.value.family)
      if (outer.length === 0 || outer.some(({ value }) => contains(value, range.value))) return []
      return [outside(range, outer, nesting)]
    })
  })
}

function outside(range: RangeInRole, outer: readonly RangeInRole[], nesting: Nesting): Finding {
  const homes = listed(
    outer.map(({ value }) => `\`${formatCidr(value)}\``),
    'or',
  )
  return {
    code: nesting.code,
    ...(nesting.severity === undefined ? {} : { severity: nesting.severity }),
    message: `${range.name} \`${formatCidr(range.value)}\` does not lie inside ${nesting.outer} ${homes}`,
    label: nesting.label,
    help: `take a range of ${homes}`,
    at: range.at,
    related: outer.map(({ at, name }) => ({ at, message: name })),
  }
}
