/** Ports in ascending, disjoint, non-touching ranges; 'any' is every port, and also what has no ports. */
export type PortSet = 'any' | readonly PortSpan[]

export interface PortSpan {
  readonly first: number
  readonly last: number
}

/** The ports of either set. */
export function unionPorts(a: PortSet, b: PortSet): PortSet {
  if (a === 'any' || b === 'any') return 'any'
  const out: PortSpan[] = []
  for (const span of [...a, ...b].toSorted((x, y) => x.first - y.first)) {
    const before = out.at(-1)
    if (before === undefined || span.first > before.last + 1) out.push(span)
    else out[out.length - 1] = { first: before.first, last: Math.max(before.last, span.last) }
  }
  return out
}

/** True when every port of `inner` is in `outer`. */
export function coversPorts(outer: PortSet, inner: PortSet): boolean {
  if (outer === 'any') return true
  if (inner === 'any') return false
  return inner.every((span) => outer.some((o) => o.first <= span.first && span.last <= o.last))
}

/** The ports as HNS takes them: numbers and `a-b`. Empty for 'any'. */
export function portTexts(ports: PortSet): readonly string[] {
  if (ports === 'any') return []
  return ports.map(({ first, last }) => (first === last ? String(first) : `${first}-${last}`))
}
