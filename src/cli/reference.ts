import type { CommandRow, OptionRow } from './command-row.ts'
import { COMMANDS, GLOBAL_OPTIONS } from './commands.ts'
import { usageLine } from './usage-line.ts'

/** The page docs/cli.md: every command with its arguments, from the table that also parses them. */
export function reference(): string {
  return [
    '# Command line',
    '',
    '<!-- Made from src/cli/commands.ts by `npm run docs`. Do not edit. -->',
    '',
    INTRODUCTION,
    ...COMMANDS.flatMap(section),
    '## Options of every command',
    '',
    ...optionTable(GLOBAL_OPTIONS),
  ].join('\n')
}

const INTRODUCTION = `The product goes to standard output, talk to standard error. Nothing is asked, nothing is read from the
network, and no file is read that is not named. A file name \`-\` means standard input. An option may be written
\`--name value\` or \`--name=value\`; after \`--\` everything is a file name.

Color is used on a terminal, unless \`NO_COLOR\` is set; \`FORCE_COLOR\` turns it on elsewhere, and \`--color\` decides over
both.

| exit code | meaning |
| --- | --- |
| 0 | done, nothing found |
| 1 | findings, or drift under \`--check\`; an input that opens but cannot be parsed is a finding |
| 2 | wrong usage, or a file that cannot be opened or written |
| 3 | a fault of hnsc itself |
`

function section(row: CommandRow): string[] {
  const { summary, positional, options, examples, notes } = row
  return [
    `## ${row.name}`,
    '',
    `\`${usageLine(row)}\`: ${summary}.`,
    '',
    ...(notes === undefined ? [] : [notes, '']),
    ...(positional === undefined
      ? []
      : [`\`${positional.word}\` is ${positional.summary}${list(positional.choices)}.`, '']),
    ...(options.length === 0 ? [] : optionTable(options)),
    '```sh',
    ...examples.map((example) => `${example.command}  # ${example.summary}`),
    '```',
    '',
  ]
}

function optionTable(options: readonly OptionRow[]): string[] {
  return ['| option | |', '| --- | --- |', ...options.map(optionLine), '']
}

function optionLine({ name, alias, summary, takes, repeatable }: OptionRow): string {
  const value = takes === undefined ? '' : ` ${takes.word}`
  const short = alias === undefined ? '' : `, \`-${alias}${value}\``
  const text = [
    `${summary}${list(takes?.choices)}`,
    ...(takes?.default === undefined ? [] : [`default: \`${takes.default}\``]),
    ...(repeatable === true ? ['may be given several times'] : []),
  ]
  return `| \`--${name}${value}\`${short} | ${text.join('; ')} |`
}

function list(choices: readonly string[] | undefined): string {
  return choices === undefined ? '' : `: ${choices.map((choice) => `\`${choice}\``).join(', ')}`
}
