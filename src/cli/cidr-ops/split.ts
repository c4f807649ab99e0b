import { eachPiece, pieceCount } from '../../net/ranges/split.ts'
import { writePrefixes } from '../../net/write/write-cidrs.ts'
import type { InvocationOf } from '../commands.ts'
import { EXIT, type ExitCode } from '../exit-code.ts'
import type { Io } from '../io.ts'
import { prefixLength } from '../prefix-length.ts'
import { type Problem, printProblem } from '../problem.ts'
import { asSets, isExit, readOperand } from './operands.ts'

/** More prefixes than this are a slip of the hand, not a list. */
const MOST = 2n ** 24n

/** Writes the prefixes of one length that lists are made of. */
export async function run(
  { positionals, options }: InvocationOf<'cidr ops split'>,
  io: Io,
): Promise<ExitCode> {
  const length = options.length === undefined ? undefined : prefixLength(options.length)
  if (length === undefined) return refuse(io, noLength(options.length))
  const operands = await readOperand(positionals, io)
  if (isExit(operands)) return operands
  const { v4, v6 } = asSets(operands.list)
  if (v4.length > 0 && length > IPV4_BITS) {
    return refuse(io, { message: `/${length} is no length of an IPv4 prefix, and the list has IPv4 ranges` })
  }
  const count = pieceCount(v4, length) + pieceCount(v6, length)
  if (count > MOST) {
    return refuse(io, { message: `/${length} would give ${count} prefixes, and ${MOST} is the most` })
  }
  for (const set of [v4, v6]) writePrefixes(set.family, (put) => eachPiece(set, length, put), io.stdout.write)
  return operands.exit
}

const IPV4_BITS = 32

function refuse(io: Io, problem: Problem): ExitCode {
  printProblem(io.stderr, problem)
  return EXIT.usage
}

function noLength(text: string | undefined): Problem {
  return {
    message: text === undefined ? '`--length` is missing' : `\`${text}\` is no prefix length`,
    help: ['write `--length 24`'],
  }
}
