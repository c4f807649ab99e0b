import type { Origins } from '../spec/reader.ts'
import type { Remarks } from './spec.ts'

/** Remarks that say behind every default why it is what it is; what the spec gives has none. */
export function originRemarks(origins: Origins): Remarks {
  return (at) => {
    const origin = origins.get(at)
    return origin?.kind === 'default' ? { text: `default: ${origin.why}` } : {}
  }
}
