import { parseAddress } from '../../net/address.ts'
import { bits } from '../../net/family.ts'
import { type Cidr, cidrOf, formatCidr, overlap } from '../../net/cidr.ts'

/**
 * The common prefixes of two lists, sorted as text, each once. Undefined when a text is neither a prefix nor an address:
 * Felix panics there. Source: projectcalico/calico felix/iputils/intersect.go, 87c15906.
 */
export function intersectCidrs(a: readonly string[], b: readonly string[]): string[] | undefined {
  const left = parseAll(a)
  const right = parseAll(b)
  if (left === undefined || right === undefined) return undefined
  const common = new Set<string>()
  for (const x of left) {
    for (const y of right) {
      const both = overlap(x, y)
      if (both !== undefined) common.add(formatCidr(both))
    }
  }
  return [...common].sort()
}

function parseAll(texts: readonly string[]): Cidr[] | undefined {
  const out: Cidr[] = []
  for (const text of texts) {
    const cidr = parseCidrOrAddress(text)
    if (cidr === undefined) return undefined
    out.push(cidr)
  }
  return out
}

/** Host bits are dropped, and an address stands for itself. */
function parseCidrOrAddress(text: string): Cidr | undefined {
  const slash = text.indexOf('/')
  const address = parseAddress(slash < 0 ? text : text.slice(0, slash))
  if (address === undefined) return undefined
  const length = slash < 0 ? String(bits(address.family)) : text.slice(slash + 1)
  if (!/^(0|[1-9]\d{0,2})$/.test(length) || Number(length) > bits(address.family)) return undefined
  return cidrOf(address, Number(length))
}
