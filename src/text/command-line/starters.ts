import { type Found, linesOf, NONE, pair, rejoined } from './found.ts'
import { type Placed, scanPlaced, slicePlaced } from './placed.ts'
import type { Launch } from './program-line.ts'
import { programOfName, programOfPath } from './program-name.ts'
import { parameter } from './services.ts'
import { splitArguments } from './split-arguments.ts'

/** `Start-Process [-FilePath] EXE [-ArgumentList] …`; the arguments are joined with blanks. */
export function startProcess(words: readonly Placed[], launch: Launch): Found {
  const head = parameter(words, 'filepath') ?? words[1]
  const at = words.findIndex(({ text }) => ARGUMENT_LIST.test(text))
  if (head === undefined) return NONE
  const from = at < 0 ? words.indexOf(head) + 1 : at + 1
  const rest = words.slice(from)
  const stop = rest.findIndex(({ text }) => START_PROCESS_PARAMETERS.test(text))
  const own = stop < 0 ? rest : rest.slice(0, stop)
  const program = programOfPath(head.text) ?? programOfName(head.text)
  return program === undefined ? NONE : linesOf(rejoined(own), { program, head, launch })
}

/** The parameter of Start-Process that takes the arguments. */
export const ARGUMENT_LIST = /^-(argumentlist|args)$/i

const START_PROCESS_PARAMETERS =
  /^-(filepath|nonewwindow|passthru|wait|windowstyle|workingdirectory|verb|redirectstandard\w+|credential|usenewenvironment)\b/i

/** `wins cli process run --path EXE --args "…" --envs "…"` of Rancher. */
export function wins(words: readonly Placed[]): Found {
  const head = optionOf(words, '--path')
  const program = head === undefined ? undefined : programOfPath(head.text)
  const value = optionOf(words, '--args')
  const envs = optionOf(words, '--envs')
  if (head === undefined || program === undefined) return NONE
  const own = value === undefined ? [] : splitArguments(scanPlaced(value))
  return {
    ...linesOf(own, { program, head, launch: 'container' }),
    environment: envs === undefined ? [] : splitArguments(scanPlaced(envs)).flatMap((word) => pair(word)),
  }
}

/** The value of an option: the next word, or what stands behind `=`. */
function optionOf(words: readonly Placed[], name: string): Placed | undefined {
  const at = words.findIndex(({ text }) => text === name || text.startsWith(`${name}=`))
  const word = words[at]
  if (word === undefined) return undefined
  return word.text === name ? words[at + 1] : slicePlaced(word, name.length + 1)
}
