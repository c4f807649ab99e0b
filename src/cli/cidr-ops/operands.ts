import { mergeRanges } from '../../net/ranges/merge.ts'
import type { Ranges, RangeSet } from '../../net/ranges/ranges.ts'
import { EXIT, type ExitCode } from '../exit-code.ts'
import type { Io } from '../io.ts'
import { printProblem } from '../problem.ts'
import { readRangeSets } from '../read-range-sets.ts'

/** Ranges of both families. */
export interface Both<T extends Ranges = RangeSet> {
  readonly v4: T
  readonly v6: T
}

/** Lists as an operation gets them, and the exit code that they already give: 1 where a line is no range. */
export interface Operands {
  /** The list that is worked on: the first word, or the standard input where there is one word or none. */
  readonly list: Both<Ranges>
  /** All other words. */
  readonly others: Both<Ranges>
  readonly exit: ExitCode
}

const NO_PLACES = { path: undefined, column: undefined, label: undefined }

/** Reads the one operand of an operation: all words together, or the standard input. */
export async function readOperand(words: readonly string[], io: Io): Promise<Operands | ExitCode> {
  return readBoth(words.length === 0 ? ['-'] : words, [], io)
}

/** Reads the two operands of an operation. */
export async function readOperands(words: readonly string[], io: Io): Promise<Operands | ExitCode> {
  const [first = '-', ...others] = words.length === 1 ? ['-', ...words] : words
  if (first === '-' && others.includes('-')) {
    printProblem(io.stderr, {
      message: 'the standard input is named for both lists',
      help: ['name a file for one of them'],
    })
    return EXIT.usage
  }
  return readBoth([first], others, io)
}

/** True where reading failed and only the exit code is left. */
export function isExit(operands: Operands | ExitCode): operands is ExitCode {
  return typeof operands === 'number'
}

/** Each family as a set of addresses. The columns may be overwritten: operands are read for this alone. */
export function asSets({ v4, v6 }: Both<Ranges>): Both {
  return { v4: mergeRanges(v4, 'overwrite'), v6: mergeRanges(v6, 'overwrite') }
}

async function readBoth(
  first: readonly string[],
  others: readonly string[],
  io: Io,
): Promise<Operands | ExitCode> {
  const list = await readRangeSets(first, NO_PLACES, io)
  const rest = others.length === 0 ? EMPTY : await readRangeSets(others, NO_PLACES, io)
  for (const read of [list, rest]) {
    if (read.ok) continue
    printProblem(io.stderr, read.problem)
    return EXIT.usage
  }
  if (!list.ok || !rest.ok) return EXIT.usage
  const unread = list.value.unread + rest.value.unread
  if (unread > 0) {
    printProblem(io.stderr, {
      message:
        unread === 1
          ? 'one line is no range and is left out'
          : `${unread} lines are no ranges and are left out`,
      help: ['`hnsc cidr check` says which'],
    })
  }
  return { list: list.value, others: rest.value, exit: unread > 0 ? EXIT.findings : EXIT.done }
}

const NONE = new Uint32Array(0)
const EMPTY = {
  ok: true,
  value: {
    v4: { family: 4, length: 0, first: NONE, last: NONE },
    v6: { family: 6, length: 0, first: NONE, last: NONE },
    unread: 0,
  },
} as const
