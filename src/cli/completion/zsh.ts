import type { CommandRow, OptionRow, Positional } from '../command-row.ts'
import { groups, nextWords, type Offer, quote } from './words.ts'

/** The completion script for zsh. */
export function zshCompletion(rows: readonly CommandRow[], globals: readonly OptionRow[]): string {
  const cases = rows.map((row) => {
    const specs = [...[...row.options, ...globals].flatMap(optionSpecs), ...positionalSpecs(row.positional)]
    return `    ${quote(row.name)})\n      _arguments ${specs.join(' \\\n        ')} ;;`
  })
  const groupCases = groups(rows).map(
    (group) => `    ${quote(group)})
      if (( CURRENT == 3 )); then
${describe(nextWords(rows, group), '        ')}
        return
      fi
      command+=" $words[3]"
      shift words
      (( CURRENT-- )) ;;`,
  )
  return `#compdef hnsc
# zsh completion for hnsc: source <(hnsc completion zsh), or save as _hnsc in a folder of $fpath
_hnsc() {
  local -a offers
  if (( CURRENT == 2 )); then
${describe(nextWords(rows, ''), '    ')}
    _arguments ${globals.flatMap(optionSpecs).join(' ')}
    return
  fi
  local command=$words[2]
  while true; do
    case $command in
${groupCases.map((lines) => lines.replace(/^/gm, '  ')).join('\n')}
      *) break ;;
    esac
  done
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join('\n')}
  esac
}
if [[ $funcstack[1] == _hnsc ]]; then _hnsc "$@"; else compdef _hnsc hnsc; fi
`
}

function describe(offers: readonly Offer[], indent: string): string {
  const words = offers.map(({ word, summary }) => quote(`${word}:${summary}`)).join(' ')
  return `${indent}offers=(${words})\n${indent}_describe -t commands command offers`
}

function optionSpecs({ name, alias, summary, takes, repeatable }: OptionRow): string[] {
  const value = takes === undefined ? '' : `:${escape(takes.word)}:${action(takes)}`
  const text = `[${escape(summary)}]${value}`
  const long = takes === undefined ? `--${name}` : `--${name}=`
  if (repeatable === true)
    return [quote(`*${long}${text}`), ...(alias === undefined ? [] : [quote(`*-${alias}+${text}`)])]
  if (alias === undefined) return [quote(`${long}${text}`)]
  const both = `(-${alias} --${name})`
  return [quote(`${both}${long}${text}`), quote(`${both}-${alias}${takes === undefined ? '' : '+'}${text}`)]
}

function positionalSpecs(positional: Positional | undefined): string[] {
  if (positional === undefined) return []
  const many = positional.count === 'any' || positional.count === 'some'
  return [quote(`${many ? '*' : '1'}:${escape(positional.word)}:${action(positional)}`)]
}

function action(place: {
  readonly choices?: readonly string[]
  readonly complete?: 'file' | 'directory'
}): string {
  if (place.choices !== undefined) return `(${place.choices.join(' ')})`
  if (place.complete === undefined) return ' '
  return place.complete === 'file' ? '_files' : '_files -/'
}

function escape(text: string): string {
  return text.replace(/[\\:[\]]/g, (c) => `\\${c}`)
}
