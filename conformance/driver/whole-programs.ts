import { isDeepStrictEqual } from 'node:util'
import { type Build, build } from './build.ts'
import { pluginsBuild } from './builds.ts'
import { made } from './generate/plugin-case.ts'
import type { HnsCall, PluginCase, StepResult } from './node.ts'
import type { Program } from './program.ts'
import { random } from './random.ts'
import { type Binary, pluginExes } from './wine/binaries.ts'
import { startWine, type Wine, type WholeResult, wineMissing } from './wine/start.ts'
import { ask } from './witness.ts'

/** Whole Windows programs of one release, and the runner that has the same programs natively. */
export interface WholePrograms {
  readonly version: string
  readonly programs: readonly string[]
  readonly exes: () => readonly Binary[]
  readonly native: Build
}

const WHOLE: readonly WholePrograms[] = [
  whole('v1.9.1', ['ipam/host-local', 'main/windows/win-bridge', 'main/windows/win-overlay']),
  // The last release of the plugins that has flannel.
  whole('v0.9.1', ['meta/flannel']),
]

function whole(version: string, paths: readonly string[]): WholePrograms {
  return {
    version,
    programs: paths.map((path) => path.replace(/^.*\//, '')),
    exes: () => pluginExes(version, paths),
    native: pluginsBuild(version),
  }
}

const FIRST_SEED = 2_000_000
const SIZE = 200

/**
 * Runs a fixed sample of cases through whole, unmodified Windows programs under wine, and compares with the native
 * runner: that what the runners change does not matter. Gives the number of cases that differ.
 */
export async function compareWholePrograms(
  programs: readonly Program[],
  releases: readonly WholePrograms[] = WHOLE,
): Promise<number> {
  const missing = wineMissing()
  if (missing !== undefined) {
    console.log(`whole Windows programs: skipped, ${missing}`)
    return 0
  }
  let different = 0
  for (const release of releases) {
    const wanted = programs.filter(({ name }) => release.programs.includes(name))
    if (wanted.length === 0) continue
    const wine = startWine(release.exes())
    try {
      for (const program of wanted) different += await compareProgram(program, release, wine)
    } finally {
      wine.stop()
    }
  }
  return different
}

async function compareProgram(program: Program, release: WholePrograms, wine: Wine): Promise<number> {
  const inputs = sample(program)
  const native = (await ask(build(release.native), inputs)) as readonly (readonly StepResult[])[]
  const whole = inputs.map((input) => wine.run(input))
  const wrong = inputs.filter((input, i) => differs(whole[i] ?? [], native[i] ?? [], input))
  const results = whole.flat()
  const [calls, started] = [results.flatMap((r) => r.calls).length, results.flatMap((r) => r.started).length]
  console.log(
    `${program.name} ${release.version} under wine: ${inputs.length - wrong.length} agree, ${wrong.length} disagree ` +
      `(${calls} requests of HNS or HCS and ${started} calls of delegates among them)`,
  )
  return wrong.length
}

function sample(program: Program): readonly PluginCase[] {
  return Array.from({ length: SIZE }, (_, i) => made(program.generate(random(FIRST_SEED + i))) as PluginCase)
}

function differs(whole: readonly WholeResult[], native: readonly StepResult[], input: PluginCase): boolean {
  const [a, b] = [whole.map(shownWhole), native.map((result, i) => shownNative(result, input, i))]
  if (isDeepStrictEqual(a, b)) return false
  console.log(JSON.stringify({ input, whole: a, native: b }, null, 2))
  return true
}

/** What both ways of running a program show. */
interface Shown {
  readonly exit: number | null
  readonly stdout: unknown
  readonly panic: string | undefined
  readonly calls: readonly Required<HnsCall>[]
  readonly started: WholeResult['started']
}

function shownWhole({ exit, stdout, stderr, calls, started }: WholeResult): Shown {
  const panic = exit === 2 ? /^panic: (.*?)(?: \[recovered.*)?$/m.exec(stderr)?.[1] : undefined
  return { exit, stdout: jsonOrText(asOnWindows(stdout)), panic, calls, started }
}

function shownNative(
  { exit, json, stdout, panic, calls, started }: StepResult,
  input: PluginCase,
  i: number,
): Shown {
  return {
    exit,
    stdout: json ?? (typeof stdout === 'string' ? jsonOrText(stdout) : (stdout ?? '')),
    panic,
    calls: (calls ?? []).map(({ kind, target = '', body = '' }) => ({ kind, target, body })),
    started: (started ?? [])
      .filter(({ program }) => input.answers?.[program] !== undefined)
      .map(({ program, command, stdin = input.steps[i]?.stdin }) => {
        return { program, command, stdin: typeof stdin === 'string' ? stdin : '' }
      }),
  }
}

/** Texts of the operating system are wine's. */
function asOnWindows(text: string): string {
  return text.replaceAll(/(File|Path) not found\./g, 'The system cannot find the file specified.')
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
