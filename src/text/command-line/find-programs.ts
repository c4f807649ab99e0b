import type { Command } from './command.ts'
import { isOpen, joinPlaced, type Placed, scanPlaced, slicePlaced } from './placed.ts'
import { powershellCommands, variableName } from './powershell-commands.ts'
import { cmdCommands } from './cmd-commands.ts'
import type { EnvironmentSetting, Launch, ProgramLine, ProgramLines } from './program-line.ts'
import { baseName, programOfName, programOfPath } from './program-name.ts'
import { splitArguments } from './split-arguments.ts'

/** The lines that start kube-proxy, kubelet or flanneld among commands, and the environment that the commands set. */
export function findPrograms(commands: readonly Command[], launch: Launch = 'direct'): ProgramLines {
  const variables = variablesOf(commands)
  const used = new Set<string>()
  const found = commands
    .filter(({ variable }) => variable === undefined)
    .map(({ words }) => named(readCommand(expand(words, variables, used), launch), words))
  const left = [...variables].filter(([name, words]) => !used.has(name) && words.some(isFlag))
  const all = [
    ...found,
    ...left.map(([name, words]) =>
      linesOf(words, { launch: 'arguments', program: programOfName(name), partial: true }),
    ),
  ]
  const environment = [...all.flatMap((part) => part.environment), ...variableSettings(commands)]
  return { lines: withServices(all), environment }
}

/** Where the program is in a variable, that or another one may be called after it: `& $exe @kubeletArgs`. */
function named(found: Found, words: readonly Placed[]): Found {
  const hint = words.map((word) => programOfName(variableName(word) ?? '')).find((name) => name !== undefined)
  return { ...found, lines: found.lines.map((line) => ({ ...line, program: line.program ?? hint })) }
}

type Found = ProgramLines & { readonly installs?: { readonly service: string; readonly exe: string } }

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

function isFlag({ text }: Placed): boolean {
  return /^--?[A-Za-z]/.test(text)
}

/** Words with the variables replaced whose value is a list of flags or, in front, a program. */
function expand(
  words: readonly Placed[],
  variables: ReadonlyMap<string, readonly Placed[]>,
  used: Set<string>,
): readonly Placed[] {
  return words.flatMap((word, i) => {
    const name = variableName(word)
    const values = name === undefined ? undefined : variables.get(name)
    if (name === undefined || values === undefined) return [word]
    const isProgram = i === 0 && values.length === 1 && programOfPath(values[0]?.text ?? '') !== undefined
    if (!isProgram && !values.some(isFlag)) return [word]
    used.add(name)
    return values
  })
}

function readCommand(words: readonly Placed[], launch: Launch): Found {
  const [first] = words
  if (first === undefined) return NONE
  const head = baseName(first.text)
  if (head === 'nssm') return nssm(words)
  if (head === 'sc') return serviceControl(words)
  if (head === 'new-service' || head === 'set-service') return newService(words)
  if (head === 'start-process') return startProcess(words, launch)
  if (head === 'wins') return wins(words)
  if (head === 'powershell' || head === 'pwsh' || head === 'cmd') return shell(words, head, launch)
  if (head === 'set' || head === 'setx' || first.text.startsWith('[')) return setVariable(words)
  return direct(words, launch)
}

const NONE: Found = { lines: [], environment: [] }

interface Named {
  readonly program?: ProgramLine['program']
  readonly head?: Placed | undefined
  readonly launch: Launch
  readonly service?: string
  readonly partial?: true
}

function linesOf(words: readonly Placed[], { head, program, ...rest }: Named): Found {
  const at = head ?? words[0]
  if (at === undefined) return NONE
  return { lines: [{ program, head: at, words, ...rest }], environment: [] }
}

/** The program itself, in front or behind the likes of `call`, `start /b` or `exec`; or flags without a program. */
function direct(words: readonly Placed[], launch: Launch): Found {
  const index = words.findIndex(({ text }) => programOfPath(text) !== undefined)
  const rest = words.slice(index + 1)
  const head = words[index]
  if (head !== undefined && (index === 0 || rest.some(({ text }) => text.startsWith('--')))) {
    return linesOf(rest.flatMap(splitFlags), { program: programOfPath(head.text), head, launch })
  }
  const [first] = words
  if (first !== undefined && /^--[a-z]/.test(first.text)) return linesOf(words, { launch })
  // A path in a variable: the flags, or its name, tell which program it is.
  if (first !== undefined && isOpen(first) && words.slice(1).some(({ text }) => text.startsWith('--'))) {
    return linesOf(words.slice(1).flatMap(splitFlags), {
      program: programOfName(first.text),
      head: first,
      launch,
    })
  }
  return NONE
}

/**
 * `nssm set NAME AppParameters …`, `nssm install NAME EXE …` and `nssm set NAME AppEnvironmentExtra …`. nssm joins its
 * arguments with blanks, without the quotes that the shell has taken away.
 * Source: nssm service.cpp pre_install_service and pre_edit_service, 2.24.
 */
function nssm(words: readonly Placed[]): Found {
  const [, verb, name, third] = words
  const service = name?.text ?? ''
  if (name === undefined || third === undefined) return NONE
  if (verb?.text.toLowerCase() === 'install') {
    const rest = rejoined(words.slice(4))
    const installs = { service, exe: third.text }
    if (rest.length === 0) return { ...NONE, installs }
    const program = programOfPath(third.text)
    return { ...linesOf(rest, { program, head: third, launch: 'nssm', service }), installs }
  }
  if (verb?.text.toLowerCase() !== 'set') return NONE
  const values = words.slice(4)
  switch (third.text.toLowerCase()) {
    case 'application':
      return { ...NONE, installs: { service, exe: values[0]?.text ?? '' } }
    case 'appparameters':
      return linesOf(rejoined(values), {
        program: programOfName(service),
        head: name,
        launch: 'nssm',
        service,
      })
    case 'appenvironment':
    case 'appenvironmentextra':
      return { lines: [], environment: values.flatMap((value) => pair(value, service)) }
    default:
      return NONE
  }
}

function rejoined(words: readonly Placed[]): readonly Placed[] {
  return words.length === 0 ? [] : splitArguments(scanPlaced(joinPlaced(words)))
}

/** `NAME=VALUE`, or `+NAME=VALUE` and `:NAME=VALUE` of nssm. */
function pair(word: Placed, service?: string): EnvironmentSetting[] {
  const equals = word.text.indexOf('=')
  if (equals < 1) return []
  const value = slicePlaced(word, equals + 1)
  const name = word.text.slice(0, equals).replace(/^[+:]/, '')
  return [{ name, value: isOpen(value) ? undefined : value, ...(service === undefined ? {} : { service }) }]
}

/** `sc.exe create NAME binPath= "…"`: the value is the command line of the service. */
function serviceControl(words: readonly Placed[]): Found {
  const at = words.findIndex(({ text }) => /^binpath=/i.test(text))
  const name = words[words.findIndex(({ text }) => /^(create|config)$/i.test(text)) + 1]
  const word = words[at]
  if (word === undefined || name === undefined) return NONE
  const value = word.text.length === 'binPath='.length ? words[at + 1] : slicePlaced(word, 'binPath='.length)
  return value === undefined ? NONE : binaryPath(value, name)
}

function newService(words: readonly Placed[]): Found {
  const value = parameter(words, 'binarypathname') ?? parameter(words, 'path')
  const name = parameter(words, 'name') ?? words[1]
  return value === undefined || name === undefined ? NONE : binaryPath(value, name)
}

function binaryPath(value: Placed, name: Placed): Found {
  const [exe, ...rest] = splitArguments(scanPlaced(value))
  if (exe === undefined) return NONE
  const program = programOfPath(exe.text) ?? programOfName(name.text)
  return linesOf(rest, { program, head: exe, launch: 'sc', service: name.text })
}

/** The word behind a parameter of a cmdlet, or behind its colon. */
function parameter(words: readonly Placed[], name: string): Placed | undefined {
  const at = words.findIndex(({ text }) => text.toLowerCase().replace(/:.*$/s, '') === `-${name}`)
  const word = words[at]
  if (word === undefined) return undefined
  return word.text.includes(':') ? slicePlaced(word, name.length + 2) : words[at + 1]
}

/** `Start-Process [-FilePath] EXE [-ArgumentList] …`; the arguments are joined with blanks. */
function startProcess(words: readonly Placed[], launch: Launch): Found {
  const head = parameter(words, 'filepath') ?? words[1]
  const at = words.findIndex(({ text }) => /^-(argumentlist|args)$/i.test(text))
  if (head === undefined) return NONE
  const from = at < 0 ? words.indexOf(head) + 1 : at + 1
  const rest = words.slice(from)
  const stop = rest.findIndex(({ text }) => START_PROCESS_PARAMETERS.test(text))
  const own = stop < 0 ? rest : rest.slice(0, stop)
  const program = programOfPath(head.text) ?? programOfName(head.text)
  return program === undefined ? NONE : linesOf(rejoined(own), { program, head, launch })
}

const START_PROCESS_PARAMETERS =
  /^-(filepath|nonewwindow|passthru|wait|windowstyle|workingdirectory|verb|redirectstandard\w+|credential|usenewenvironment)\b/i

/** `wins cli process run --path EXE --args "…" --envs "…"` of Rancher. */
function wins(words: readonly Placed[]): Found {
  const after = (name: string) => words[words.findIndex(({ text }) => text === name) + 1]
  const head = after('--path')
  const program = head === undefined ? undefined : programOfPath(head.text)
  const value = words.some(({ text }) => text === '--args') ? after('--args') : undefined
  const envs = words.some(({ text }) => text === '--envs') ? after('--envs') : undefined
  if (head === undefined || program === undefined) return NONE
  const own = value === undefined ? [] : splitArguments(scanPlaced(value))
  return {
    ...linesOf(own, { program, head, launch: 'container' }),
    environment: envs === undefined ? [] : splitArguments(scanPlaced(envs)).flatMap((word) => pair(word)),
  }
}

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

/** A service whose name says nothing is known by the program that it was installed with. */
function withServices(found: readonly Found[]): readonly ProgramLine[] {
  const programs = new Map(
    found.flatMap(({ installs }) =>
      installs === undefined ? [] : [[installs.service, programOfPath(installs.exe)]],
    ),
  )
  return found
    .flatMap(({ lines }) => lines)
    .map((line) => ({ ...line, program: line.program ?? programs.get(line.service ?? '') }))
}
