import { parseAddress } from '../net/address.ts'
import { type Cidr, formatCidr, parseCidr } from '../net/cidr.ts'
import { isPlaceholder } from '../text/tolerant-json/word.ts'

/** What a text is, where a CIDR is wanted. */
export type CidrText =
  | { readonly kind: 'cidr'; readonly cidr: Cidr }
  | { readonly kind: 'host-bits'; readonly canonical: string; readonly cidr: Cidr }
  | { readonly kind: 'address' }
  | { readonly kind: 'placeholder' }
  | { readonly kind: 'other' }

/** Tells apart a CIDR, one with bits behind its prefix, a bare address, a placeholder and anything else. */
export function cidrText(text: string): CidrText {
  const slash = text.lastIndexOf('/')
  const parsed = parseCidr(text)
  if (parsed.ok) return { kind: 'cidr', cidr: parsed.value }
  if (looksUnfilled(text)) return { kind: 'placeholder' }
  if (parseAddress(text) !== undefined) return { kind: 'address' }
  if (parsed.error.kind === 'host-bits' && slash > 0) {
    return { kind: 'host-bits', canonical: formatCidr(parsed.error.cidr), cidr: parsed.error.cidr }
  }
  return { kind: 'other' }
}

/** True for a value that a script was to replace, such as `<ClusterCIDR>`, `POD_CIDR` or `ip of host`. */
export function looksUnfilled(text: string): boolean {
  return (
    text === '' ||
    isPlaceholder(text) ||
    /[<{$%]/.test(text) ||
    /^[A-Z][A-Z_]{2,}$/.test(text) ||
    /__\w+__/.test(text)
  )
}
