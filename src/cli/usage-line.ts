import type { CommandRow, Positional } from './command-row.ts'

/** `hnsc compile <SPEC> [options]`: how a command is called, in one line. */
export function usageLine(row: CommandRow): string {
  const words = [`hnsc ${row.name}`, ...(row.positional === undefined ? [] : [placeholder(row.positional)])]
  return [...words, '[options]'].join(' ')
}

/** The positional argument as help shows it: `<SPEC>`, `[FILE...]`. */
export function placeholder({ word, count }: Positional): string {
  return { one: `<${word}>`, optional: `[${word}]`, any: `[${word}...]`, some: `<${word}...>` }[count]
}
