import type { Context } from '../check/context.ts'
import type { Diagnostic } from '../generated/types.ts'
import { parseKubernetesVersion, parseProgramVersion } from '../facts/versions.ts'
import { asWindowsTarget } from '../spec/read-windows.ts'
import { KINDS, validate } from '../validate/validate.ts'
import type { InvocationOf } from './commands.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import type { Io } from './io.ts'
import { printDiagnostics } from './print-diagnostics.ts'
import { type Problem, printProblem } from './problem.ts'
import { readConfDir } from './read-conf-dir.ts'
import { readInput } from './read-input.ts'

type Options = InvocationOf<'validate'>['options']
type Input = { readonly path: string; readonly text: Uint8Array | string }

/** Checks files, and the configurations of directories; without a name the standard input. */
export function run({ positionals, options }: InvocationOf<'validate'>, io: Io): ExitCode {
  const context = contextOf(options)
  if (!context.ok) return refuse(context.problem, options, io)
  const inputs: Input[] = []
  for (const path of positionals.length === 0 ? ['-'] : positionals) {
    const read = inputsAt(path, options, io)
    if (!read.ok) return refuse(read.problem, options, io)
    inputs.push(...read.value)
  }
  const kind = KINDS.find((known) => known === options.kind)
  const all: Diagnostic[] = []
  const texts = new Map<string, string>()
  for (const input of inputs) {
    const { diagnostics, document } = validate(input, {
      context: context.value,
      ...(kind === undefined ? {} : { kind }),
    })
    all.push(...diagnostics.filter((diagnostic) => !isIgnored(diagnostic, options.ignore)))
    for (const piece of document.pieces) texts.set(piece.path, piece.text)
  }
  printDiagnostics(all, texts, options, io.stdout, io.env)
  const least = SEVERITIES.indexOf(options['fail-on'])
  return all.some(({ severity }) => SEVERITIES.indexOf(severity) >= least) ? EXIT.findings : EXIT.done
}

const SEVERITIES = ['info', 'warning', 'error'] as const

function refuse(problem: Problem, { format }: Options, io: Io): ExitCode {
  printProblem(io.stderr, problem, format)
  return EXIT.usage
}

type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem }

/** A file; or what containerd would look at in a directory, in its order. */
function inputsAt(path: string, options: Options, io: Io): Attempt<readonly Input[]> {
  if (path !== '-' && io.fs.statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) {
    const dir = readConfDir(path, io)
    if (!dir.ok) return dir
    const files = dir.value.files
      .filter(({ name }) => /^[^/]+\.(conf|conflist|json)$/.test(name))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    return { ok: true, value: files.map(({ name, bytes }) => ({ path: `${path}/${name}`, text: bytes })) }
  }
  const input = readInput(path, io)
  if (!input.ok) return input
  const name = path === '-' ? (options['stdin-filename'] ?? input.value.path) : path
  return { ok: true, value: [{ path: name, text: input.value.text }] }
}

/** `CODE` or `CODE:PATH`; the name of a code counts as the code. */
function isIgnored({ code, name, location }: Diagnostic, ignore: readonly string[]): boolean {
  return ignore.some((entry) => {
    const [what = '', ...path] = entry.split(':')
    return (what === code || what === name) && (path.length === 0 || path.join(':') === location.path)
  })
}

function contextOf(options: Options): Attempt<Context> {
  const { runtime, plugins, flannel, kubernetes, windows } = options
  const cniPlugins = plugins === undefined ? undefined : parseProgramVersion(plugins)
  const flannelCni = flannel === undefined ? undefined : parseProgramVersion(flannel)
  const release = kubernetes === undefined ? undefined : parseKubernetesVersion(kubernetes)
  const target = windows === undefined ? undefined : asWindowsTarget(windows)
  if (plugins !== undefined && cniPlugins === undefined) return noVersion('plugins', plugins, '1.9.1')
  if (flannel !== undefined && flannelCni === undefined)
    return noVersion('flannel', flannel, '1.9.1-flannel1')
  if (kubernetes !== undefined && release === undefined) return noVersion('kubernetes', kubernetes, '1.34')
  if (windows !== undefined && target?.ok !== true) return noVersion('windows', windows, 'ltsc2022')
  return {
    ok: true,
    value: {
      ...(runtime === undefined ? {} : { runtime }),
      ...(cniPlugins === undefined ? {} : { cniPlugins }),
      ...(flannelCni === undefined ? {} : { flannelCni }),
      ...(release === undefined ? {} : { kubernetes: release }),
      ...(target?.ok === true ? { windows: target.value } : {}),
    },
  }
}

function noVersion(
  option: string,
  text: string,
  example: string,
): { readonly ok: false; readonly problem: Problem } {
  return {
    ok: false,
    problem: {
      message: `\`${text}\` is no version for \`--${option}\``,
      help: [`write it as \`${example}\``],
    },
  }
}
