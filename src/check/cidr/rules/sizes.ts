import type { Finding } from '../../../diagnostic/finding.ts'
import { bits } from '../../../net/family.ts'
import { formatCidr, size } from '../../../net/cidr.ts'
import { type AddressRoles, rangesIn } from '../address-roles.ts'

/** Bits that an API server leaves to Service addresses at most: /12 for IPv4, /108 for IPv6. */
const MOST_SERVICE_BITS = 20
/** Network, gateway, bridge or source VIP and broadcast leave four of eight addresses to pods. */
const LEAST_POD_BITS = 3

/** Service ranges that are too large or too small for the API server, pod CIDRs without room, lists of two families. */
export function sizes(plan: AddressRoles): readonly Finding[] {
  return [...serviceSizes(plan), ...podSizes(plan), ...families(plan)]
}

function serviceSizes(plan: AddressRoles): Finding[] {
  return rangesIn(plan, 'serviceCIDR').flatMap((service): Finding[] => {
    if (!service.sound) return []
    const width = bits(service.value.family)
    const text = formatCidr(service.value)
    if (width - service.value.prefix > MOST_SERVICE_BITS) {
      return [
        {
          code: 'WIN118',
          severity: 'warning',
          message: `serviceCIDR \`${text}\` is too large for kubeadm, and for an API server before Kubernetes 1.34`,
          label: `they stop: "the mask must be >= ${width - MOST_SERVICE_BITS}"`,
          help: `take a prefix of /${width - MOST_SERVICE_BITS} or longer`,
          at: service.at,
        },
      ]
    }
    if (size(service.value) >= 8n) return []
    return [
      {
        code: 'WIN118',
        message: `serviceCIDR \`${text}\` is too small`,
        label: 'the API server exits: `the service cluster IP range must be at least 8 IP addresses`',
        help: `take a prefix of /${width - 4} or shorter`,
        at: service.at,
      },
    ]
  })
}

function podSizes(plan: AddressRoles): Finding[] {
  return rangesIn(plan, 'podCIDR').flatMap((pods): Finding[] => {
    const width = bits(pods.value.family)
    if (!pods.sound || width - pods.value.prefix >= LEAST_POD_BITS) return []
    return [
      {
        code: 'WIN106',
        message: `podCIDR \`${formatCidr(pods.value)}\` has no addresses for pods`,
        label: 'network, gateway, bridge and broadcast are taken before the first pod',
        help: `take a prefix of /${width - LEAST_POD_BITS} or shorter`,
        at: pods.at,
      },
    ]
  })
}

/** Kubernetes takes one Service range of each family at most, and one cluster range for each. */
function families(plan: AddressRoles): Finding[] {
  return (['clusterCIDR', 'serviceCIDR'] as const).flatMap((role) =>
    rangesIn(plan, role).flatMap((range, i, list): Finding[] => {
      const first = list.slice(0, i).find(({ value }) => value.family === range.value.family)
      if (first === undefined) return []
      return [
        {
          code: 'WIN103',
          message: `${range.name} \`${formatCidr(range.value)}\` is a second IPv${range.value.family} range of ${role}`,
          label: 'a cluster has one range of each family',
          help: 'keep one of the two',
          at: range.at,
          related: [{ at: first.at, message: 'the first' }],
        },
      ]
    }),
  )
}
