import type { CommandRow, OptionRow } from '../command-row.ts'
import { groups, nextWords } from './words.ts'

/** The completion script for fish. */
export function fishCompletion(rows: readonly CommandRow[], globals: readonly OptionRow[]): string {
  const commands = nextWords(rows, '').map(({ word, summary }) => offer('__hnsc_next', word, summary))
  const seconds = groups(rows).flatMap((group) =>
    nextWords(rows, group).map(({ word, summary }) => offer(`__hnsc_next ${group}`, word, summary)),
  )
  const options = rows.flatMap((row) => [
    ...(row.positional === undefined ? [] : [place(`__hnsc_in ${row.name}`, row.positional)]),
    ...row.options.map((option) => optionLine(`__hnsc_in ${row.name}`, option)),
  ])
  return `# fish completion for hnsc: hnsc completion fish | source
function __hnsc_in --description 'true when the command line starts with these words'
    set -l given (commandline -opc)
    set -e given[1]
    for i in (seq (count $argv))
        test "$given[$i]" = "$argv[$i]"; or return 1
    end
end
function __hnsc_next --description 'true when the command line is these words and one more'
    set -l given (commandline -opc)
    test (count $given) -eq (math (count $argv) + 1); or return 1
    test (count $argv) -eq 0; or __hnsc_in $argv
end
complete -c hnsc -f
${[...commands, ...seconds, ...options, ...globals.map((option) => optionLine(undefined, option))].join('\n')}
`
}

function offer(condition: string, word: string, summary: string): string {
  return `complete -c hnsc -n ${quoteFish(condition)} -a ${word} -d ${quoteFish(summary)}`
}

interface Place {
  readonly choices?: readonly string[]
  readonly complete?: 'file' | 'directory'
}

function place(condition: string, at: Place): string {
  return `complete -c hnsc -n ${quoteFish(condition)}${values(at)}`
}

function optionLine(condition: string | undefined, { name, alias, summary, takes }: OptionRow): string {
  const when = condition === undefined ? '' : ` -n ${quoteFish(condition)}`
  const short = alias === undefined ? '' : ` -s ${alias}`
  const value = takes === undefined ? '' : ` ${takes.complete === 'file' ? '-r' : '-x'}${values(takes)}`
  return `complete -c hnsc${when}${short} -l ${name}${value} -d ${quoteFish(summary)}`
}

function values({ choices, complete }: Place): string {
  if (choices !== undefined) return ` -a ${quoteFish(choices.join(' '))}`
  if (complete === 'directory') return ` -a '(__fish_complete_directories)'`
  return complete === 'file' ? ' -F' : ''
}

function quoteFish(text: string): string {
  return `'${text.replace(/['\\]/g, (c) => `\\${c}`)}'`
}
