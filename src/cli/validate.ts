import { fixText, type FixOptions } from '../validate/fix-text.ts'
import { allDiagnostics } from '../validate/validate-together.ts'
import { KINDS, type Validated } from '../validate/validate.ts'
import type { InvocationOf } from './commands.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import { deliver } from './deliver-fixed.ts'
import type { Io } from './io.ts'
import { judgeMany } from './judge-many.ts'
import { printDiagnostics } from './print-diagnostics.ts'
import { type Attempt, diagnosticOf, type Problem, printProblem } from './problem.ts'
import { fromCommandLine, fromSpec, isSuppressed } from './suppression.ts'
import { contextOf } from './validate-context.ts'
import { isOfConcern, validateInputs } from './validate-inputs.ts'
import { type GivenSpec, readGivenSpec } from './validate-spec.ts'

type Options = InvocationOf<'validate'>['options']

/** Checks files, and the configurations of directories; without a name the standard input. Fixes them when asked to. */
export async function run({ positionals, options }: InvocationOf<'validate'>, io: Io): Promise<ExitCode> {
  const wrong = wrongTogether(options)
  if (wrong !== undefined) return refuse(wrong, options, io)
  const context = contextOf(options)
  if (!context.ok) return refuse(context.problem, options, io)
  const given = options.spec === undefined ? NO_SPEC : readGivenSpec(options.spec, io)
  if (!given.ok) {
    printDiagnostics([diagnosticOf(given.problem)], new Map(), options, io.stdout, io.env)
    return EXIT.usage
  }
  const spec = given.value
  const asked = fromCommandLine(options.ignore)
  if (asked.problem !== undefined) return refuse(asked.problem, options, io)
  const ignored = [...asked.entries, ...fromSpec(spec.ignore)]
  const { inputs, dirs, unread } = validateInputs(positionals, options['stdin-filename'], io)
  const kind = KINDS.find((known) => known === options.kind)
  const how: FixOptions = {
    context: { ...spec.context, ...context.value },
    unsafe: options.unsafe,
    ignores: (diagnostic) => isSuppressed(diagnostic, ignored),
    ...(kind === undefined ? {} : { kind }),
  }
  const fixes = options.fix || options.diff
  const judge = await judgeMany(fixes ? [] : inputs, how, io)
  const files = inputs.filter((input) => isOfConcern(input, judge))
  const read: Validated[] = []
  const undone: Problem[] = [...unread]
  const texts = new Map<string, string>(spec.texts)
  let made = 0
  for (const input of files) {
    const fixed = fixes ? fixText(input, how) : undefined
    const problem = fixed === undefined ? undefined : deliver(input, fixed, options, io)
    if (problem !== undefined) undone.push(problem)
    else made += fixed?.made.length ?? 0
    read.push(fixed === undefined || problem !== undefined ? judge(input) : fixed.left)
  }
  for (const { document } of read) for (const piece of document.pieces) texts.set(piece.path, piece.text)
  const found = allDiagnostics(read, dirs, how.context ?? {})
  const all = [
    ...undone.map(diagnosticOf),
    ...spec.diagnostics,
    ...found.filter((diagnostic) => !isSuppressed(diagnostic, ignored)),
  ]
  const printsTexts = options.diff || (options.fix && files.some(({ isStdin }) => isStdin))
  printDiagnostics(all, texts, options, printsTexts ? io.stderr : io.stdout, io.env)
  if (fixes && options.format === 'pretty') io.stderr.write(tally(made, options))
  if (undone.length > 0) return EXIT.usage
  const least = SEVERITIES.indexOf(options['fail-on'])
  const failed = all.some(({ severity }) => SEVERITIES.indexOf(severity) >= least)
  return failed || (options.diff && made > 0) ? EXIT.findings : EXIT.done
}

const NO_SPEC: Attempt<GivenSpec> = {
  ok: true,
  value: { context: {}, ignore: [], diagnostics: [], texts: new Map() },
}

const SEVERITIES = ['info', 'warning', 'error'] as const

function wrongTogether({ fix, diff, unsafe }: Options): Problem | undefined {
  if (unsafe && !fix && !diff) {
    return {
      message: '`--unsafe` is given without `--fix` or `--diff`',
      help: ['add `--fix`, or `--diff` to look first'],
    }
  }
  if (fix && diff) {
    return { message: '`--fix` writes and `--diff` only shows', help: ['give one of the two'] }
  }
  return undefined
}

function tally(made: number, { diff }: Options): string {
  return `${made} ${made === 1 ? 'fix' : 'fixes'} ${diff ? 'to be made' : 'made'}\n`
}

function refuse(problem: Problem, { format }: Options, io: Io): ExitCode {
  printProblem(io.stderr, problem, format === 'json' ? 'json' : 'pretty')
  return EXIT.usage
}
