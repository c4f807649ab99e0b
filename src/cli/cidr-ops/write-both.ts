import type { Ranges } from '../../net/ranges/ranges.ts'
import { writeCidrs, writeSpans } from '../../net/write/write-cidrs.ts'
import type { Io } from '../io.ts'
import type { Both } from './operands.ts'

/** Writes ranges one a line, IPv4 before IPv6: as the fewest prefixes, or as `first-last`. */
export function writeBoth({ v4, v6 }: Both<Ranges>, format: 'cidr' | 'range', { stdout }: Io): void {
  const write = format === 'cidr' ? writeCidrs : writeSpans
  for (const ranges of [v4, v6]) write(ranges, stdout.write)
}
