import type { RangeSet } from '../../net/ranges/ranges.ts'
import type { InvocationOf } from '../commands.ts'
import type { ExitCode } from '../exit-code.ts'
import type { Io } from '../io.ts'
import { asSets, isExit, readOperands } from './operands.ts'
import { writeBoth } from './write-both.ts'

/** Writes what an operation makes of a list and the addresses of all the others, family by family. */
export async function combine(
  operation: (list: RangeSet, others: RangeSet) => RangeSet,
  { positionals, options }: InvocationOf<'cidr ops intersect' | 'cidr ops subtract'>,
  io: Io,
): Promise<ExitCode> {
  const operands = await readOperands(positionals, io)
  if (isExit(operands)) return operands
  const [list, others] = [asSets(operands.list), asSets(operands.others)]
  writeBoth({ v4: operation(list.v4, others.v4), v6: operation(list.v6, others.v6) }, options.format, io)
  return operands.exit
}
