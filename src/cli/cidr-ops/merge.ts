import type { InvocationOf } from '../commands.ts'
import { type ExitCode } from '../exit-code.ts'
import type { Io } from '../io.ts'
import { asSets, isExit, readOperand } from './operands.ts'
import { writeBoth } from './write-both.ts'

/** Writes the fewest prefixes that hold the addresses of all lists. */
export async function run(
  { positionals, options }: InvocationOf<'cidr ops merge'>,
  io: Io,
): Promise<ExitCode> {
  const operands = await readOperand(positionals, io)
  if (isExit(operands)) return operands
  writeBoth(asSets(operands.list), options.format, io)
  return operands.exit
}
