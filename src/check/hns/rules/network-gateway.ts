import type { Finding } from '../../../diagnostic/finding.ts'
import { parseAddress } from '../../../net/address.ts'
import { containsAddress } from '../../../net/cidr.ts'
import { cidrText } from '../../cidr-text.ts'
import { textOf } from '../../field.ts'
import type { HnsScope } from '../subject.ts'
import type { SubnetSubject } from '../subnets.ts'

/** Prefixes and gateways of the subnets of a network: what hcsshim demands before it calls HNS, and what HNS refuses. */
export function networkGateway(subnets: readonly SubnetSubject[], { api }: HnsScope): Finding[] {
  return subnets.flatMap((subnet) => {
    const { prefix } = subnet
    const text = textOf(prefix?.value) ?? ''
    if (prefix === undefined || text === '') return []
    return [...hostBits(prefix, text), ...missing(subnet, api === 2), ...outside(subnet, text)]
  })
}

type Prefix = NonNullable<SubnetSubject['prefix']>

function hostBits(prefix: Prefix, text: string): Finding[] {
  const read = cidrText(text)
  if (read.kind !== 'host-bits') return []
  return [
    {
      code: 'WIN329',
      message: `the subnet \`${text}\` has bits behind its prefix`,
      label: 'HNS refuses the network: 0x803b000a',
      help: `write \`${read.canonical}\`, or the prefix length that was meant`,
      at: { path: prefix.path },
    },
  ]
}

function missing({ gateways, prefix }: SubnetSubject, hcn: boolean): Finding[] {
  const refused = (message: string, error: string): Finding[] => [
    {
      code: 'WIN328',
      message,
      label: `hcsshim refuses the network: network create error, ${error}`,
      help: hcn
        ? 'give the subnet a route with the gateway as `NextHop` and `0.0.0.0/0` or `::/0` as `DestinationPrefix`'
        : 'write `GatewayAddress`',
      at: { path: prefix?.path ?? [] },
    },
  ]
  const hops = gateways.filter(({ hop }) => textOf(hop.value) !== '')
  if (hops.length === 0) {
    return refused(
      'the subnet has an address prefix and no gateway',
      'subnet has address prefix but no gateway specified',
    )
  }
  if (!hcn) return []
  const defaults = ['0.0.0.0/0', '::/0']
  const some = hops.some(({ destination }) => defaults.includes(textOf(destination?.value) ?? ''))
  return some ? [] : refused('no route of the subnet is a default route', 'no default gateway')
}

function outside({ gateways }: SubnetSubject, text: string): Finding[] {
  const read = cidrText(text)
  if (read.kind !== 'cidr') return []
  return gateways.flatMap(({ hop }) => {
    const address = parseAddress(textOf(hop.value) ?? '')
    if (address === undefined || containsAddress(read.cidr, address)) return []
    return [
      {
        code: 'WIN329' as const,
        message: `the gateway \`${textOf(hop.value)}\` lies outside \`${text}\``,
        label: 'HNS refuses the network: 0x803b000a',
        help: 'write an address of the subnet, usually its first',
        at: { path: hop.path },
      },
    ]
  })
}
