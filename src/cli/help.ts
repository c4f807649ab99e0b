import yargs, { type Argv } from 'yargs'
import type { CommandRow, OptionRow } from './command-row.ts'
import type { Topic } from './parse-arguments.ts'
import { placeholder, usageLine } from './usage-line.ts'

/** The longest line of a help text, in columns. */
const WIDEST = 100

/** The help text about a topic, laid out by yargs for a terminal of so many columns. */
export async function helpText(
  topic: Topic,
  rows: readonly CommandRow[],
  globals: readonly OptionRow[],
  columns: number,
): Promise<string> {
  const parser =
    topic.kind === 'command'
      ? commandParser(topic.row, globals)
      : overviewParser(topic.kind === 'group' ? topic.word : undefined, rows, globals)
  return `${await parser.wrap(Math.min(columns, WIDEST)).getHelp()}\n`
}

function commandParser(row: CommandRow, globals: readonly OptionRow[]): Argv {
  const parser = bare().usage(`${usageLine(row)}\n\n${sentence(row.summary)}`)
  if (row.positional !== undefined) {
    const { word, summary, choices } = row.positional
    parser.positional(word, { describe: summary, ...(choices === undefined ? {} : { choices }) })
  }
  addOptions(parser, row.options, 'Options:')
  addOptions(parser, globals, 'Options of every command:')
  for (const { command, summary } of row.examples) parser.example(command, summary)
  return parser
}

function overviewParser(
  group: string | undefined,
  rows: readonly CommandRow[],
  globals: readonly OptionRow[],
): Argv {
  const program = group === undefined ? 'hnsc' : `hnsc ${group}`
  const parser = bare().scriptName('hnsc').usage(`${program} <command> [options]`)
  for (const row of rows) {
    if (group !== undefined && !row.name.startsWith(`${group} `)) continue
    const words = row.positional === undefined ? [] : [placeholder(row.positional)]
    parser.command([row.name, ...words].join(' '), row.summary)
  }
  addOptions(parser, globals, 'Options of every command:')
  return parser.epilogue(`\`${program} <command> --help\` shows the options of a command.`)
}

function bare(): Argv {
  return yargs([]).locale('en').help(false).version(false).exitProcess(false)
}

function addOptions(parser: Argv, options: readonly OptionRow[], group: string): void {
  for (const { name, alias, summary, takes, repeatable } of options) {
    parser.option(name, {
      describe: takes === undefined ? summary : `${takes.word}: ${summary}`,
      group,
      type: takes === undefined ? 'boolean' : repeatable === true ? 'array' : 'string',
      ...(alias === undefined ? {} : { alias }),
      ...(takes?.choices === undefined ? {} : { choices: takes.choices }),
      ...(takes?.default === undefined ? {} : { defaultDescription: takes.default }),
    })
  }
}

function sentence(summary: string): string {
  return `${summary.slice(0, 1).toUpperCase()}${summary.slice(1)}.`
}
