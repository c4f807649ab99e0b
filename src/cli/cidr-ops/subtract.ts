import { subtractSets } from '../../net/ranges/set-operations.ts'
import type { InvocationOf } from '../commands.ts'
import type { ExitCode } from '../exit-code.ts'
import type { Io } from '../io.ts'
import { combine } from './combine.ts'

/** Writes the addresses of a list that no other list holds. */
export function run(invocation: InvocationOf<'cidr ops subtract'>, io: Io): Promise<ExitCode> {
  return combine(subtractSets, invocation, io)
}
