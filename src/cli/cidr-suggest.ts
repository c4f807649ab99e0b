import { suggestRanges, usualBlocks, type Want } from '../check/cidr/suggest.ts'
import { bits } from '../net/family.ts'
import { type Cidr, parseCidr } from '../net/cidr.ts'
import { mergeRanges } from '../net/ranges/merge.ts'
import { printSuggestions, suggestionsJson } from '../print/suggestions.ts'
import type { InvocationOf } from './commands.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import type { Io } from './io.ts'
import { prefixLength } from './prefix-length.ts'
import { type Problem, printProblem } from './problem.ts'
import { readRangeSets } from './read-range-sets.ts'

type Options = InvocationOf<'cidr suggest'>['options']

/** Prints free ranges of the lengths that are asked for, beside everything that is in use. */
export async function run({ options }: InvocationOf<'cidr suggest'>, io: Io): Promise<ExitCode> {
  const blocks = withinOf(options)
  if ('message' in blocks) return refuse(io, blocks)
  const family = blocks.flat()[0]?.family ?? 4
  const wants = wantsOf(options, bits(family))
  if ('message' in wants) return refuse(io, wants)
  const limit = prefixLength(options.limit)
  if (limit === undefined || limit === 0) {
    return refuse(io, {
      message: `\`${options.limit}\` is no number for \`--limit\``,
      help: ['write a number from 1 to 128'],
    })
  }
  const places = { path: options.path, column: options.column, label: undefined }
  const none = options.avoid.length === 0
  const read = none ? undefined : await readRangeSets(options.avoid, places, io)
  if (read?.ok === false) return refuse(io, read.problem)
  const unread = read?.value.unread ?? 0
  if (unread > 0) return refuse(io, notAllRead(unread))
  const taken = read?.value[family === 4 ? 'v4' : 'v6'] ?? emptyRanges(family)
  const suggested = suggestRanges(wants, mergeRanges(taken), blocks, limit)
  io.stdout.write(options.format === 'json' ? suggestionsJson(suggested) : printSuggestions(suggested))
  return suggested.some(({ ranges }) => ranges.length === 0) ? EXIT.findings : EXIT.done
}

function wantsOf(options: Options, width: number): readonly Want[] | Problem {
  const wants: Want[] = []
  for (const name of ['cluster', 'service', 'management'] as const) {
    const text = options[name]
    if (text === undefined) continue
    const prefix = prefixLength(text)
    if (prefix === undefined || prefix > width) {
      const most = width === 32 ? '; longer ones need an IPv6 block with `--within`' : ''
      return {
        message: `\`${text}\` is no prefix length for \`--${name}\``,
        help: [`write a length up to /${width}${most}`],
      }
    }
    wants.push({ name, prefix })
  }
  if (wants.length > 0) return wants
  return {
    message: 'nothing is asked for',
    help: ['give `--cluster`, `--service` or `--management` a length'],
  }
}

/** The blocks to look in, all of one family. */
function withinOf({ within }: Options): readonly (readonly Cidr[])[] | Problem {
  if (within.length === 0) return usualBlocks()
  const blocks: Cidr[] = []
  for (const text of within) {
    const parsed = parseCidr(text)
    if (!parsed.ok) {
      return {
        message: `\`${text}\` is no prefix for \`--within\``,
        help: ['write one such as `10.0.0.0/8`'],
      }
    }
    blocks.push(parsed.value)
  }
  if (blocks.some(({ family }) => family !== blocks[0]?.family)) {
    return { message: '`--within` has IPv4 and IPv6 blocks', help: ['ask for one family at a time'] }
  }
  return [blocks]
}

/** What is not read might be in use, so that no range could be called free. */
function notAllRead(unread: number): Problem {
  return {
    message: unread === 1 ? 'one line to avoid is no range' : `${unread} lines to avoid are no ranges`,
    help: ['`hnsc cidr check` says which'],
  }
}

function emptyRanges(family: 4 | 6) {
  return { family, length: 0, first: new Uint32Array(0), last: new Uint32Array(0) }
}

function refuse(io: Io, problem: Problem): ExitCode {
  printProblem(io.stderr, problem)
  return EXIT.usage
}
