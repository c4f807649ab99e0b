import { type AddressSet, covers, setKey, union } from './address-set.ts'
import type { PolicyPort } from './network-policy.ts'
import { coversPorts, type PortSet, portTexts, unionPorts } from './port-set.ts'
import type { Origin, Term } from './terms.ts'

/** Terms put together: peers × protocols × ports that are all allowed. */
export interface Block {
  readonly peers: AddressSet
  /** 'any' is every protocol, those without ports too. */
  readonly protocols: 'any' | readonly PolicyPort['protocol'][]
  readonly ports: PortSet
  readonly origins: readonly Origin[]
}

/**
 * Fewer blocks that allow exactly what the terms allow: terms that differ in their peers alone are joined, then those
 * that differ in their ports alone, then in their protocols alone, and what another block allows already is left out.
 */
export function minimise(terms: readonly Term[]): readonly Block[] {
  const blocks = terms.map(({ peers, protocol, ports, origin }): Block => {
    return { peers, protocols: protocol === 'any' ? 'any' : [protocol], ports, origins: [origin] }
  })
  const byPeers = join(
    blocks,
    ({ protocols, ports }) => `${protocolKey(protocols)} ${portKey(ports)}`,
    (a, b) => {
      return { ...a, peers: union(a.peers, b.peers) }
    },
  )
  const byPorts = join(
    dropCovered(byPeers),
    ({ peers, protocols }) => `${protocolKey(protocols)} ${setKey(peers)}`,
    (a, b) => {
      return { ...a, ports: unionPorts(a.ports, b.ports) }
    },
  )
  const byProtocols = join(
    byPorts,
    ({ peers, ports, protocols }) => `${protocols === 'any'} ${portKey(ports)} ${setKey(peers)}`,
    (a, b) => ({ ...a, protocols: unionProtocols(a.protocols, b.protocols) }),
  )
  return dropCovered(byProtocols)
}

function unionProtocols(a: Block['protocols'], b: Block['protocols']): Block['protocols'] {
  return a === 'any' || b === 'any' ? 'any' : [...new Set([...a, ...b])].sort()
}

/** Blocks with the same key become one, at the place of the first. */
function join(
  blocks: readonly Block[],
  key: (block: Block) => string,
  merge: (a: Block, b: Block) => Block,
): readonly Block[] {
  const joined = new Map<string, Block>()
  for (const block of blocks) {
    const name = key(block)
    const before = joined.get(name)
    const both = before === undefined ? block : merge(before, block)
    joined.set(name, before === undefined ? both : { ...both, origins: originsOf(before, block) })
  }
  return [...joined.values()]
}

function dropCovered(blocks: readonly Block[]): readonly Block[] {
  return blocks.filter((block, i) => {
    return !blocks.some((other, j) => i !== j && allows(other, block) && (j < i || !allows(block, other)))
  })
}

function allows(outer: Block, inner: Block): boolean {
  const protocols =
    outer.protocols === 'any' ||
    (inner.protocols !== 'any' && inner.protocols.every((p) => outer.protocols.includes(p)))
  return protocols && coversPorts(outer.ports, inner.ports) && covers(outer.peers, inner.peers)
}

function originsOf(a: Block, b: Block): readonly Origin[] {
  const more = b.origins.filter(
    (o) => !a.origins.some((known) => known.policy === o.policy && known.rule === o.rule),
  )
  return [...a.origins, ...more]
}

function protocolKey(protocols: Block['protocols']): string {
  return protocols === 'any' ? 'any' : protocols.join()
}

function portKey(ports: PortSet): string {
  return ports === 'any' ? 'any' : portTexts(ports).join()
}
