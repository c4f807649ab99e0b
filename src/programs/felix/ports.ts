/** What combining two port lists gives: a list, or the text of the panic that ends Felix. */
export type CombinedPorts =
  { readonly ok: true; readonly ports: string } | { readonly ok: false; readonly panic: string }

/** Bits that a fresh set has: the source writes `bitset.New(2 ^ 16 + 1)`, which in Go is 19. */
const FRESH_LENGTH = 19

/**
 * The common ports of two comma lists as Felix works them out, with its two faults:
 * the test for 'nothing in common' asks for the length of the bit map, which is never 0, so disjoint lists give `''`,
 * which means any port; and a common range that reaches the top of the longer map is a panic.
 * Sources: projectcalico/calico felix/dataplane/windows/flattener.go `combinePorts`, 87c15906;
 * bits-and-blooms/bitset bitset.go v1.24.5.
 */
export function combinePorts(a: string, b: string): CombinedPorts {
  if (a === '') return { ok: true, ports: b }
  if (b === '') return { ok: true, ports: a }
  const left = parsePorts(a)
  const right = parsePorts(b)
  const length = Math.max(left.length, right.length)
  const ranges: string[] = []
  for (let first = nextCommon(left.ports, right.ports, 0, length); first < length;) {
    let after = first + 1
    while (after < length && left.ports.has(after) && right.ports.has(after)) after++
    if (after === length) return { ok: false, panic: 'bitset said no end of range' }
    ranges.push(first === after - 1 ? String(first) : `${first}-${after - 1}`)
    first = nextCommon(left.ports, right.ports, after, length)
  }
  return { ok: true, ports: ranges.join(',') }
}

function parsePorts(text: string): { ports: ReadonlySet<number>; length: number } {
  const ports = new Set<number>()
  let length = FRESH_LENGTH
  for (const part of text.split(',')) {
    const [low = '', high = low] = part.split('-')
    for (let port = Number(low); port <= Number(high); port++) {
      ports.add(port)
      length = Math.max(length, port + 1)
    }
  }
  return { ports, length }
}

function nextCommon(a: ReadonlySet<number>, b: ReadonlySet<number>, from: number, length: number): number {
  let port = from
  while (port < length && !(a.has(port) && b.has(port))) port++
  return port
}
