import {
  behindRunner,
  type Found,
  isUnseen,
  joinedPath,
  linesOf,
  type Named,
  NONE,
  pair,
  rejoined,
} from './found.ts'
import { type Placed, scanPlaced, slicePlaced } from './placed.ts'
import { programOfName } from './program-name.ts'
import { splitArguments } from './split-arguments.ts'

/**
 * `nssm set NAME AppParameters …`, `nssm install NAME EXE …` and `nssm set NAME AppEnvironmentExtra …`. nssm joins its
 * arguments with blanks, without the quotes that the shell has taken away.
 * Source: nssm service.cpp pre_install_service and pre_edit_service, 2.24.
 */
export function nssm(words: readonly Placed[]): Found {
  const [, verb, name, third] = words
  const service = name?.text ?? ''
  if (name === undefined || third === undefined) return NONE
  if (verb?.text.toLowerCase() === 'install') {
    const rest = rejoined(words.slice(4))
    const joined = joinedPath([third, ...rest])
    const installs = { service, exe: joined?.path ?? third }
    if (joined !== undefined) {
      const split: Named = { launch: 'nssm', service, splitPath: joined.path }
      return { ...(behindRunner(joined.words, split) ?? NONE), installs }
    }
    if (rest.length === 0) return { ...NONE, installs }
    const named: Named = { launch: 'nssm', service }
    return {
      ...(behindRunner([third, ...rest], named) ?? linesOf(rest, { ...named, head: third })),
      installs,
    }
  }
  if (verb?.text.toLowerCase() !== 'set') return NONE
  const values = words.slice(4)
  switch (third.text.toLowerCase()) {
    case 'application':
      return values[0] === undefined ? NONE : { ...NONE, installs: { service, exe: values[0] } }
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

/** `sc.exe create NAME binPath= "…"`: the value is the command line of the service. */
export function serviceControl(words: readonly Placed[]): Found {
  const at = words.findIndex(({ text }) => /^binpath=/i.test(text))
  const name = words[words.findIndex(({ text }) => /^(create|config)$/i.test(text)) + 1]
  const word = words[at]
  if (word === undefined || name === undefined) return NONE
  const value = word.text.length === 'binPath='.length ? words[at + 1] : slicePlaced(word, 'binPath='.length)
  return value === undefined ? NONE : binaryPath(value, { launch: 'sc', service: name.text })
}

/** `New-Service -Name NAME -BinaryPathName "…"`, and `Set-Service`. */
export function newService(words: readonly Placed[]): Found {
  const value = parameter(words, 'binarypathname') ?? parameter(words, 'path') ?? positional(words, 2)
  const name = parameter(words, 'name') ?? positional(words, 1)
  if (value === undefined || name === undefined) return NONE
  return binaryPath(value, { launch: 'sc', service: name.text, cmdlet: true })
}

function binaryPath(value: Placed, named: Named): Found {
  const words = splitArguments(scanPlaced(value))
  const joined = joinedPath(words)
  if (joined !== undefined) {
    return behindRunner(joined.words, { ...named, splitPath: joined.path }) ?? NONE
  }
  const [exe, ...rest] = words
  if (exe === undefined) return NONE
  const inner = behindRunner([exe, ...rest], named)
  if (inner !== undefined) return inner
  return isUnseen(exe)
    ? linesOf(rest, { ...named, program: programOfName(named.service ?? ''), head: exe })
    : NONE
}

/** A word of a cmdlet where none but such words stand before it: `New-Service NAME PATH`. */
function positional(words: readonly Placed[], index: number): Placed | undefined {
  return words.slice(1, index + 1).every(({ text }) => !text.startsWith('-')) ? words[index] : undefined
}

/** The word behind a parameter of a cmdlet, or behind its colon. */
export function parameter(words: readonly Placed[], name: string): Placed | undefined {
  const at = words.findIndex(({ text }) => text.toLowerCase().replace(/:.*$/s, '') === `-${name}`)
  const word = words[at]
  if (word === undefined) return undefined
  return word.text.includes(':') ? slicePlaced(word, name.length + 2) : words[at + 1]
}
