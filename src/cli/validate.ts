import type { Diagnostic } from '../generated/types.ts'
import { fixText, type FixOptions } from '../validate/fix-text.ts'
import { allDiagnostics } from '../validate/validate-together.ts'
import { KINDS, validate, type Validated } from '../validate/validate.ts'
import type { InvocationOf } from './commands.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import { deliver } from './deliver-fixed.ts'
import type { Io } from './io.ts'
import { printDiagnostics } from './print-diagnostics.ts'
import { type Problem, printProblem } from './problem.ts'
import { contextOf } from './validate-context.ts'
import { validateInputs } from './validate-inputs.ts'

type Options = InvocationOf<'validate'>['options']

/** Checks files, and the configurations of directories; without a name the standard input. Fixes them when asked to. */
export function run({ positionals, options }: InvocationOf<'validate'>, io: Io): ExitCode {
  const wrong = wrongTogether(options)
  if (wrong !== undefined) return refuse(wrong, options, io)
  const context = contextOf(options)
  if (!context.ok) return refuse(context.problem, options, io)
  const inputs = validateInputs(positionals, options['stdin-filename'], io)
  if (!inputs.ok) return refuse(inputs.problem, options, io)
  const kind = KINDS.find((known) => known === options.kind)
  const how: FixOptions = {
    context: context.value,
    unsafe: options.unsafe,
    ignores: (diagnostic) => isIgnored(diagnostic, options.ignore),
    ...(kind === undefined ? {} : { kind }),
  }
  const fixes = options.fix || options.diff
  const { inputs: given, dirs } = inputs.value
  const all: Diagnostic[] = []
  const read: Validated[] = []
  const texts = new Map<string, string>()
  let made = 0
  for (const input of given) {
    const fixed = fixes ? fixText(input, how) : undefined
    if (fixed !== undefined) {
      const problem = deliver(input, fixed, options, io)
      if (problem !== undefined) return refuse(problem, options, io)
      made += fixed.made.length
    }
    read.push(fixed?.left ?? validate(input, how))
  }
  for (const { document } of read) for (const piece of document.pieces) texts.set(piece.path, piece.text)
  const found = allDiagnostics(read, dirs, context.value)
  all.push(...found.filter((diagnostic) => !isIgnored(diagnostic, options.ignore)))
  const printsTexts = options.diff || (options.fix && given.some(({ isStdin }) => isStdin))
  printDiagnostics(all, texts, options, printsTexts ? io.stderr : io.stdout, io.env)
  if (fixes && options.format === 'pretty') io.stderr.write(tally(made, options))
  const least = SEVERITIES.indexOf(options['fail-on'])
  const failed = all.some(({ severity }) => SEVERITIES.indexOf(severity) >= least)
  return failed || (options.diff && made > 0) ? EXIT.findings : EXIT.done
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

/** `CODE` or `CODE:PATH`; the name of a code counts as the code. */
function isIgnored({ code, name, location }: Diagnostic, ignore: readonly string[]): boolean {
  return ignore.some((entry) => {
    const [what = '', ...path] = entry.split(':')
    return (what === code || what === name) && (path.length === 0 || path.join(':') === location.path)
  })
}
