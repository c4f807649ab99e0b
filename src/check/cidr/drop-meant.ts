import type { Finding } from '../../diagnostic/finding.ts'
import { spell } from '../../spec/spell.ts'
import type { Path } from '../../text/tree.ts'
import { type Allowed, isMeant } from './ranges/allow.ts'

/** Keys of a spec, by the role that an address plan calls them. */
const ROLE_OF: Readonly<Record<string, string>> = {
  'cidrs.cluster': 'clusterCIDR',
  'cidrs.service': 'serviceCIDR',
  'cidrs.management': 'managementSubnet',
}

/** Findings about a plan or a spec without those overlaps that `--allow` says are meant. */
export function dropMeant(findings: readonly Finding[], allowed: Allowed): readonly Finding[] {
  return findings.filter(({ code, at, related = [] }) => {
    const other = related[0]?.at.path
    return (
      code !== 'WIN104' ||
      at.path === undefined ||
      other === undefined ||
      !isMeant(allowed, names(at.path), names(other))
    )
  })
}

/** What a place can be called: its whole way, the way without indexes, its last key, and its role. */
function names(path: Path): string[] {
  const keys = path.filter((step) => typeof step === 'string')
  const way = spell(keys)
  return [spell(path), way, keys.at(-1) ?? '', ROLE_OF[way] ?? way]
}
