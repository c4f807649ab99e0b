import { isDeepStrictEqual } from 'node:util'
import { build } from './build.ts'
import { pluginsBuild } from './builds.ts'
import { made } from './generate/plugin-case.ts'
import type { PluginCase, StepResult } from './node.ts'
import type { Program } from './program.ts'
import { random } from './random.ts'
import { startWine, type WholeResult, wineMissing } from './wine.ts'
import { ask } from './witness.ts'

const VERSION = 'v1.9.1'
const FIRST_SEED = 2_000_000
const SIZE = 200

/**
 * Runs a fixed sample of one-step cases through whole, unmodified Windows programs under wine, and compares with the
 * native runner: that what the runners leave out does not matter. Gives the number of cases that differ.
 */
export async function compareWholePrograms(programs: readonly Program[]): Promise<number> {
  const missing = wineMissing()
  if (missing !== undefined) {
    console.log(`whole Windows programs: skipped, ${missing}`)
    return 0
  }
  const wine = startWine(VERSION)
  try {
    let different = 0
    for (const program of programs.filter(({ name }) => WHOLE.includes(name))) {
      const inputs = sample(program)
      const native = await ask(build(pluginsBuild(VERSION)), inputs)
      const wrong = inputs.filter((input, i) =>
        differs(wine.run(input.node, firstStep(input)), native[i], input),
      )
      console.log(
        `${program.name} ${VERSION} under wine: ${inputs.length - wrong.length} agree, ${wrong.length} disagree`,
      )
      different += wrong.length
    }
    return different
  } finally {
    wine.stop()
  }
}

const WHOLE = ['host-local', 'win-bridge', 'win-overlay']

/** Cases of one call whose programs are all real, and without files, which lie elsewhere under wine. */
function sample(program: Program): readonly PluginCase[] {
  const cases: PluginCase[] = []
  for (let seed = FIRST_SEED; cases.length < SIZE; seed++) {
    const input = made(program.generate(random(seed))) as PluginCase
    const plain = Object.keys(input.answers ?? {}).length === 0 && Object.keys(input.files ?? {}).length === 0
    if (plain) cases.push({ ...input, steps: input.steps.slice(0, 1) })
  }
  return cases
}

function firstStep(input: PluginCase) {
  const [step] = input.steps
  if (step === undefined) throw new Error('a case without a step')
  return step
}

function differs(whole: WholeResult, native: unknown, input: PluginCase): boolean {
  const [result] = native as readonly StepResult[]
  if (result === undefined) throw new Error('no result')
  const a = { exit: whole.exit, stdout: shownStdout(whole.stdout), calls: whole.calls.filter(seenByBoth) }
  const calls = (result.calls ?? []).map(({ kind, target = '', body = '' }) => [kind, target, body] as const)
  const b = {
    exit: result.exit,
    stdout: result.json ?? result.stdout ?? '',
    calls: calls
      .map(([kind, target, body]) => [kind, kind === 'EndpointDetach' ? '' : target, body] as const)
      .filter(seenByBoth),
  }
  if (isDeepStrictEqual(a, b)) return false
  console.log(JSON.stringify({ input, whole: a, native: b }, null, 2))
  return true
}

/** What is asked of containers goes to the Host Compute Service, which wine has not. */
const seenByBoth = ([kind]: readonly [string, string, string]): boolean => !kind.startsWith('Hot')

/** Texts of the operating system are wine's. */
function shownStdout(stdout: string): unknown {
  const text = stdout.replaceAll(/(File|Path) not found\./g, 'The system cannot find the file specified.')
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
