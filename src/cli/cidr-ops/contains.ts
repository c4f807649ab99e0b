import { rowsInside } from '../../net/ranges/set-operations.ts'
import type { InvocationOf } from '../commands.ts'
import { EXIT, type ExitCode } from '../exit-code.ts'
import type { Io } from '../io.ts'
import { asSets, isExit, readOperands } from './operands.ts'
import { writeBoth } from './write-both.ts'

/** Writes the ranges of the other lists that lie wholly in a list; the exit code is 1 when one does not. */
export async function run(
  { positionals, options }: InvocationOf<'cidr ops contains'>,
  io: Io,
): Promise<ExitCode> {
  const operands = await readOperands(positionals, io)
  if (isExit(operands)) return operands
  const { v4, v6 } = asSets(operands.list)
  const { others, exit } = operands
  const inside = { v4: rowsInside(others.v4, v4), v6: rowsInside(others.v6, v6) }
  writeBoth(inside, options.format, io)
  const all = inside.v4.length === others.v4.length && inside.v6.length === others.v6.length
  return all ? exit : EXIT.findings
}
