import type { CommandRow, OptionRow } from '../command-row.ts'
import { groups, nextWords, type Offer } from './words.ts'

/** The completion script for Windows PowerShell 5.1 and PowerShell 7. */
export function powershellCompletion(rows: readonly CommandRow[], globals: readonly OptionRow[]): string {
  const offers = [
    entry('', [...nextWords(rows, ''), ...globals.map(optionOffer)]),
    ...groups(rows).map((group) => entry(group, nextWords(rows, group))),
    ...rows.map((row) =>
      entry(row.name, [
        ...choiceOffers(row.positional ?? {}),
        ...[...row.options, ...globals].map(optionOffer),
      ]),
    ),
  ]
  const values = rows.flatMap((row) =>
    [...row.options, ...globals].flatMap(({ name, alias, takes }) => {
      if (takes === undefined) return []
      const at = [`${row.name} --${name}`, ...(alias === undefined ? [] : [`${row.name} -${alias}`])]
      return at.map((key) => entry(key, choiceOffers(takes)))
    }),
  )
  return `# PowerShell completion for hnsc: hnsc completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName hnsc -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $offers = @{
${[...offers, ...values].join('\n')}
  }
  $words = @($commandAst.CommandElements |
    Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
    Select-Object -Skip 1 |
    ForEach-Object { $_.Extent.Text })
  $command = ''
  foreach ($word in $words) {
    if (${groupList(rows)} -notcontains $command) { break }
    $command = "$command $word".Trim()
  }
  $place = $command
  if ($words.Count -ge 1 -and $offers.ContainsKey("$command $($words[-1])")) { $place = "$command $($words[-1])" }
  # Where nothing is offered PowerShell offers files.
  if (-not $offers.ContainsKey($place)) { return }
  $offers[$place] | Where-Object { $_[0].StartsWith($wordToComplete) } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_[0], $_[0], 'ParameterValue', $_[1])
  }
}
`
}

/** The places where the next word still belongs to the name of a command. */
function groupList(rows: readonly CommandRow[]): string {
  return `@(${['', ...groups(rows)].map(quotePs).join(', ')})`
}

function optionOffer({ name, summary }: OptionRow): Offer {
  return { word: `--${name}`, summary }
}

function choiceOffers({ choices }: { readonly choices?: readonly string[] }): Offer[] {
  return (choices ?? []).map((word) => ({ word, summary: word }))
}

function entry(place: string, offers: readonly Offer[]): string {
  const list = offers.map(({ word, summary }) => `,@(${quotePs(word)}, ${quotePs(summary)})`)
  return `    ${quotePs(place)} = @(${list.join('; ')})`
}

function quotePs(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
