import { cmdCommands } from './cmd-commands.ts'
import type { Command } from './command.ts'
import { behindRunner, type Found, isUnseen, linesOf, type Named, NONE, pair } from './found.ts'
import { isOpen, joinPlaced, type Placed, scanPlaced, slicePlaced } from './placed.ts'
import { powershellCommands, variableName } from './powershell-commands.ts'
import type { EnvironmentSetting, Launch, ProgramLine, ProgramLines } from './program-line.ts'
import { baseName, programOfName, programOfPath } from './program-name.ts'
import { newService, nssm, serviceControl } from './services.ts'
import { splitArguments } from './split-arguments.ts'
import { ARGUMENT_LIST, startProcess, wins } from './starters.ts'

/** The lines that start kube-proxy, kubelet or flanneld among commands, and the environment that the commands set. */
export function findPrograms(given: readonly Command[], launch: Launch = 'direct'): ProgramLines {
  const commands = given.flatMap(withAssignment)
  const variables = variablesOf(commands)
  const used = new Set<string>()
  const found = commands
    .filter(({ variable }) => variable === undefined)
    .map(({ words }) => {
      const { expanded, names } = expand(words, variables)
      const read = named(readCommand(expanded, launch), words)
      // What a function of the script does with a list is not known: the list then speaks for itself.
      if (read.lines.length > 0) for (const name of names) used.add(name)
      return read
    })
  const left = [...variables].filter(([name, words]) => !used.has(name) && words.some(isFlag))
  const all = [...found, ...left.map(([name, words]) => listOf(words, name))]
  const environment = [...all.flatMap((part) => part.environment), ...variableSettings(commands)]
  return { lines: withServices(all), environment }
}

/** `set ARGS=--a --b` of cmd, which sets a variable of flags; kept as it stands besides, for the environment. */
function withAssignment(command: Command): readonly Command[] {
  const [head, first, ...rest] = command.words
  const name = /^(\w+)=/.exec(first?.text ?? '')?.[1]
  if (command.variable !== undefined || head?.text.toLowerCase() !== 'set') return [command]
  if (first === undefined || name === undefined) return [command]
  const words = [slicePlaced(first, name.length + 1), ...rest].filter(({ text }) => text !== '')
  const own = words.filter(({ text }) => text.toLowerCase() !== `%${name.toLowerCase()}%`)
  return own.flatMap(splitFlags).some(isFlag) ? [command, { words: own, variable: name }] : [command]
}

/** The name of a variable that is the whole word: `$x`, `@x`, `%X%` or `!X!`. */
function nameOf(word: Placed): string | undefined {
  return variableName(word) ?? /^([%!])(\w+)\1$/.exec(word.text)?.[2]
}

/** Where the program is in a variable, that or another one may be called after it: `& $exe @kubeletArgs`. */
function named(found: Found, words: readonly Placed[]): Found {
  const hint = words.map((word) => programOfName(variableName(word) ?? '')).find((name) => name !== undefined)
  return { ...found, lines: found.lines.map((line) => ({ ...line, program: line.program ?? hint })) }
}

/** What each variable is set to in the end: `+=` adds, and a string of several flags is split. */
function variablesOf(commands: readonly Command[]): ReadonlyMap<string, readonly Placed[]> {
  const variables = new Map<string, readonly Placed[]>()
  for (const { words, variable } of commands) {
    if (variable === undefined) continue
    variables.set(variable, [...(variables.get(variable) ?? []), ...words.flatMap(splitFlags)])
  }
  return variables
}

/** A text that is a whole command line becomes its arguments. */
function splitFlags(word: Placed): readonly Placed[] {
  return /^\s*-[\s\S]*\s-{1,2}\w/.test(word.text) ? splitArguments(scanPlaced(word)) : [word]
}

/** A text with a program in front and flags behind it, as a service gets it. */
function isCommandLine({ text }: Placed): boolean {
  return /(?:kube-proxy|kubelet|flanneld)(?:\.exe)?["']?\s+-/i.test(text)
}

function isFlag({ text }: Placed): boolean {
  return /^--?[a-z]/.test(text)
}

/** Words with the variables replaced whose value is a list of flags or, in front, a program, and the names of these. */
function expand(
  words: readonly Placed[],
  variables: ReadonlyMap<string, readonly Placed[]>,
): { readonly expanded: readonly Placed[]; readonly names: readonly string[] } {
  const names: string[] = []
  const expanded = words.flatMap((word, i) => {
    const name = nameOf(word)
    const values = name === undefined ? undefined : variables.get(name)
    if (name === undefined || values === undefined) return [word]
    const isProgram = i === 0 && values.length === 1 && programOfPath(values[0]?.text ?? '') !== undefined
    if (!isProgram && !values.some((value) => isFlag(value) || isCommandLine(value))) return [word]
    names.push(name)
    return values
  })
  return { expanded, names }
}

function readCommand(words: readonly Placed[], launch: Launch): Found {
  const [first] = words
  if (first === undefined) return NONE
  const head = baseName(first.text)
  if (head === 'nssm') return nssm(words)
  if (head === 'sc') return serviceControl(words)
  if (head === 'new-service' || head === 'set-service') return newService(words)
  const isStart = head === 'start' || head === 'saps'
  if (head === 'start-process' || (isStart && words.some(({ text }) => ARGUMENT_LIST.test(text)))) {
    return startProcess(words, launch)
  }
  if (head === 'start') return direct(behindStart(words), launch)
  if (head === 'wins') return wins(words)
  if (head === 'invoke-expression' || head === 'iex') {
    return findPrograms(powershellCommands(scanPlaced(joinPlaced(words.slice(1)))), launch)
  }
  if (head === 'powershell' || head === 'pwsh' || head === 'cmd') return shell(words, head, launch)
  if (head === 'set' || head === 'setx' || first.text.startsWith('[')) return setVariable(words)
  return direct(words, launch)
}

/** The value of a variable that no command takes: a list of flags, with the program in front or without. */
function listOf(words: readonly Placed[], name: string): Found {
  const own = words.map(trimmed).map(generated)
  const named: Named = { launch: 'arguments', partial: true }
  return behindRunner(own, named) ?? linesOf(own, { ...named, program: programOfName(name) })
}

/** A string of a list that is going to be joined often ends with a blank. */
function trimmed(word: Placed): Placed {
  const { text } = word
  const from = text.length - text.trimStart().length
  return text.trim() === text
    ? word
    : { ...slicePlaced(word, from, from + text.trim().length), start: word.start, end: word.end }
}

/** A backquote within a string: it is going to be part of another script, whose quoting is not known. */
function generated(word: Placed): Placed {
  if (!word.text.includes('`')) return word
  return { ...word, units: word.units.map((unit) => ({ ...unit, open: true })) }
}

/** What `start ["title"] [/b] [/d path]` of cmd starts. */
function behindStart(words: readonly Placed[]): readonly Placed[] {
  let at = 1
  // Only a title may be quoted where there are others: cmd takes the first quoted word for it.
  if (words.length > 2 && isQuoted(words[1])) at++
  while (words[at]?.text.startsWith('/') === true)
    at += /^\/(d|node|affinity)$/i.test(words[at]?.text ?? '') ? 2 : 1
  return words.slice(at)
}

/** True for a word with quotes around it. */
function isQuoted(word: Placed | undefined): boolean {
  return word !== undefined && word.start !== (word.units[0]?.start ?? word.end)
}

/** The program itself, in front or behind the likes of `call`, `start /b` or `exec`; or flags without a program. */
function direct(words: readonly Placed[], launch: Launch): Found {
  const index = words.findIndex(({ text }) => programOfPath(text) !== undefined)
  const head = words[index]
  const rest = untilParameter(words.slice(index + 1))
  const isRun =
    index === 0 || (/[\\/]|\.exe$/i.test(head?.text ?? '') && rest.some(({ text }) => text.startsWith('--')))
  if (head !== undefined && isRun) {
    return linesOf(rest.flatMap(splitFlags), { program: programOfPath(head.text), head, launch })
  }
  const [first] = words
  if (first !== undefined && /^--[a-z]/.test(first.text)) return linesOf(words, { launch })
  const variable = first === undefined ? undefined : environmentFlags(first)
  if (variable !== undefined) return variable
  // A path in a variable: the flags, or its name, tell which program it is.
  const own = untilParameter(words.slice(1))
  const isCall = /\.(?!exe$)\w+$/i.test(first?.text ?? '')
  if (first !== undefined && isOpen(first) && !isCall && own[0]?.text.startsWith('--') === true) {
    return linesOf(own.flatMap(splitFlags), { program: programOfName(first.text), head: first, launch })
  }
  return NONE
}

/** `KUBELET_KUBEADM_ARGS="--a --b"`, as kubeadm and service managers keep flags in an environment file. */
function environmentFlags(word: Placed): Found | undefined {
  const match = /^(?:Environment=)?(\w+_(?:ARGS|FLAGS|OPTS|OPTIONS))=\s*(?=-)/.exec(word.text)
  const name = match?.[1]
  const program = name === undefined ? undefined : programOfName(name)
  if (match === null || program === undefined) return undefined
  const words = splitArguments(scanPlaced(slicePlaced(word, match[0].length)))
  return linesOf(words, { launch: 'arguments', program, partial: true })
}

/** The words before the first parameter of a cmdlet, such as `-NoNewWindow`, or operator: no flag looks like it. */
function untilParameter(words: readonly Placed[]): readonly Placed[] {
  const end = words.findIndex(({ text }) => /^-[A-Z][A-Za-z]+(:|$)/.test(text) || OPERATOR.test(text))
  return end < 0 ? words : words.slice(0, end)
}

/** Operators of PowerShell, which stand behind a command in brackets. */
const OPERATOR = /^-(and|or|not|n?eq|[lg][te]|(not)?(match|like|in|contains)|replace|split|join|is|as|f)$/i

/** What a shell is asked to run: `powershell -Command …`, `cmd /c …`. */
function shell(words: readonly Placed[], head: string, launch: Launch): Found {
  const at = words.findIndex(({ text }) => /^(-c(ommand)?|\/[ck])$/i.test(text))
  const rest = at < 0 ? words.slice(1) : words.slice(at + 1)
  if (rest.length === 0) return NONE
  const script = scanPlaced(joinPlaced(rest))
  return findPrograms(head === 'cmd' ? cmdCommands(script) : powershellCommands(script), launch)
}

/** `set NAME=VALUE`, `setx NAME VALUE` and `[Environment]::SetEnvironmentVariable("NAME", "VALUE")`. */
function setVariable(words: readonly Placed[]): Found {
  const head = words[0]?.text.toLowerCase()
  if (head === 'set') return { lines: [], environment: words.slice(1, 2).flatMap((word) => pair(word)) }
  const isSetter = head === 'setx' || words[0]?.text.endsWith('::SetEnvironmentVariable') === true
  const [, name, value] = words
  if (!isSetter || name === undefined || value === undefined) return NONE
  return { lines: [], environment: [{ name: name.text, value: isOpen(value) ? undefined : value }] }
}

/** `$env:NAME = VALUE`: PowerShell's variables that programs see. */
function variableSettings(commands: readonly Command[]): EnvironmentSetting[] {
  return commands.flatMap(({ variable, words }) => {
    const [value] = words
    const name = /^env:(\w+)$/i.exec(variable ?? '')?.[1]
    if (name === undefined || value === undefined) return []
    return [{ name, value: words.length > 1 || isOpen(value) ? undefined : value }]
  })
}

/** A service runs the program that it was installed with, whatever its name; one with another program is none of ours. */
function withServices(found: readonly Found[]): readonly ProgramLine[] {
  const installed = new Map(
    found.flatMap(({ installs }) => (installs === undefined ? [] : [[installs.service, installs.exe]])),
  )
  return found
    .flatMap(({ lines }) => lines)
    .flatMap((line) => {
      const exe = line.launch === 'nssm' ? installed.get(line.service ?? '') : undefined
      const program = exe === undefined ? undefined : programOfPath(exe.text)
      if (exe === undefined || program !== undefined || isUnseen(exe)) {
        return [{ ...line, program: line.program ?? program }]
      }
      return programOfPath(line.head.text) === undefined ? [] : [line]
    })
}
