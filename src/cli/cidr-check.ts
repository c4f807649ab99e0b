import type { InvocationOf } from './commands.ts'
import type { ExitCode } from './exit-code.ts'
import type { Io } from './io.ts'

/** Checks ranges. Counting needs so little code that the rest is loaded only for a report. */
export async function run(invocation: InvocationOf<'cidr check'>, io: Io): Promise<ExitCode> {
  if (invocation.options.count) {
    const { countRanges } = await import('./cidr-count.ts')
    return countRanges(invocation, io)
  }
  const { reportRanges } = await import('./cidr-report.ts')
  return reportRanges(invocation, io)
}
