import { COMMANDS, GLOBAL_OPTIONS } from './commands.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import { type Io, type Output, OutputClosed, OutputFailed } from './io.ts'
import { parseArguments, type Parsed, spellTopic, type Topic } from './parse-arguments.ts'
import { VERSION } from './version.ts'

/** The width that help is laid out for when the package is built. */
const READY_COLUMNS = 80

/** Runs one command line (without the program's name) to its exit code. It touches nothing but `io`. */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  try {
    return await dispatch(parseArguments(argv, COMMANDS, GLOBAL_OPTIONS), io)
  } catch (error) {
    if (error instanceof OutputClosed) return EXIT.done
    if (error instanceof OutputFailed) return await reportFailure(error, io)
    return await reportFault(error, io)
  }
}

async function dispatch(parsed: Parsed, io: Io): Promise<ExitCode> {
  switch (parsed.kind) {
    case 'run': {
      const command = await parsed.row.load()
      return await command.run(parsed.invocation, io)
    }
    case 'version':
      io.stdout.write(`${VERSION}\n`)
      return EXIT.done
    case 'help':
      await writeHelp(parsed.topic, io.stdout)
      return EXIT.done
    case 'bare':
      await writeHelp(parsed.topic, io.stderr)
      return EXIT.usage
    case 'wrong': {
      const { printProblem } = await import('./problem.ts')
      printProblem(io.stderr, {
        message: parsed.message,
        help: [
          ...(parsed.help === undefined ? [] : [parsed.help]),
          `\`${spellTopic(parsed.topic)} --help\` shows the usage`,
        ],
      })
      return EXIT.usage
    }
  }
}

/** For pipes, files and terminals of the usual width the text is there already. */
async function writeHelp(topic: Topic, output: Output): Promise<void> {
  if (output.columns === READY_COLUMNS) {
    const { READY_HELP } = await import('./ready-help.ts')
    const ready = READY_HELP.get(spellTopic(topic))
    if (ready !== undefined) return output.write(ready)
  }
  const { helpText } = await import('./help.ts')
  output.write(await helpText(topic, COMMANDS, GLOBAL_OPTIONS, output.columns))
}

/** The output is the user's: what takes no more of it is no fault of ours. */
async function reportFailure({ code }: OutputFailed, io: Io): Promise<ExitCode> {
  try {
    const [{ printProblem }, { errnoText }] = await Promise.all([
      import('./problem.ts'),
      import('./errno.ts'),
    ])
    printProblem(io.stderr, {
      message: `cannot write the output: ${errnoText(code)}`,
      help: ['send it somewhere else; what has been written of it is not whole'],
    })
  } catch {
    // The error output takes nothing either: the exit code is all that is left to say.
  }
  return EXIT.usage
}

/** A fault is ours: it says so, and what a report needs. */
async function reportFault(error: unknown, io: Io): Promise<ExitCode> {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  try {
    const { printProblem } = await import('./problem.ts')
    printProblem(io.stderr, {
      message: `hnsc ${VERSION} failed by a fault of its own`,
      help: ['report it with the command line, the input and these lines (`npm bugs hnsc` tells where)'],
    })
    io.stderr.write(`${text}\n`)
  } catch {
    // Nobody reads the error output: the exit code is all that is left to say.
  }
  return EXIT.fault
}
