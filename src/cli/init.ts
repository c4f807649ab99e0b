import { compiledPlugins } from '../spec/pairs.ts'
import { starterSpec } from '../spec/starter-spec.ts'
import type { InvocationOf } from './commands.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import type { Io } from './io.ts'
import { printProblem } from './problem.ts'

/** Prints a commented spec to start from. */
export function run({ options: { driver, plugin } }: InvocationOf<'init'>, io: Io): ExitCode {
  const text = starterSpec(driver, plugin)
  if (text === undefined) {
    printProblem(io.stderr, {
      message: `\`${plugin}\` is no plugin for ${driver}`,
      help: [`name one of ${compiledPlugins(driver).join(', ')}`],
    })
    return EXIT.usage
  }
  io.stdout.write(text)
  return EXIT.done
}
