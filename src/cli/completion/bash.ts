import type { CommandRow, OptionRow } from '../command-row.ts'
import { groups, nextWords, quote, spellings } from './words.ts'

/** The completion script for bash 3.2 and later. */
export function bashCompletion(rows: readonly CommandRow[], globals: readonly OptionRow[]): string {
  const list = (words: readonly string[]): string => `words=${quote(words.join(' '))}`
  const globalWords = globals.flatMap(spellings)
  const places = [
    `    '') ${list([...nextWords(rows, '').map(({ word }) => word), ...globalWords])} ;;`,
    ...groups(rows).map(
      (group) => `    ${quote(group)}) ${list(nextWords(rows, group).map(({ word }) => word))} ;;`,
    ),
    ...rows.flatMap((row) => commandPlaces(row, [...row.options, ...globals], list)),
  ]
  return `# bash completion for hnsc: source <(hnsc completion bash)
_hnsc() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command= words= files= i
  # bash splits a word at '='.
  if [[ $cur == = ]]; then cur=; elif [[ $prev == = ]]; then prev=\${COMP_WORDS[COMP_CWORD-2]}; fi
  if ((COMP_CWORD > 1)); then command=\${COMP_WORDS[1]}; fi
  for ((i = 2; i < COMP_CWORD; i++)); do
    case $command in
      ${groups(rows).map(quote).join('|') || "''"}) command+=" \${COMP_WORDS[i]}" ;;
      *) break ;;
    esac
  done
  case $command in
${places.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
  # Without an offer of ours readline offers files, where a file may stand.
  if [[ -z $files ]]; then compopt +o default +o bashdefault 2>/dev/null; fi
}
complete -o bashdefault -o default -F _hnsc hnsc
`
}

function commandPlaces(
  row: CommandRow,
  options: readonly OptionRow[],
  list: (words: readonly string[]) => string,
): string[] {
  const after = options.flatMap((option) => {
    if (option.takes === undefined) return []
    const offer = offerOf(option.takes, [], list)
    return [`      ${spellings(option).join('|')}) ${offer} ;;`]
  })
  const words = options.flatMap(spellings)
  return [
    `    ${quote(row.name)}) case $prev in`,
    ...after,
    `      *) ${offerOf(row.positional ?? {}, words, list)} ;;`,
    '    esac ;;',
  ]
}

function offerOf(
  place: { readonly choices?: readonly string[]; readonly complete?: 'file' | 'directory' },
  others: readonly string[],
  list: (words: readonly string[]) => string,
): string {
  const words = list([...(place.choices ?? []), ...others])
  return place.complete === undefined ? words : `${words} files=yes`
}
