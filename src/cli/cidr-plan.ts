import type { AddressMap } from '../check/cidr/map/address-map.ts'
import { clusterReport } from '../check/cidr/map/cluster-report.ts'
import { mapCluster } from '../check/cidr/map/map-cluster.ts'
import { mapDocument } from '../check/cidr/map/map-document.ts'
import { mapList } from '../check/cidr/map/map-list.ts'
import type { RangeDocument } from '../check/cidr/read-document.ts'
import { readAllowed } from '../check/cidr/ranges/allow.ts'
import { resolve } from '../diagnostic/resolve.ts'
import { planAddresses } from '../plan/plan-addresses.ts'
import { drawMap } from '../print/picture/draw-map.ts'
import { svg } from '../print/picture/svg.ts'
import { anatomyOf, planFigures } from '../print/plan-figures.ts'
import { clusterPlanJson, mapJson } from '../print/plan-json.ts'
import { printClusterPlan, printMap } from '../print/plan-table.ts'
import { readSpec } from '../spec/read-spec.ts'
import { allCidrSources } from './cidr-source.ts'
import type { InvocationOf } from './commands.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import type { Io } from './io.ts'
import { printDiagnostics } from './print-diagnostics.ts'
import { type Problem, printProblem } from './problem.ts'
import { readRangeSources } from './read-range-sources.ts'

type Options = InvocationOf<'cidr plan'>['options']

/** Shows the address plan of a spec, or any other ranges, as a table, as data or as a picture. */
export async function run({ positionals, options }: InvocationOf<'cidr plan'>, io: Io): Promise<ExitCode> {
  const [word = '-'] = positionals
  const sources = allCidrSources([word], io)
  if (!sources.ok) return refuse(io, sources.problem)
  const read = await readRangeSources(sources.value, options)
  if (!read.ok) return refuse(io, read.problem)
  const { documents, list, pieces } = read.value
  const [document] = documents
  const [source] = sources.value
  const title = `Address ranges of ${source?.path ?? word}`
  if (document?.kind === 'spec' && source !== undefined) return planSpec(document, source, title, options, io)

  const map =
    document?.kind === 'plan'
      ? mapDocument(document, title)
      : mapList(list, readAllowed(options.allow), title)
  const findings = [...list.findings, ...(document?.kind === 'ranges' ? document.findings : [])]
  const texts = new Map(pieces.map((piece) => [piece.path, piece.text]))
  printDiagnostics(
    resolve(findings, { pieces }),
    texts,
    { format: 'pretty', color: options.color },
    io.stderr,
    io.env,
  )
  if (map.ranges.length === 0) return refuse(io, { message: `\`${word}\` has no ranges` })
  show(map, options, io)
  return map.overlapCount > 0 || findings.some(({ code }) => code === 'WIN100') ? EXIT.findings : EXIT.done
}

/** The plan of a spec; of one that has errors its ranges, so that a picture shows what is wrong. */
function planSpec(
  read: RangeDocument,
  source: { readonly path: string; readonly text: string },
  title: string,
  options: Options,
  io: Io,
): ExitCode {
  const { cluster, findings, document } = readSpec(source, options.set)
  const diagnostics = resolve(findings, document)
  const texts = new Map(document.pieces.map((piece) => [piece.path, piece.text]))
  printDiagnostics(diagnostics, texts, { format: 'pretty', color: options.color }, io.stderr, io.env)
  if (cluster === undefined) {
    const map = mapDocument(read, title)
    if (map.ranges.length > 0) show(map, options, io)
    return EXIT.findings
  }
  const report = clusterReport(cluster, planAddresses(cluster))
  const anatomy = anatomyOf(report)
  const map: AddressMap = {
    ...mapCluster(cluster, planFigures(report)),
    ...(anatomy === undefined ? {} : { anatomy }),
  }
  if (options.format === 'table') io.stdout.write(printClusterPlan(report))
  else if (options.format === 'json') io.stdout.write(clusterPlanJson(report, map))
  else io.stdout.write(svg(drawMap(map)))
  return EXIT.done
}

function show(map: AddressMap, { format }: Options, io: Io): void {
  if (format === 'table') io.stdout.write(printMap(map))
  else io.stdout.write(format === 'json' ? mapJson(map) : svg(drawMap(map)))
}

function refuse(io: Io, problem: Problem): ExitCode {
  printProblem(io.stderr, problem)
  return EXIT.usage
}
