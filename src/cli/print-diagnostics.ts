import type { Diagnostic } from '../generated/types.ts'
import { github } from '../print/github.ts'
import { json } from '../print/json.ts'
import { junit } from '../print/junit.ts'
import { pretty, tally, type Texts } from '../print/pretty.ts'
import { sarif } from '../print/sarif.ts'
import { ANSI, PLAIN } from '../print/style.ts'
import type { Io, Output } from './io.ts'
import { VERSION } from './version.ts'

/** What the options of a command say about the printing of its diagnostics. */
export interface Printing {
  readonly format: 'pretty' | 'json' | 'sarif' | 'github' | 'junit'
  readonly color: 'auto' | 'always' | 'never'
}

/** Prints diagnostics to an output; `texts` are the sources that they point into. A document is printed even for none. */
export function printDiagnostics(
  diagnostics: readonly Diagnostic[],
  texts: Texts,
  { format, color }: Printing,
  output: Output,
  env: Io['env'],
): void {
  if (format === 'json') output.write(json(diagnostics))
  else if (format === 'sarif') output.write(sarif(diagnostics, VERSION))
  else if (format === 'github') output.write(github(diagnostics))
  else if (format === 'junit') output.write(junit(diagnostics, [...texts.keys()]))
  else if (diagnostics.length > 0) {
    const style = wantsColor(color, output, env) ? ANSI : PLAIN
    output.write(`${pretty(diagnostics, texts, style)}\n${tally(diagnostics)}\n`)
  }
}

/** `--color`, then NO_COLOR (https://no-color.org) and FORCE_COLOR, then whether it is a terminal. */
export function wantsColor(color: Printing['color'], output: Output, env: Io['env']): boolean {
  if (color !== 'auto') return color === 'always'
  if (isSet(env['NO_COLOR'])) return false
  if (isSet(env['FORCE_COLOR'])) return env['FORCE_COLOR'] !== '0'
  return output.terminal && env['TERM'] !== 'dumb'
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== ''
}
