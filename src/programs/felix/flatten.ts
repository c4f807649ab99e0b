import { intersectCidrs } from './intersect.ts'
import { combinePorts } from './ports.ts'
import { ANY_PROTOCOL, type FelixAcl } from './rule.ts'

/** The ACLs of all tiers as one list, or the text of the panic that ends Felix. */
export type Flattened =
  { readonly ok: true; readonly acls: readonly FelixAcl[] } | { readonly ok: false; readonly panic: string }

/**
 * One list from several tiers: each `pass` rule is replaced by its intersection with every rule of the next tier, and a
 * `pass` in the last tier becomes a block. The caller gives at least one tier.
 * Source: projectcalico/calico felix/dataplane/windows/flattener.go, 87c15906.
 */
export function flattenTiers(tiers: readonly (readonly FelixAcl[])[]): Flattened {
  const last = (tiers.at(-1) ?? []).map((acl): FelixAcl =>
    acl.action === 'pass' ? { ...acl, action: 'Block' } : acl,
  )
  let [first = last, ...rest] = [...tiers.slice(0, -1), last]
  for (;;) {
    const second = rest[0]
    if (second === undefined || !first.some((acl) => acl.action === 'pass')) return { ok: true, acls: first }
    const merged: FelixAcl[] = []
    for (const acl of first) {
      if (acl.action !== 'pass') {
        merged.push(acl)
        continue
      }
      for (const next of second) {
        const combined = combine(acl, next)
        if (typeof combined === 'string') return { ok: false, panic: combined }
        if (combined !== undefined) merged.push(combined)
      }
    }
    first = merged
    rest = rest.slice(1)
  }
}

/** What both rules match, with the action and id of the second; undefined when nothing is left; a text is a panic. */
function combine(a: FelixAcl, b: FelixAcl): FelixAcl | string | undefined {
  if (a.protocol !== ANY_PROTOCOL && b.protocol !== ANY_PROTOCOL && a.protocol !== b.protocol)
    return undefined
  const localAddresses = combineAddresses(a.localAddresses, b.localAddresses)
  const remoteAddresses = combineAddresses(a.remoteAddresses, b.remoteAddresses)
  if (localAddresses === undefined || remoteAddresses === undefined) return undefined
  const localPorts = combinePorts(a.localPorts, b.localPorts)
  if (!localPorts.ok) return localPorts.panic
  const remotePorts = combinePorts(a.remotePorts, b.remotePorts)
  if (!remotePorts.ok) return remotePorts.panic
  return {
    ...b,
    protocol: b.protocol === ANY_PROTOCOL ? a.protocol : b.protocol,
    localAddresses,
    remoteAddresses,
    localPorts: localPorts.ports,
    remotePorts: remotePorts.ports,
  }
}

function combineAddresses(a: string, b: string): string | undefined {
  if (a === '') return b
  if (b === '') return a
  const common = intersectCidrs(a.split(','), b.split(','))
  return common === undefined || common.length === 0 ? undefined : common.join(',')
}
