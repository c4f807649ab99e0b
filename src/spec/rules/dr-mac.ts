import type { Finding } from '../../diagnostic/finding.ts'
import { writesNetwork } from '../writes-network.ts'
import type { Draft } from '../draft.ts'

/** Nodes whose distributed router MAC is missing where the other nodes need it: overlay without flannel. */
export function drMac({ network, nodes }: Draft): readonly Finding[] {
  if (network.driver !== 'overlay' || !writesNetwork(network) || nodes.length < 2) return []
  return nodes
    .filter(({ drMAC, name }) => drMAC === undefined && name !== undefined)
    .map(({ name, path }) => ({
      code: 'WIN134',
      message: `the DR MAC of \`${name?.value}\` is missing`,
      label: 'the other nodes get no route to its pods',
      help: 'create the network on the node, read `DrMacAddress` of its HNS policies, and write it as `drMAC`',
      at: { path: [...path, 'name'] },
    }))
}
