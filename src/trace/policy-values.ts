import type { GoAny } from '../text/go-json.ts'
import * as go from '../text/go-json.ts'

/** One endpoint policy of a configuration, in either dialect and any place, as far as assumptions look at it. */
export interface PolicyValue {
  readonly type: string
  readonly members: ReadonlyMap<string, GoAny>
}

/**
 * Every object of a configuration that looks like an endpoint policy: it has a `Type`, and its members are its own (v1)
 * or those of `Settings` (v2). Order is that of the document.
 */
export function policyValues(bytes: string | Uint8Array): readonly PolicyValue[] {
  const scanned = go.scan(bytes)
  const root = scanned.ok ? go.decode(scanned.value, go.any).value : undefined
  const found: PolicyValue[] = []
  const work: (GoAny | undefined)[] = [root]
  while (work.length > 0) {
    const next = work.pop()
    if (Array.isArray(next)) work.push(...[...next].reverse())
    else if (next instanceof Map) {
      const type = next.get('Type')
      const settings = next.get('Settings')
      if (typeof type === 'string') found.push({ type, members: settings instanceof Map ? settings : next })
      else work.push(...[...next.values()].reverse())
    }
  }
  return found
}

/** The strings of a list member, under any of these names. */
export function strings({ members }: PolicyValue, ...names: readonly string[]): readonly string[] {
  return names.flatMap((name) => {
    const value = members.get(name)
    const list = typeof value === 'string' ? [value] : Array.isArray(value) ? value : []
    return list.filter((item) => typeof item === 'string')
  })
}
