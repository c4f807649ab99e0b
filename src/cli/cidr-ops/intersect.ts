import { intersectSets } from '../../net/ranges/set-operations.ts'
import type { InvocationOf } from '../commands.ts'
import { type ExitCode } from '../exit-code.ts'
import type { Io } from '../io.ts'
import { asSets, isExit, readOperands } from './operands.ts'
import { writeBoth } from './write-both.ts'

/** Writes the addresses of a list that the other lists hold too. */
export async function run(
  { positionals, options }: InvocationOf<'cidr ops intersect'>,
  io: Io,
): Promise<ExitCode> {
  const operands = await readOperands(positionals, io)
  if (isExit(operands)) return operands
  const [list, others] = [asSets(operands.list), asSets(operands.others)]
  const result = { v4: intersectSets(list.v4, others.v4), v6: intersectSets(list.v6, others.v6) }
  writeBoth(result, options.format, io)
  return operands.exit
}
