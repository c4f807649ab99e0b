import type { Finding } from '../../../diagnostic/finding.ts'
import type { Severity } from '../../../diagnostic/code-meta.ts'
import { type KnownRange, KNOWN_RANGES, NAT_POOL, SAMPLE_RANGES } from '../../../facts/known-ranges.ts'
import { type Cidr, contains, formatCidr, overlap, parseCidr, sameCidr } from '../../../net/cidr.ts'
import {
  specialRangeAround,
  specialRangesIn,
  type SpecialRange,
  type SpecialUse,
} from '../../../net/special-ranges.ts'
import { type AddressRoles, type RangeInRole, rangesIn } from '../address-roles.ts'

/** Uses that forbid a range for hosts, pods and Services, and those that only ask for care. Others are what plans are made of. */
const SEVERITIES: Readonly<Partial<Record<SpecialUse, Severity>>> = {
  unspecified: 'error',
  loopback: 'error',
  'link-local': 'error',
  multicast: 'error',
  reserved: 'error',
  documentation: 'warning',
  benchmarking: 'warning',
  protocol: 'warning',
  translation: 'warning',
  shared: 'info',
}

/** Roles whose ranges the cluster makes up, as against those that it finds. */
const OWN = ['clusterCIDR', 'serviceCIDR', 'podCIDR', 'cniSubnet', 'natHns', 'exceptions'] as const

/** Ranges where the standards keep addresses for a use, ranges of published samples, and public space. */
export function specialUse(plan: AddressRoles): readonly Finding[] {
  return plan.ranges.flatMap((range) => {
    const special = inSpecialRange(range)
    if (special.length > 0) return special
    const sample = SAMPLE_RANGES.find(({ cidr }) => formatCidr(range.value) === cidr)
    return [
      ...(sample !== undefined && range.role !== 'exceptions' ? [sampleRange(range, sample)] : []),
      ...(OWN.some((role) => role === range.role) ? publicSpace(range) : []),
    ]
  })
}

/** Ranges that hold addresses of HNS, of clouds or of common routers. */
export function knownRanges(plan: AddressRoles): readonly Finding[] {
  const own = rangesIn(plan, 'clusterCIDR', 'serviceCIDR', 'podCIDR')
  const named = rangesIn(plan, 'externalHnsNetwork', 'natHns')
  return own.flatMap((range, i) => {
    // A pod CIDR is a part of its cluster CIDR: once is enough.
    if (own.slice(0, i).some(({ value }) => contains(value, range.value))) return []
    return [...KNOWN_RANGES, NAT_POOL].flatMap((known) => {
      const cidr = mustParse(known.cidr)
      const common = overlap(range.value, cidr)
      if (common === undefined || named.some(({ value }) => overlap(value, cidr) !== undefined)) return []
      return [knownRange(range, known, common)]
    })
  })
}

function inSpecialRange(range: RangeInRole): Finding[] {
  return specialRangesIn(range.value).flatMap((special): Finding[] => {
    const severity = SEVERITIES[special.use]
    if (severity === undefined || narrowerSaid(special, range.value)) return []
    // An exception may hold addresses that nobody routes; only what it is wholly made of tells a mistake.
    if (range.role === 'exceptions' && !contains(special.cidr, range.value)) return []
    const inside = contains(special.cidr, range.value)
    return [
      {
        code: 'WIN154',
        severity,
        message: `${range.name} \`${formatCidr(range.value)}\` ${inside ? 'lies in' : 'holds'} ${special.title} (RFC ${special.rfc})`,
        label: CONSEQUENCES[special.use] ?? 'the addresses are kept for another use',
        help: 'take a range of 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or fc00::/7',
        at: range.at,
      },
    ]
  })
}

const CONSEQUENCES: Readonly<Partial<Record<SpecialUse, string>>> = {
  unspecified: 'no host can have such an address',
  loopback: 'packets to it never leave the host',
  'link-local': 'routers do not forward it, and Kubernetes refuses it for endpoints',
  multicast: 'no single host can have such an address',
  reserved: 'Windows refuses such addresses',
  documentation: 'networks filter it as a mistake',
  benchmarking: 'it is meant for laboratories',
  shared: 'carriers and some clouds use it inside their own networks',
}

/** True when a narrower special range says it already: TEST-NET-1 is not reported as IETF space besides. */
function narrowerSaid(special: SpecialRange, cidr: Cidr): boolean {
  const around = specialRangeAround(cidr)
  return around !== undefined && around !== special
}

function sampleRange(range: RangeInRole, sample: KnownRange): Finding {
  return {
    code: 'WIN156',
    message: `${range.name} \`${formatCidr(range.value)}\` is ${sample.owner}`,
    label: `${sample.consequence}, and the range is not that of this cluster`,
    help: 'write the range that the API server and the controller manager were started with',
    at: range.at,
  }
}

function publicSpace(range: RangeInRole): Finding[] {
  // Global unicast is what IPv6 clusters use: only IPv4 is translated at the border.
  if (range.value.family === 6 || specialRangeAround(range.value) !== undefined) return []
  const parts = specialRangesIn(range.value).filter(({ use }) => use === 'private')
  const held = parts.map(({ cidr }) => formatCidr(cidr)).join(' and ')
  return [
    {
      code: 'WIN155',
      message:
        parts.length === 0
          ? `${range.name} \`${formatCidr(range.value)}\` is public space`
          : `${range.name} \`${formatCidr(range.value)}\` reaches beyond the private ${held} into public space`,
      label: 'whoever has these addresses on the internet is out of reach for the cluster',
      help: 'take a range of 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16',
      at: range.at,
    },
  ]
}

function knownRange(range: RangeInRole, known: KnownRange, common: Cidr): Finding {
  const verb = sameCidr(common, range.value) ? 'lies in' : 'holds'
  return {
    code: 'WIN157',
    ...(known.cidr === NAT_POOL.cidr ? { severity: 'info' } : {}),
    message: `${range.name} \`${formatCidr(range.value)}\` ${verb} \`${known.cidr}\`, ${known.owner}`,
    label: known.consequence,
    help: 'take a range without these addresses, or make sure that nothing here uses them',
    at: range.at,
  }
}

function mustParse(text: string): Cidr {
  const parsed = parseCidr(text)
  if (!parsed.ok) throw new Error(`${text} in a table of ours is no prefix`)
  return parsed.value
}
