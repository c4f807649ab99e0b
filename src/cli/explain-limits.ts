import { explain, type Explanation } from '../explain/explain.ts'
import { limitsSubject } from '../explain/limits-subject.ts'
import { readSpec } from '../spec/read-spec.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import type { Io } from './io.ts'
import { printProblem, type Problem } from './problem.ts'
import { readInput } from './read-input.ts'

/** The limits that the network of a spec has: nothing else is different from spec to spec. */
export function explainLimits(path: string, text: string, io: Io): Explanation | ExitCode {
  const found = explain(text)
  const [limits] = found.subjects
  if (limits === undefined || limits.id !== 'limits') {
    return refuse(io, {
      message: '`--spec` goes with `limits` only',
      help: ['write `hnsc explain limits --spec SPEC`'],
    })
  }
  const input = readInput(path, io)
  if (!input.ok) return refuse(io, input.problem)
  const { cluster } = readSpec(input.value)
  if (cluster !== undefined) return { subjects: [limitsSubject(limits, cluster)] }
  return refuse(io, {
    message: `${path} has errors, so its network is not known`,
    help: [`see them with \`hnsc validate ${path}\``],
  })
}

function refuse(io: Io, problem: Problem): ExitCode {
  printProblem(io.stderr, problem)
  return EXIT.usage
}
