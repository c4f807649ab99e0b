import { nearest } from '../text/nearest.ts'
import type { CommandRow, Invocation, OptionRow, Positional, Values } from './command-row.ts'

/** What a command line asks for, or why it is wrong. `row` is the command as far as it is known. */
export type Parsed =
  | { readonly kind: 'run'; readonly row: CommandRow; readonly invocation: Invocation }
  | { readonly kind: 'help'; readonly topic: Topic }
  /** No command is named. */
  | { readonly kind: 'bare'; readonly topic: Topic }
  | { readonly kind: 'version' }
  | { readonly kind: 'wrong'; readonly topic: Topic; readonly message: string; readonly help?: string }

/** What help is about: one command, a group of commands by the first words of their names, or everything. */
export type Topic =
  | { readonly kind: 'command'; readonly row: CommandRow }
  | { readonly kind: 'group'; readonly word: string }
  | { readonly kind: 'all' }

/** What is typed before `--help` to get the help about a topic. */
export function spellTopic(topic: Topic): string {
  if (topic.kind === 'command') return `hnsc ${topic.row.name}`
  return topic.kind === 'group' ? `hnsc ${topic.word}` : 'hnsc'
}

/** Reads a command line (without the program's name) by the table of commands and the options of every command. */
export function parseArguments(
  argv: readonly string[],
  rows: readonly CommandRow[],
  globals: readonly OptionRow[],
): Parsed {
  const words = argv.findIndex((word) => word.startsWith('-'))
  const { topic, rest } = findTopic(argv.slice(0, words < 0 ? argv.length : words), argv, rows)
  const asked = askedFor(rest)
  if (asked === 'version') return { kind: 'version' }
  if (asked === 'help') return { kind: 'help', topic }
  if (topic.kind !== 'command') return unknownCommand(topic, rest, rows, globals)
  return parseCommand(topic.row, rest, [...topic.row.options, ...globals])
}

function findTopic(
  words: readonly string[],
  argv: readonly string[],
  rows: readonly CommandRow[],
): { readonly topic: Topic; readonly rest: readonly string[] } {
  let found: { readonly topic: Topic; readonly rest: readonly string[] } = {
    topic: { kind: 'all' },
    rest: argv,
  }
  for (let count = 1; count <= words.length; count++) {
    const word = words.slice(0, count).join(' ')
    const row = rows.find(({ name }) => name === word)
    if (row !== undefined) return { topic: { kind: 'command', row }, rest: argv.slice(count) }
    if (!rows.some(({ name }) => name.startsWith(`${word} `))) return found
    found = { topic: { kind: 'group', word }, rest: argv.slice(count) }
  }
  return found
}

function askedFor(rest: readonly string[]): 'help' | 'version' | undefined {
  for (const word of rest) {
    if (word === '--') return undefined
    if (word === '--help' || word === '-h') return 'help'
    if (word === '--version') return 'version'
  }
  return undefined
}

function unknownCommand(
  topic: Exclude<Topic, { readonly kind: 'command' }>,
  rest: readonly string[],
  rows: readonly CommandRow[],
  globals: readonly OptionRow[],
): Parsed {
  const [word] = rest
  if (word === undefined) return { kind: 'bare', topic }
  if (word.startsWith('-')) {
    const known = globals.some(({ name }) => name === word.slice(2).split('=')[0])
    const message = known ? 'no command is given' : `\`${word}\` is not an option of hnsc`
    return { kind: 'wrong', topic, message }
  }
  const prefix = topic.kind === 'group' ? `${topic.word} ` : ''
  const names = rows.flatMap(({ name }) =>
    name.startsWith(prefix) ? [name.slice(prefix.length).split(' ')[0] ?? ''] : [],
  )
  const near = nearest(word, names)
  return {
    kind: 'wrong',
    topic,
    message: `\`${prefix}${word}\` is not a command`,
    ...(near === undefined ? {} : { help: `the nearest command is \`hnsc ${prefix}${near}\`` }),
  }
}

function parseCommand(row: CommandRow, rest: readonly string[], options: readonly OptionRow[]): Parsed {
  const wrong = (message: string, help?: string): Parsed => ({
    kind: 'wrong',
    topic: { kind: 'command', row },
    message,
    ...(help === undefined ? {} : { help }),
  })
  const positionals: string[] = []
  const values = defaults(options)
  const given = new Set<string>()

  for (let i = 0; i < rest.length; i++) {
    const word = rest[i] ?? ''
    if (word === '--') {
      positionals.push(...rest.slice(i + 1))
      break
    }
    if (word === '-' || !word.startsWith('-')) {
      positionals.push(word)
      continue
    }
    const { spelling, attached } = splitOption(word)
    const option = findOption(options, spelling)
    if (option === undefined) {
      const near = nearest(
        spelling,
        options.map(({ name }) => `--${name}`),
      )
      return wrong(
        `\`${spelling}\` is not an option of \`hnsc ${row.name}\``,
        near === undefined ? undefined : `the nearest option is \`${near}\``,
      )
    }
    if (given.has(option.name) && option.repeatable !== true) return wrong(`\`${spelling}\` is given twice`)
    given.add(option.name)
    if (option.takes === undefined) {
      if (attached !== undefined) return wrong(`\`${spelling}\` takes no value, but \`${attached}\` is given`)
      values[option.name] = true
      continue
    }
    const { word: kind, choices } = option.takes
    const next = rest[i + 1]
    const value = attached ?? (next === '-' || next?.startsWith('-') === false ? next : undefined)
    if (value === undefined || value === '')
      return wrong(`\`${spelling}\` is given without its value ${kind}`)
    if (attached === undefined) i++
    if (choices?.includes(value) === false) return wrong(notAChoice(spelling, value), oneOf(value, choices))
    const before = values[option.name]
    values[option.name] = Array.isArray(before) ? [...before, value] : value
  }
  const problem = checkPositionals(row.positional, positionals)
  if (problem !== undefined) return wrong(problem.message, problem.help)
  return { kind: 'run', row, invocation: { positionals, options: values } }
}

/** `--name=value`, `--name`, `-n`, `-nvalue`. */
function splitOption(word: string): { readonly spelling: string; readonly attached?: string } {
  if (!word.startsWith('--')) {
    return word.length === 2 ? { spelling: word } : { spelling: word.slice(0, 2), attached: word.slice(2) }
  }
  const equals = word.indexOf('=')
  return equals < 0
    ? { spelling: word }
    : { spelling: word.slice(0, equals), attached: word.slice(equals + 1) }
}

function findOption(options: readonly OptionRow[], spelling: string): OptionRow | undefined {
  if (spelling.startsWith('--')) return options.find(({ name }) => name === spelling.slice(2))
  return options.find(({ alias }) => alias === spelling.slice(1))
}

/** The values of options that are not given. */
function defaults(options: readonly OptionRow[]): Record<string, Values[string]> {
  const values: Record<string, Values[string]> = Object.create(null)
  for (const { name, takes, repeatable } of options) {
    values[name] = takes === undefined ? false : repeatable === true ? [] : takes.default
  }
  return values
}

function checkPositionals(
  positional: Positional | undefined,
  words: readonly string[],
): { readonly message: string; readonly help?: string } | undefined {
  const [first, second] = words
  if (positional === undefined) {
    return first === undefined ? undefined : { message: `\`${first}\` is one argument too many` }
  }
  const { word, count, choices, summary } = positional
  if (first === undefined && (count === 'one' || count === 'some')) {
    return { message: `the argument ${word} is missing`, help: `name ${summary}` }
  }
  if (second !== undefined && (count === 'one' || count === 'optional')) {
    return { message: `\`${second}\` is one argument too many` }
  }
  const stranger = choices === undefined ? undefined : words.find((w) => !choices.includes(w))
  if (stranger === undefined || choices === undefined) return undefined
  return { message: notAChoice(word, stranger), help: oneOf(stranger, choices) }
}

function notAChoice(name: string, value: string): string {
  return `\`${value}\` is not a value of ${name.startsWith('-') ? `\`${name}\`` : name}`
}

function oneOf(value: string, choices: readonly string[]): string {
  const near = nearest(value, choices)
  const list = `the values are ${choices.join(', ')}`
  return near === undefined ? list : `the nearest is \`${near}\`; ${list}`
}
