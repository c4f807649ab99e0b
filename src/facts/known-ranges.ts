import type { Source } from './evidence.ts'

/** A range that something else on a Windows node or in its surroundings is likely to use. */
export interface KnownRange {
  readonly cidr: string
  /** As it stands in a sentence. */
  readonly owner: string
  /** What happens when a range of the plan holds it. */
  readonly consequence: string
  readonly source: Source
}

/** The subnet of the HNS network `External`, which start scripts make only to have a switch. */
export const EXTERNAL_RANGE = '192.168.255.0/30'

/** Ranges that no spec names and that a plan still meets. */
export const KNOWN_RANGES = [
  {
    cidr: EXTERNAL_RANGE,
    owner: 'the HNS network `External` of the provisioning scripts and of Azure CNS',
    consequence: 'HNS routes these addresses to `External`, so pods there are not reached',
    source: {
      evidence: 'code',
      where: 'microsoft/SDN Kubernetes/windows/helper.psm1 CreateExternalNetwork 242fb0c',
    },
  },
  {
    cidr: '168.63.129.16/32',
    owner: 'the Azure platform endpoint (DHCP, DNS, health probes)',
    consequence: 'a node in Azure loses its platform services',
    source: { evidence: 'code', where: 'Azure/azure-container-networking network/policy (DNS-SNAT)' },
  },
  {
    cidr: '169.254.169.254/32',
    owner: 'the instance metadata endpoint of the clouds',
    consequence: 'a node in a cloud loses its metadata and credentials',
    source: { evidence: 'code', where: 'Azure/azure-container-networking network/policy (DNS-SNAT)' },
  },
  {
    cidr: '192.168.0.0/24',
    owner: 'the first network of most home and office routers',
    consequence: 'clients on such a network do not reach the pods, nor pods the clients',
    source: { evidence: 'report', where: 'flannel-io/flannel#1054' },
  },
  {
    cidr: '192.168.1.0/24',
    owner: 'the second network of most home and office routers',
    consequence: 'clients on such a network do not reach the pods, nor pods the clients',
    source: { evidence: 'report', where: 'flannel-io/flannel#1054' },
  },
] as const satisfies readonly KnownRange[]

/** Short names of those known ranges that are the same everywhere, for tables and pictures. */
export const NETWORKS_OF_OTHERS = [
  { cidr: EXTERNAL_RANGE, title: 'HNS External' },
  { cidr: '168.63.129.16/32', title: 'Azure platform' },
  { cidr: '169.254.169.254/32', title: 'cloud metadata' },
] as const satisfies readonly {
  readonly cidr: (typeof KNOWN_RANGES)[number]['cidr']
  readonly title: string
}[]

/** Where HNS takes the subnet of a network of type `nat` from when nobody names one: a /20 of its own choice. */
export const NAT_POOL = {
  cidr: '172.16.0.0/12',
  owner: 'the pool from which HNS chooses the subnet of a `nat` network',
  consequence:
    'a `nat` network on the node, such as that of Docker or nerdctl, may choose the same addresses',
  source: { evidence: 'report', where: 'containerd/nerdctl#28: 172.20.48.0/20 chosen by HNS' },
} as const satisfies KnownRange

/** Ranges of published samples that were never meant to be used: they are public space of others. */
export const SAMPLE_RANGES = [
  {
    cidr: '11.0.0.0/8',
    owner: 'the sample Service CIDR of the microsoft/SDN scripts',
    consequence: 'the addresses belong to the United States Department of Defense',
    source: { evidence: 'code', where: 'microsoft/SDN Kubernetes/windows/start-kubelet.ps1 242fb0c' },
  },
] as const satisfies readonly KnownRange[]
