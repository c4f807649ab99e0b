import type { Path } from '../../text/tree.ts'
import type { Json, Loss } from '../lowered.ts'
import { optional } from '../optional.ts'
import { policyType } from '../../facts/hns-schema/api.ts'
import { readObject } from '../read-object.ts'
import { writeObject } from '../write-object.ts'
import { lossesAt, type PlacedLoss, type Read, type Written } from './placed.ts'
import { HCN_TELLS, SCHEMA_VERSION, struct, structV1 } from './shared.ts'
import { spellValue } from '../spell-value.ts'

/** A load balancer in the words of neither dialect. An absent member is the zero value. */
export interface HnsLoadBalancer {
  readonly id?: string
  /** GUIDs of the endpoints behind it. */
  readonly endpoints: readonly string[]
  readonly sourceVip?: string
  readonly vips: readonly string[]
  readonly ports: readonly LoadBalancerPort[]
  /** Bits of `LoadBalancerFlags`; 1 is direct server return. */
  readonly flags?: number
}

export interface LoadBalancerPort {
  /** IANA number. */
  readonly protocol: number
  readonly internalPort: number
  readonly externalPort: number
  readonly distribution?: number
  /** Bits of `LoadBalancerPortMappingFlags`; 1 is an internal load balancer. */
  readonly flags?: number
}

const DSR = 1
const ILB = 1

/** A load balancer for `HcnCreateLoadBalancer`. Source: microsoft/hcsshim hcn/hcnloadbalancer.go, v0.13.0. */
export function loadBalancerToV2({ id, endpoints, sourceVip, vips, ports, flags }: HnsLoadBalancer): Written {
  const object = struct('HostComputeLoadBalancer', {
    ID: id,
    HostComputeEndpoints: endpoints,
    SourceVIP: sourceVip,
    FrontendVIPs: vips,
    PortMappings: ports.map((port) =>
      struct('LoadBalancerPortMapping', {
        Protocol: port.protocol,
        InternalPort: port.internalPort,
        ExternalPort: port.externalPort,
        DistributionType: port.distribution,
        Flags: port.flags,
      }),
    ),
    SchemaVersion: SCHEMA_VERSION,
    Flags: flags,
  })
  return { object, lost: [] }
}

/** A policy list for `POST /policylists/`, one ELB policy a port. Source: microsoft/hcsshim internal/hns/hnspolicylist.go, v0.13.0. */
export function loadBalancerToV1({
  id,
  endpoints,
  sourceVip,
  vips,
  ports,
  flags = 0,
}: HnsLoadBalancer): Written {
  const keys = policyType(1, 'ELB')?.keys ?? []
  const Policies = ports.map((port) => ({
    Type: 'ELB',
    ...writeObject(1, keys, {
      Protocol: port.protocol,
      InternalPort: port.internalPort,
      ExternalPort: port.externalPort,
      ...(sourceVip === undefined ? {} : { SourceVIP: sourceVip }),
      VIPs: vips,
      ILB: ((port.flags ?? 0) & ILB) !== 0,
      IsDSR: (flags & DSR) !== 0,
    }),
  }))
  const lost = [
    ports.length === 0 &&
      (vips.length > 0 || sourceVip !== undefined || flags !== 0) && {
        what: vips.length > 0 ? 'FrontendVIPs' : sourceVip === undefined ? 'Flags' : 'SourceVIP',
        why: 'HNS (v1) says addresses and flags with each port, and there is none',
      },
    (flags & ~DSR) !== 0 && { what: 'Flags', why: 'HNS (v1) has direct server return and no other flag' },
    ports.some((port) => ((port.flags ?? 0) & ~ILB) !== 0) && {
      what: 'PortMappings.Flags',
      why: 'HNS (v1) has the internal load balancer and no other flag',
    },
    ports.some((port) => (port.distribution ?? 0) !== 0) && {
      what: 'DistributionType',
      why: 'HNS (v1) has no session affinity',
    },
  ]
  return {
    object: structV1('PolicyList', {
      ID: id,
      References: endpoints.map((guid) => `/endpoints/${guid}`),
      Policies,
    }),
    lost: lossesAt([], lost),
  }
}

/** The load balancer that an object of HCN (v2) says. */
export function loadBalancerFromV2(object: Json, path: Path): Read<HnsLoadBalancer> {
  const o = readObject(object)
  const inner: Loss[] = []
  const value = optional({
    id: o.text('ID'),
    endpoints: o.texts('HostComputeEndpoints') ?? [],
    sourceVip: o.text('SourceVIP'),
    vips: o.texts('FrontendVIPs') ?? [],
    ports: o.objects('PortMappings').map((mapping) => {
      const m = readObject(mapping)
      const port = optional({
        protocol: m.number('Protocol') ?? 0,
        internalPort: m.number('InternalPort') ?? 0,
        externalPort: m.number('ExternalPort') ?? 0,
        distribution: m.number('DistributionType'),
        flags: m.number('Flags'),
      })
      inner.push(...m.rest())
      return port
    }),
    flags: o.number('Flags'),
  })
  const rest = o.rest().filter(({ what }) => !HCN_TELLS.includes(what))
  return { value, lost: lossesAt(path, [...rest, ...inner]) }
}

/** The load balancer that a policy list of HNS (v1) says: the ELB policies that agree with the first on all but the ports. */
export function loadBalancerFromV1(object: Json, path: Path): Read<HnsLoadBalancer> {
  const o = readObject(object)
  const lost: PlacedLoss[] = []
  const policies = o.objects('Policies').flatMap((policy, i) => {
    const at = [...path, 'Policies', i]
    const { Type, ...rest } = policy
    if (Type !== 'ELB') {
      lost.push({ what: spellValue(Type), why: 'a load balancer has `ELB` policies only', path: at })
      return []
    }
    const { value, lost: inner } = readElb(rest)
    lost.push(...lossesAt(at, inner))
    return [{ ...value, at }]
  })
  const [first] = policies
  // A port on addresses that are not its own would be open where nobody asked for it.
  const shares = (one: Elb) => first === undefined || sharesFrontend(one, first)
  lost.push(
    ...policies
      .filter((one) => !shares(one))
      .map(({ at }) => ({
        what: 'ELB',
        why: 'a load balancer of HCN (v2) has one set of addresses for all its ports, and the first policy has another',
        path: at,
      })),
  )
  const value = optional({
    id: o.text('ID'),
    endpoints: (o.texts('References') ?? []).map((reference) => reference.replace(/^\/endpoints\//, '')),
    sourceVip: first?.sourceVip,
    vips: first?.vips ?? [],
    ports: policies.filter(shares).map(({ port }) => port),
    flags: first?.dsr === true ? DSR : undefined,
  })
  return { value, lost: [...lossesAt(path, o.rest()), ...lost] }
}

/** What all ports of a load balancer share, and one port. */
interface Elb {
  readonly sourceVip?: string
  readonly vips: readonly string[]
  readonly dsr: boolean
  readonly port: LoadBalancerPort
}

function readElb(policy: Json): { readonly value: Elb; readonly lost: readonly Loss[] } {
  const p = readObject(policy)
  const value = optional({
    sourceVip: p.text('SourceVIP'),
    vips: p.texts('VIPs') ?? [],
    dsr: p.boolean('IsDSR') === true,
    port: optional({
      protocol: p.number('Protocol') ?? 0,
      internalPort: p.number('InternalPort') ?? 0,
      externalPort: p.number('ExternalPort') ?? 0,
      flags: p.boolean('ILB') === true ? ILB : undefined,
    }),
  })
  return { value, lost: p.rest() }
}

function sharesFrontend(one: Elb, other: Elb): boolean {
  const frontend = ({ sourceVip, vips, dsr }: Elb) => JSON.stringify([sourceVip, vips, dsr])
  return frontend(one) === frontend(other)
}
