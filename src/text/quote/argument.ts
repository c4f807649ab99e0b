/** One replacement of every match; the pattern has the same meaning in JavaScript and in .NET. */
export interface Replacement {
  readonly pattern: string
  readonly by: string
}

/**
 * What makes of a text one argument, between double quotes: backslashes are doubled before a quotation mark and at the
 * end, where they would escape it, and a quotation mark is escaped.
 * Source: Microsoft, "Parsing C command-line arguments" and CommandLineToArgvW; golang/go src/syscall/exec_windows.go
 * (EscapeArg) does the same.
 */
export const ARGUMENT_REPLACEMENTS: readonly Replacement[] = [
  { pattern: '(\\\\*)"', by: '$1$1\\"' },
  { pattern: '(\\\\+)(?![\\s\\S])', by: '$1$1' },
]

/** Texts that are arguments only between quotes: blanks and quotation marks in them, or nothing at all. */
export const NEEDS_QUOTES = '^$|[\\s"]'

/** An argument as it must stand in a command line of Windows, for the program to get exactly the text. */
export function quoteArgument(text: string): string {
  if (!new RegExp(NEEDS_QUOTES).test(text)) return text
  return `"${ARGUMENT_REPLACEMENTS.reduce((t, { pattern, by }) => t.replace(new RegExp(pattern, 'g'), by), text)}"`
}

/** A command line from its arguments. */
export function joinArguments(args: readonly string[]): string {
  return args.map(quoteArgument).join(' ')
}
