import { resolve } from '../diagnostic/resolve.ts'
import { originRemarks } from '../print/origin-remarks.ts'
import { specDocument } from '../print/spec-document.ts'
import { printSpec } from '../print/spec.ts'
import { readSpec } from '../spec/read-spec.ts'
import type { InvocationOf } from './commands.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import type { Io } from './io.ts'
import { readInput } from './read-input.ts'
import { reporter } from './reporter.ts'

/** Prints a spec with every default spelled out, and behind each why it is what it is. */
export function run({ positionals, options }: InvocationOf<'spec'>, io: Io): ExitCode {
  const [path = '-'] = positionals
  const report = reporter(options, io)
  const input = readInput(path, io)
  if (!input.ok) {
    report.problem(input.problem)
    report.end()
    return EXIT.usage
  }
  const { cluster, findings, origins, document } = readSpec(input.value, options.set)
  report.diagnostics(
    resolve(findings, document),
    new Map(document.pieces.map((piece) => [piece.path, piece.text])),
  )
  report.end()
  if (cluster === undefined) return EXIT.findings
  io.stdout.write(printSpec(specDocument(cluster), originRemarks(origins())))
  return EXIT.done
}
