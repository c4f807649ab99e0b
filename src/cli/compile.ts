import { type ArtifactName, artifactNames, artifacts } from '../compile/artifacts.ts'
import { faultDiagnostics, readCluster } from '../compile/compile.ts'
import type { Selection } from '../compile/selection.ts'
import type { Finding } from '../diagnostic/finding.ts'
import type { Artifact } from '../emit/artifact.ts'
import { MANIFEST_PATH, manifestParts } from '../emit/manifest.ts'
import { bundledText, bundleMarker } from '../print/bundle.ts'
import type { Cluster } from '../spec/cluster.ts'
import { nearest } from '../text/nearest.ts'
import { byteChunks } from './byte-chunks.ts'
import { checkOutput } from './check-output.ts'
import type { InvocationOf } from './commands.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import type { Io } from './io.ts'
import { listing } from './listing.ts'
import { isProblem, type Problem } from './problem.ts'
import { progress, type Progress, SILENT } from './progress.ts'
import { readInput } from './read-input.ts'
import { type Reporter, reporter } from './reporter.ts'
import { FEW, listedFile, type MadeFile, type Product, type Written, writeOutput } from './write-output.ts'

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
  const { cluster, diagnostics, texts } = readCluster(input.value, { set: options.set })
  report.diagnostics(diagnostics, texts)
  if (cluster === undefined) return EXIT.findings
  const selection = { nodes: options.node, kinds: options.only }
  const problem = checkSelection(selection, cluster)
  if (problem !== undefined) return stop(problem, report)
  const bar = progressOf(cluster, selection, options, io)
  try {
    return deliver(productOf(cluster, selection, bar), options, bar, report, io)
  } catch (error) {
    if (!(error instanceof FaultyFile)) throw error
    report.diagnostics(faultDiagnostics(input.value.path, error.faults), new Map())
    return EXIT.fault
  }
}

function deliver(
  product: Product,
  { out, check, prune }: Options,
  bar: Progress,
  report: Reporter,
  io: Io,
): ExitCode {
  if (out === undefined) return print(product, io)
  const result = check ? checkOutput(out, product, io) : writeOutput(out, product, prune, io)
  bar.done()
  if (isProblem(result)) return stop(result, report)
  if ('written' in result) {
    noteWritten(out, result, report)
    return EXIT.done
  }
  if (result.files === 0 && result.stale.length === 0) return EXIT.done
  report.note(`${out}: ${count(result.files)} would change`)
  noteStale(out, result.stale, report)
  return EXIT.findings
}

/** What is thrown when a file that we have made does not do what the spec says: nothing more must be handed over. */
class FaultyFile extends Error {
  readonly faults: readonly Finding[]

  constructor(faults: readonly Finding[]) {
    super('a file of ours has a fault')
    this.faults = faults
  }
}

function productOf(cluster: Cluster, selection: Selection, bar: Progress): Product {
  return {
    files: soundFiles(cluster, selection, bar),
    paths: pathsOf(artifactNames(cluster, selection)),
    selection,
  }
}

function* pathsOf(names: Iterable<ArtifactName>): Generator<string> {
  for (const { path } of names) yield path
}

function* soundFiles(cluster: Cluster, selection: Selection, bar: Progress): Generator<Artifact> {
  let last: string | undefined
  for (const { artifact, faults } of artifacts(cluster, selection)) {
    if (faults.length > 0) throw new FaultyFile(faults)
    yield artifact
    if (artifact.node !== last) bar.step()
    last = artifact.node
  }
}

function stop(problem: Problem, report: Reporter): ExitCode {
  report.problem(problem)
  return EXIT.usage
}

/** A node that the spec does not have, or kinds that it has no file of. */
function checkSelection({ nodes, kinds }: Selection, cluster: Cluster): Problem | undefined {
  const known = new Set(cluster.nodes.map(({ name }) => name))
  const stranger = nodes.find((name) => !known.has(name))
  if (stranger !== undefined) {
    const near = nearest(stranger, [...known])
    return {
      message: `\`${stranger}\` is no node of the spec`,
      help: near === undefined ? [] : [`the nearest is \`${near}\``],
    }
  }
  if (kinds.length === 0) return undefined
  const there = new Set<string>()
  for (const { kind } of artifactNames(cluster, { nodes, kinds: [] })) {
    if (kinds.includes(kind)) return undefined
    there.add(kind)
  }
  return {
    message: `the spec makes no file of kind ${kinds.map((kind) => `\`${kind}\``).join(' or ')}`,
    help: [`the kinds are ${[...there].toSorted().join(', ')}`],
  }
}

/** A single file that was asked for is printed bare, several as a bundle. */
function print({ files, paths, selection }: Product, io: Io): ExitCode {
  const bare = selection.nodes.length + selection.kinds.length > 0 && isSingle(paths)
  for (const bytes of byteChunks(bare ? texts(files) : withManifest(files))) io.stdout.write(bytes)
  return EXIT.done
}

function isSingle(paths: Iterable<string>): boolean {
  const rest = paths[Symbol.iterator]()
  return rest.next().done !== true && rest.next().done === true
}

function* texts(files: Iterable<MadeFile>): Generator<string> {
  for (const { text } of files) yield text
}

/** A bundle of the files and, behind them, the manifest. */
function* withManifest(files: Iterable<MadeFile>): Generator<string> {
  const listed = listing()
  for (const file of files) {
    yield bundleMarker(file.path)
    yield bundledText(file)
    listed.add(listedFile(file))
  }
  yield bundleMarker(MANIFEST_PATH)
  yield* manifestParts(listed, () => [])
}

/** From how many nodes on progress is shown. */
const MANY_NODES = 300

function progressOf({ nodes }: Cluster, selection: Selection, { format, out }: Options, io: Io): Progress {
  const asked = selection.nodes.length === 0 ? nodes.length : selection.nodes.length
  return asked < MANY_NODES || format === 'json' || out === undefined
    ? SILENT
    : progress(asked, 'nodes', io.stderr)
}

function noteWritten(out: string, { written, unchanged, removed, stale }: Written, report: Reporter): void {
  if (written.count === written.first.length)
    for (const path of written.first) report.note(`wrote ${out}/${path}`)
  if (removed.length <= FEW) for (const path of removed) report.note(`removed ${out}/${path}`)
  const parts = [
    `${count(written.count)} written`,
    ...(unchanged === 0 ? [] : [`${unchanged} unchanged`]),
    ...(removed.length === 0 ? [] : [`${removed.length} removed`]),
  ]
  report.note(`${out}: ${parts.join(', ')}`)
  noteStale(out, stale, report)
}

function noteStale(out: string, stale: readonly string[], report: Reporter): void {
  for (const path of stale.slice(0, FEW)) report.note(`stale: ${out}/${path} is no longer made from the spec`)
  if (stale.length > 0) report.note('`--prune` removes stale files that nobody has changed')
}

function count(files: number): string {
  return files === 1 ? '1 file' : `${files} files`
}
