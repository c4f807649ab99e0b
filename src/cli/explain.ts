import { CODE_EXAMPLES, type CodeExample } from '../generated/code-examples.ts'
import { explain } from '../explain/explain.ts'
import { SUBJECTS } from '../explain/subject.ts'
import { entryOf } from '../text/entry-of.ts'
import { explanationJson } from '../print/explanation-json.ts'
import { explanation } from '../print/explanation.ts'
import { ANSI, PLAIN } from '../print/style.ts'
import type { InvocationOf } from './commands.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import type { Io } from './io.ts'
import { wantsColor } from './print-diagnostics.ts'
import { printProblem } from './problem.ts'
import { readInput } from './read-input.ts'

/** Explains a code, a name, what a program printed, or a question; without any, lists what can be explained. */
export async function run({ positionals, options }: InvocationOf<'explain'>, io: Io): Promise<ExitCode> {
  const asJson = options.format === 'json'
  if (positionals.length === 0) {
    io.stdout.write(asJson ? explanationJson({ subjects: SUBJECTS }, exampleOf) : contents())
    return EXIT.done
  }
  const text = textOf(positionals, io)
  if (typeof text !== 'string') return text
  const found = options.spec === undefined ? explain(text) : await limitsOf(options.spec, text, io)
  if (typeof found === 'number') return found
  const { subjects, meant } = found
  const style = wantsColor(options.color, io.stdout, io.env) ? ANSI : PLAIN
  io.stdout.write(
    asJson
      ? explanationJson(found, exampleOf)
      : subjects
          .map((subject) => explanation(subject, exampleOf(subject.id), io.stdout.columns, style))
          .join('\n'),
  )
  if (subjects.length > 0) return EXIT.done
  printProblem(io.stderr, {
    message: 'hnsc knows nothing about this',
    help: [
      ...(meant === undefined ? [] : [`did you mean \`${meant}\`?`]),
      'give the text of one error as the program prints it; `hnsc explain` lists everything',
    ],
  })
  return EXIT.findings
}

/** Reading a spec takes much more code than explaining: it is loaded where it is asked for. */
async function limitsOf(path: string, text: string, io: Io) {
  const { explainLimits } = await import('./explain-limits.ts')
  return explainLimits(path, text, io)
}

function exampleOf(id: string): CodeExample | undefined {
  return entryOf(CODE_EXAMPLES, id)
}

/** The words of the command line; for `-` the standard input, such as a log. */
function textOf(positionals: readonly string[], io: Io): string | ExitCode {
  if (positionals.join() !== '-') return positionals.join(' ')
  const input = readInput('-', io)
  if (input.ok) return new TextDecoder().decode(input.value.text)
  printProblem(io.stderr, input.problem)
  return EXIT.usage
}

function contents(): string {
  const widest = Math.max(...SUBJECTS.map(({ id }) => id.length))
  return SUBJECTS.map(({ id, title }) => `${id.padEnd(widest)}  ${title}\n`).join('')
}
