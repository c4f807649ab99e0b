import { type CompileResult, compile } from '../compile/compile.ts'
import type { Artifact } from '../emit/artifact.ts'
import { manifestEntry, writeManifest } from '../emit/manifest.ts'
import { bundle } from '../print/bundle.ts'
import { nearest } from '../text/nearest.ts'
import { checkOutput } from './check-output.ts'
import type { InvocationOf } from './commands.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import type { Io } from './io.ts'
import { isProblem, type Problem } from './problem.ts'
import { progress, SILENT } from './progress.ts'
import { readInput } from './read-input.ts'
import { type Reporter, reporter } from './reporter.ts'
import { type Selection, selects } from './selection.ts'
import { MANIFEST, type Product, type Written, writeOutput } from './write-output.ts'

type Options = InvocationOf<'compile'>['options']

/** Compiles a spec: into a directory, to the standard output, or compared with a directory. */
export function run({ positionals, options }: InvocationOf<'compile'>, io: Io): ExitCode {
  const report = reporter(options, io)
  const exit = compileTo(positionals[0] ?? '-', options, report, io)
  report.end()
  return exit
}

function compileTo(path: string, options: Options, report: Reporter, io: Io): ExitCode {
  if (options.out === undefined && (options.check || options.prune)) {
    report.problem({
      message: `\`--${options.check ? 'check' : 'prune'}\` is given without a directory`,
      help: ['name the directory with `--out DIR`'],
    })
    return EXIT.usage
  }
  const input = readInput(path, io)
  if (!input.ok) return stop(input.problem, report)
  const { files, diagnostics, texts } = compile(input.value, { set: options.set })
  report.diagnostics(diagnostics, texts)
  if (files.length === 0) return diagnostics.some(isOurFault) ? EXIT.fault : EXIT.findings
  const artifacts = files.flatMap((file) => (file.kind === 'manifest' ? [] : [file]))
  const selection = { nodes: options.node, kinds: options.only }
  const selected = artifacts.filter((file) => selects(selection, file))
  const problem = checkSelection(selection, artifacts, selected)
  if (problem !== undefined) return stop(problem, report)
  if (options.out === undefined) return print(selected, selection, io)
  return options.check
    ? check(options.out, product(selected), selection, options, report, io)
    : write(options.out, product(selected), selection, options, report, io)
}

function stop(problem: Problem, report: Reporter): ExitCode {
  report.problem(problem)
  return EXIT.usage
}

function isOurFault({ code }: CompileResult['diagnostics'][number]): boolean {
  return code.startsWith('WIN9')
}

/** A node that the spec does not have, or kinds that it has no file of. */
function checkSelection(
  { nodes, kinds }: Selection,
  artifacts: readonly Artifact[],
  selected: readonly Artifact[],
): Problem | undefined {
  const known = new Set(artifacts.flatMap(({ node }) => (node === undefined ? [] : [node])))
  const stranger = nodes.find((name) => !known.has(name))
  if (stranger !== undefined) {
    const near = nearest(stranger, [...known])
    return {
      message: `\`${stranger}\` is no node of the spec`,
      help: near === undefined ? [] : [`the nearest is \`${near}\``],
    }
  }
  if (selected.length > 0) return undefined
  const there = new Set(
    artifacts.filter((file) => selects({ nodes, kinds: [] }, file)).map(({ kind }) => kind),
  )
  return {
    message: `the spec makes no file of kind ${kinds.map((kind) => `\`${kind}\``).join(' or ')}`,
    help: [`the kinds are ${[...there].toSorted().join(', ')}`],
  }
}

/** A single file that was asked for is printed bare, several as a bundle. */
function print(selected: readonly Artifact[], { nodes, kinds }: Selection, io: Io): ExitCode {
  const [only, ...others] = selected
  if (only !== undefined && others.length === 0 && nodes.length + kinds.length > 0) {
    io.stdout.write(only.text)
    return EXIT.done
  }
  const manifest = { path: MANIFEST, text: writeManifest(selected.map(manifestEntry)) }
  let waiting = ''
  for (const part of bundle([...selected, manifest])) {
    waiting += part
    if (waiting.length < WRITE_SIZE) continue
    io.stdout.write(waiting)
    waiting = ''
  }
  io.stdout.write(waiting)
  return EXIT.done
}

/** How much is written to the standard output at a time, in UTF-16 units. */
const WRITE_SIZE = 65_536

function product(selected: readonly Artifact[]): Product {
  return {
    files: selected,
    listed: selected.map(manifestEntry),
    manifest: ({ files, stale }) => writeManifest(files, stale),
  }
}

/** From how many nodes on progress is shown. */
const MANY_NODES = 300

function progressOf({ files, listed }: Product, { format }: Options, io: Io) {
  const nodes = new Set(listed.map(({ node }) => node))
  return nodes.size < MANY_NODES || format === 'json' ? SILENT : progress(files.length, 'files', io.stderr)
}

function check(
  out: string,
  made: Product,
  selection: Selection,
  options: Options,
  report: Reporter,
  io: Io,
): ExitCode {
  const bar = progressOf(made, options, io)
  const drift = checkOutput(out, made, selection, bar, io)
  bar.done()
  if (isProblem(drift)) return stop(drift, report)
  if (drift.files === 0 && drift.stale.length === 0) return EXIT.done
  report.note(`${out}: ${count(drift.files)} would change`)
  noteStale(out, drift.stale, report)
  return EXIT.findings
}

function write(
  out: string,
  made: Product,
  selection: Selection,
  options: Options,
  report: Reporter,
  io: Io,
): ExitCode {
  const bar = progressOf(made, options, io)
  const result = writeOutput(out, made, selection, options.prune, bar, io)
  bar.done()
  if (isProblem(result)) return stop(result, report)
  noteWritten(out, result, report)
  return EXIT.done
}

/** How many files are named one by one. */
const FEW_FILES = 40

function noteWritten(out: string, { written, unchanged, removed, stale }: Written, report: Reporter): void {
  if (written.length <= FEW_FILES) for (const path of written) report.note(`wrote ${out}/${path}`)
  if (removed.length <= FEW_FILES) for (const path of removed) report.note(`removed ${out}/${path}`)
  const parts = [
    `${count(written.length)} written`,
    ...(unchanged === 0 ? [] : [`${unchanged} unchanged`]),
    ...(removed.length === 0 ? [] : [`${removed.length} removed`]),
  ]
  report.note(`${out}: ${parts.join(', ')}`)
  noteStale(out, stale, report)
}

function noteStale(out: string, stale: readonly string[], report: Reporter): void {
  for (const path of stale.slice(0, FEW_FILES))
    report.note(`stale: ${out}/${path} is no longer made from the spec`)
  if (stale.length > 0) report.note('`--prune` removes stale files that nobody has changed')
}

function count(files: number): string {
  return files === 1 ? '1 file' : `${files} files`
}
