import { intersectSets } from '../../net/ranges/set-operations.ts'
import type { InvocationOf } from '../commands.ts'
import type { ExitCode } from '../exit-code.ts'
import type { Io } from '../io.ts'
import { combine } from './combine.ts'

/** Writes the addresses of a list that the other lists hold too. */
export function run(invocation: InvocationOf<'cidr ops intersect'>, io: Io): Promise<ExitCode> {
  return combine(intersectSets, invocation, io)
}
