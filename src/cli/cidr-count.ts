import type { OverlapCount } from '../net/ranges/overlaps.ts'
import { orderRanges } from '../net/ranges/sort-ranges.ts'
import { tally } from '../net/ranges/tally.ts'
import type { InvocationOf } from './commands.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import type { Io } from './io.ts'
import { readRangeSets } from './read-range-sets.ts'

/** Prints how many overlaps ranges have, by kind, and nothing else of them. */
export async function countRanges(
  { positionals, options }: InvocationOf<'cidr check'>,
  io: Io,
): Promise<ExitCode> {
  const read = await readRangeSets(positionals, options, io)
  if (!read.ok) {
    const { printProblem } = await import('./problem.ts')
    printProblem(io.stderr, read.problem)
    return EXIT.usage
  }
  const { v4, v6, unread } = read.value
  const counts = [v4, v6].map((ranges) => tally(orderRanges(ranges, 'overwrite')))
  const sum = (key: keyof OverlapCount) => counts.reduce((total, { overlaps }) => total + overlaps[key], 0)
  const result = {
    ranges: v4.length + v6.length,
    unread,
    merged: counts.reduce((total, { merged }) => total + merged, 0),
    addresses: { ipv4: String(counts[0]?.addresses ?? 0n), ipv6: String(counts[1]?.addresses ?? 0n) },
    overlapping: sum('rows'),
    overlaps: {
      pairs: sum('pairs'),
      equal: sum('equal'),
      contains: sum('contains'),
      crosses: sum('crosses'),
    },
  }
  io.stdout.write(options.format === 'json' ? `${JSON.stringify(result, null, 2)}\n` : table(result))
  return result.overlaps.pairs > 0 || unread > 0 ? EXIT.findings : EXIT.done
}

function table(result: {
  readonly ranges: number
  readonly unread: number
  readonly merged: number
  readonly addresses: Readonly<Record<string, string>>
  readonly overlapping: number
  readonly overlaps: Readonly<Record<string, number>>
}): string {
  const rows = [
    ['ranges', result.ranges],
    ['lines that are none', result.unread],
    ['ranges after merging', result.merged],
    ['IPv4 addresses', result.addresses['ipv4']],
    ['IPv6 addresses', result.addresses['ipv6']],
    ['ranges that overlap another', result.overlapping],
    ['overlaps', result.overlaps['pairs']],
    ['  of the same range', result.overlaps['equal']],
    ['  nested', result.overlaps['contains']],
    ['  crossing', result.overlaps['crosses']],
  ] as const
  return rows.map(([name, value]) => `${name.padEnd(28)}${value}\n`).join('')
}
