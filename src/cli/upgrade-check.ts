import { formatKubernetesVersion, type KubernetesVersion, parseKubernetesVersion } from '../facts/versions.ts'
import { ANSI, PLAIN } from '../print/style.ts'
import { jsonUpgrade, mergeSteps, prettyUpgrade, type UpgradeReport } from '../print/upgrade.ts'
import { fixText } from '../validate/fix-text.ts'
import { upgrade, type Upgrade } from '../validate/upgrade.ts'
import { validateOnce } from '../validate/validate-once.ts'
import { KINDS, type ValidateOptions } from '../validate/validate.ts'
import type { InvocationOf } from './commands.ts'
import { deliver } from './deliver-fixed.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import type { Io } from './io.ts'
import { wantsColor } from './print-diagnostics.ts'
import { type Attempt, diagnosticOf, type Problem, printProblem } from './problem.ts'
import { contextOf } from './validate-context.ts'
import { type CheckedInput, isOfConcern, validateInputs } from './validate-inputs.ts'

type Options = InvocationOf<'upgrade-check'>['options']

/** Lists what breaks, must change or can go in files with each Kubernetes release on the way to another. */
export function run({ positionals, options }: InvocationOf<'upgrade-check'>, io: Io): ExitCode {
  const releases = releasesOf(options)
  if (!releases.ok) return refuse(releases.problem, options, io)
  const context = contextOf({ ...options, kubernetes: undefined })
  if (!context.ok) return refuse(context.problem, options, io)
  const read = validateInputs(positionals, options['stdin-filename'], io)
  const { from, to } = releases.value
  const kind = KINDS.find((known) => known === options.kind)
  const how: ValidateOptions = { context: context.value, ...(kind === undefined ? {} : { kind }) }
  const judge = validateOnce(how)
  const inputs = read.inputs.filter((input) => isOfConcern(input, judge))
  const undone: Problem[] = [...read.unread]
  const upgrades: Upgrade[] = []
  for (const input of inputs) {
    const fixed = mend(input, how, to, options, io)
    if (!fixed.ok) undone.push(fixed.problem)
    const text = fixed.ok ? fixed.value : input.text
    upgrades.push(upgrade({ path: input.path, text }, { ...how, from, to }))
  }
  const report: UpgradeReport = {
    from: formatKubernetesVersion(from),
    to: formatKubernetesVersion(to),
    complete: undone.length === 0,
    now: [...undone.map(diagnosticOf), ...upgrades.flatMap(({ now }) => now.diagnostics)],
    steps: mergeSteps(upgrades.map(({ steps }) => steps)),
  }
  const printsTexts = options.diff || (options.fix && inputs.some(({ isStdin }) => isStdin))
  const output = printsTexts ? io.stderr : io.stdout
  const style = wantsColor(options.color, output, io.env) ? ANSI : PLAIN
  const texts = new Map(
    upgrades.flatMap(({ document }) => document.pieces.map((piece) => [piece.path, piece.text])),
  )
  output.write(options.format === 'json' ? jsonUpgrade(report) : prettyUpgrade(report, texts, style))
  if (undone.length > 0) return EXIT.usage
  const least = SEVERITIES.indexOf(options['fail-on'])
  const all = [...report.now, ...report.steps.flatMap(({ diagnostics }) => diagnostics)]
  return all.some(({ severity }) => SEVERITIES.indexOf(severity) >= least) ? EXIT.findings : EXIT.done
}

const SEVERITIES = ['info', 'warning', 'error'] as const

function refuse(problem: Problem, { format }: Options, io: Io): ExitCode {
  printProblem(io.stderr, problem, format)
  return EXIT.usage
}

/** The text to be judged: as it is, or with what is safe to change for the last release changed where it lies. */
function mend(
  input: CheckedInput,
  how: ValidateOptions,
  to: KubernetesVersion,
  options: Options,
  io: Io,
): Attempt<CheckedInput['text']> {
  if (!options.fix && !options.diff) return { ok: true, value: input.text }
  const fixed = fixText(input, { ...how, context: { ...how.context, kubernetes: to } })
  const problem = deliver(input, fixed, options, io)
  if (problem !== undefined) return { ok: false, problem }
  return { ok: true, value: options.diff || fixed.made.length === 0 ? input.text : fixed.text }
}

function releasesOf({
  from,
  to,
  fix,
  diff,
}: Options): Attempt<{ from: KubernetesVersion; to: KubernetesVersion }> {
  const no = (message: string, help: string): Attempt<never> => ({
    ok: false,
    problem: { message, help: [help] },
  })
  if (fix && diff) return no('`--fix` writes and `--diff` only shows', 'give one of the two')
  if (from === undefined) return no('`--from` is missing', 'give the release that runs now: `--from 1.23`')
  const first = parseKubernetesVersion(from)
  const last = parseKubernetesVersion(to)
  if (first === undefined) return no(`\`${from}\` is no version for \`--from\``, 'write it as `1.23`')
  if (last === undefined) return no(`\`${to}\` is no version for \`--to\``, 'write it as `1.34`')
  if (last.major < first.major || (last.major === first.major && last.minor < first.minor)) {
    return no(`\`--to\` is older than \`--from\``, 'give the release that runs now as `--from`')
  }
  return { ok: true, value: { from: first, to: last } }
}
