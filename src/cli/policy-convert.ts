import { syntaxFindings } from '../check/syntax-findings.ts'
import { convert } from '../convert/convert.ts'
import { resolve } from '../diagnostic/resolve.ts'
import { decode } from '../text/decode.ts'
import { documentOf } from '../text/document.ts'
import { readTolerantly } from '../text/tolerant-json.ts'
import type { InvocationOf } from './commands.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import type { Io } from './io.ts'
import { printDiagnostics } from './print-diagnostics.ts'
import { printProblem } from './problem.ts'
import { MOST_NODE_BYTES, readInput } from './read-input.ts'
import { jsonText } from '../print/json-text.ts'

/** Prints a document in the other dialect of HNS, and on the standard error what was lost. */
export function run({ positionals, options }: InvocationOf<'policy convert'>, io: Io): ExitCode {
  const input = readInput(positionals[0] ?? '-', io, MOST_NODE_BYTES)
  if (!input.ok) {
    printProblem(io.stderr, input.problem, options.format)
    return EXIT.usage
  }
  const { path, text: bytes } = input.value
  const { text, problems } = decode(bytes)
  const tolerant = readTolerantly(text)
  const { tree } = tolerant
  const reading = syntaxFindings({ bytes, text, problems, tolerant })
  const { value, findings } =
    tree === undefined ? { findings: [] } : convert(tree, options.to === 'v1' ? 1 : 2)
  const diagnostics = resolve([...reading, ...findings], documentOf(path, text, tree))
  printDiagnostics(diagnostics, new Map([[path, text]]), options, io.stderr, io.env)
  // A text with mistakes is not what its author meant, so it is not converted either.
  const readable = reading.every(({ code }) => code === 'WIN002' || code === 'WIN003')
  if (value === undefined || !readable) return EXIT.findings
  io.stdout.write(jsonText(value))
  return findings.length > 0 ? EXIT.findings : EXIT.done
}
