import { bits } from '../net/family.ts'
import { size } from '../net/cidr.ts'
import { formatCidr } from '../net/cidr.ts'
import type { Cluster } from '../spec/cluster.ts'

/** A limit that Kubernetes sets on the size of a range, and how this cluster stands to it. */
export interface SizeRule {
  readonly rule: string
  readonly value: string
  readonly limit: string
  readonly holds: boolean
}

/** kube-apiserver cmd/kube-apiserver/app/options validation.go, v1.20.2: lifted in 1.34 there, not in kubeadm. */
const SERVICE_BITS = 20
/** pkg/registry/core/service/ipallocator, v1.20.2; kubeadm takes the 10th for DNS. */
const SERVICE_LEAST = { 'API server': 8n, 'kubeadm, for DNS': 10n }
/** kubeadm apis/kubeadm/validation, and the IPv6 allocator of the controller manager, v1.20.2. */
const MASK_BITS = 16

/** The limits of Kubernetes on the ranges of a cluster. */
export function sizeRules({ cidrs }: Cluster): readonly SizeRule[] {
  const services = cidrs.service.flatMap((cidr): SizeRule[] => {
    const free = bits(cidr.family) - cidr.prefix
    return [
      {
        rule: 'service CIDR at most (kubeadm; API server before 1.34)',
        value: formatCidr(cidr),
        limit: `/${bits(cidr.family) - SERVICE_BITS}`,
        holds: free <= SERVICE_BITS,
      },
      ...Object.entries(SERVICE_LEAST).map(([who, least]) => ({
        rule: `service CIDR at least (${who})`,
        value: `${size(cidr)} addresses`,
        limit: `${least} addresses`,
        holds: size(cidr) >= least,
      })),
    ]
  })
  const masks = cidrs.cluster.map((cidr): SizeRule => {
    const mask = cidr.family === 4 ? cidrs.nodeMask : (cidrs.nodeMaskIPv6 ?? bits(6))
    return {
      rule: 'node mask beyond cluster CIDR at most',
      value: `${mask - cidr.prefix} bits`,
      limit: `${MASK_BITS} bits`,
      holds: mask - cidr.prefix <= MASK_BITS,
    }
  })
  return [...services, ...masks]
}
