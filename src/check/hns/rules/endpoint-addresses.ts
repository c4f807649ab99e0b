import type { Finding } from '../../../diagnostic/finding.ts'
import { parseAddress } from '../../../net/address.ts'
import { bits } from '../../../net/family.ts'
import type { Path, Tree } from '../../../text/tree.ts'
import { field, type Field, itemsOf, textOf } from '../../field.ts'
import { featureFinding } from '../feature-finding.ts'
import { reservedAddress } from '../reserved-address.ts'
import type { HnsScope } from '../subject.ts'

/** The addresses of an endpoint: those that HNS keeps for itself, their lengths, and both families at once. */
export function endpointAddresses(tree: Tree, path: Path, { api, context }: HnsScope): Finding[] {
  const given = api === 1 ? flat(tree, path) : nested(tree, path)
  const families = given.map(({ address }) => (textOf(address.value)?.includes(':') === true ? 6 : 4))
  const second = given[families.findIndex((family) => family !== families[0])]
  return [
    ...given.flatMap((pair) => one(pair, isHost(tree, path), context)),
    ...(second === undefined || families.length < 2
      ? []
      : featureFinding('IPv6DualStack', 'dual stack', { path: second.address.path }, context)),
  ]
}

interface Given {
  readonly address: Field
  readonly length?: Field
}

function flat(tree: Tree, path: Path): readonly Given[] {
  return pair(field(tree, path, 'IPAddress'), field(tree, path, 'PrefixLength')).concat(
    pair(field(tree, path, 'IPv6Address'), field(tree, path, 'IPv6PrefixLength')),
  )
}

function nested(tree: Tree, path: Path): readonly Given[] {
  return itemsOf(field(tree, path, 'IpConfigurations')).flatMap((item) =>
    pair(field(item.value, item.path, 'IpAddress'), field(item.value, item.path, 'PrefixLength')),
  )
}

function pair(address: Field | undefined, length: Field | undefined): Given[] {
  return address === undefined ? [] : [{ address, ...(length === undefined ? {} : { length }) }]
}

/** flannel calls the host's own endpoint `<network>_ep`, and it is to have the second address. */
function isHost(tree: Tree, path: Path): boolean {
  return textOf(field(tree, path, 'Name')?.value)?.endsWith('_ep') === true
}

function one({ address, length }: Given, host: boolean, context: HnsScope['context']): Finding[] {
  const read = parseAddress(textOf(address.value) ?? '')
  if (read === undefined) return []
  const most = bits(read.family)
  const prefix = length?.value.kind === 'number' ? Number(length.value.raw) : undefined
  if (length !== undefined && prefix !== undefined && prefix > most) {
    return [
      {
        code: 'WIN307',
        message: `\`PrefixLength\` is \`${prefix}\`, and the address has ${most} bits`,
        label: 'HNS refuses the endpoint',
        help: 'write the prefix length of the subnet',
        at: { path: length.path },
      },
    ]
  }
  if (length !== undefined && prefix === most) {
    return featureFinding(
      'Slash32EndpointPrefixes',
      'endpoints with a prefix of one address',
      { path: length.path },
      context,
    )
  }
  const reserved = host ? undefined : reservedAddress(read, prefix ?? (read.family === 4 ? 24 : 64))
  if (reserved === undefined) return []
  return [
    {
      code: 'WIN334',
      message: `the address \`${textOf(address.value)}\` is ${reserved}`,
      label: 'HNS refuses the endpoint: 0x1392, The object already exists',
      help: 'give the endpoint an address from the third of the subnet on',
      at: { path: address.path },
    },
  ]
}
