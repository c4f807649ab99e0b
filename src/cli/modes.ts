import { MODES } from '../explain/modes.ts'
import { modesJson, printModes } from '../print/modes.ts'
import { ANSI, PLAIN } from '../print/style.ts'
import type { InvocationOf } from './commands.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import type { Io } from './io.ts'
import { wantsColor } from './print-diagnostics.ts'

/** Prints the table of network modes, or one of them. */
export function run({ positionals: [wanted], options }: InvocationOf<'modes'>, io: Io): ExitCode {
  const modes = wanted === undefined ? MODES : MODES.filter(({ mode }) => mode === wanted)
  const style = wantsColor(options.color, io.stdout, io.env) ? ANSI : PLAIN
  io.stdout.write(options.format === 'json' ? modesJson(modes) : printModes(modes, io.stdout.columns, style))
  return EXIT.done
}
