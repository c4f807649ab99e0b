import type { EnvironmentSetting, Launch, ProgramLine, ProgramLines } from './program-line.ts'
import { programOfPath } from './program-name.ts'
import { isOpen, type Placed, scanPlaced, slicePlaced } from './placed.ts'
import { splitArguments } from './split-arguments.ts'

/** What one command tells. `installs`: the program of a service. */
export type Found = ProgramLines & { readonly installs?: { readonly service: string; readonly exe: Placed } }

/** What a command tells that is none of ours. */
export const NONE: Found = { lines: [], environment: [] }

/** What is known of the arguments beside themselves. */
export interface Named {
  readonly program?: ProgramLine['program'] | undefined
  readonly head?: Placed | undefined
  readonly launch: Launch
  readonly service?: string
  readonly partial?: true
}

/** The arguments of one program. */
export function linesOf(words: readonly Placed[], { head, program, ...rest }: Named): Found {
  const at = head ?? words[0]
  if (at === undefined) return NONE
  return { lines: [{ program, head: at, words, ...rest }], environment: [] }
}

/** True for a path that a variable or a placeholder stands for. */
export function isUnseen(exe: Placed): boolean {
  return isOpen(exe) || exe.text.includes('<')
}

/** The program itself, where another one such as kube-log-runner.exe may stand before it. */
export function behindRunner(words: readonly Placed[], named: Named): Found | undefined {
  const index = words.findIndex(({ text }) => programOfPath(text) !== undefined)
  const head = words[index]
  if (head === undefined) return undefined
  return linesOf(words.slice(index + 1), { ...named, program: programOfPath(head.text), head })
}

/** Words whose quotes are gone: those with a blank fall apart. The ends of a word keep their place, quotes and all. */
export function rejoined(words: readonly Placed[]): readonly Placed[] {
  return words.flatMap((word) => {
    if (!/[\s"]/.test(word.text)) return [word]
    const parts = splitArguments(scanPlaced(word))
    return parts.map((part, i) => ({
      ...part,
      start: i === 0 ? word.start : part.start,
      end: i === parts.length - 1 ? word.end : part.end,
    }))
  })
}

/** `NAME=VALUE`, or `+NAME=VALUE` and `:NAME=VALUE` of nssm. */
export function pair(word: Placed, service?: string): EnvironmentSetting[] {
  const equals = word.text.indexOf('=')
  if (equals < 1) return []
  const value = slicePlaced(word, equals + 1)
  const name = word.text.slice(0, equals).replace(/^[+:]/, '')
  return [{ name, value: isOpen(value) ? undefined : value, ...(service === undefined ? {} : { service }) }]
}
