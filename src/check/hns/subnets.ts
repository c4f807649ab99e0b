import type { Api } from '../../facts/hns-schema/key.ts'
import type { Path, Tree } from '../../text/tree.ts'
import { field, type Field, itemsOf } from '../field.ts'

/** A subnet of a network, in the words of neither dialect. */
export interface SubnetSubject {
  readonly path: Path
  readonly tree: Tree
  readonly prefix?: Field
  /** In HCN (v2) the next hops of its routes, with the destination of each. */
  readonly gateways: readonly { readonly hop: Field; readonly destination?: Field }[]
  readonly policies: readonly { readonly path: Path; readonly value: Tree }[]
}

/** The subnets of a network. */
export function subnetsOf(tree: Tree, path: Path, api: Api): readonly SubnetSubject[] {
  const lists =
    api === 1
      ? [field(tree, path, 'Subnets')]
      : itemsOf(field(tree, path, 'Ipams')).map((ipam) => field(ipam.value, ipam.path, 'Subnets'))
  return lists.flatMap((list) => itemsOf(list)).map((subnet) => subject(subnet.value, subnet.path, api))
}

function subject(tree: Tree, path: Path, api: Api): SubnetSubject {
  const prefix = field(tree, path, api === 1 ? 'AddressPrefix' : 'IpAddressPrefix')
  const gateway = field(tree, path, 'GatewayAddress')
  const routes = itemsOf(field(tree, path, 'Routes')).flatMap((route) => {
    const hop = field(route.value, route.path, 'NextHop')
    const destination = field(route.value, route.path, 'DestinationPrefix')
    return hop === undefined ? [] : [{ hop, ...(destination === undefined ? {} : { destination }) }]
  })
  return {
    path,
    tree,
    ...(prefix === undefined ? {} : { prefix }),
    gateways: api === 2 ? routes : gateway === undefined ? [] : [{ hop: gateway }],
    policies: itemsOf(field(tree, path, 'Policies')),
  }
}
