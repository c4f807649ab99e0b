import { powershellLiteral } from '../../text/quote/powershell.ts'

/** A PowerShell script from its parts, with an empty line between them. */
export function script(about: readonly string[], ...parts: readonly (readonly string[])[]): string {
  const head = [
    '#Requires -Version 5.1',
    '#Requires -RunAsAdministrator',
    ...about.map((line) => `# ${line}`),
  ]
  const shown = [head, ...parts].filter((part) => part.length > 0)
  return `${shown.map((part) => part.join('\n')).join('\n\n')}\n`
}

/** A variable that holds a text. */
export function textVariable(name: string, value: string): string {
  return `$${name} = ${powershellLiteral(value)}`
}

/** A variable that holds a list of texts, one a line. */
export function listVariable(name: string, values: readonly string[]): readonly string[] {
  if (values.length === 0) return [`$${name} = @()`]
  return [`$${name} = @(`, ...values.map((value) => `  ${powershellLiteral(value)}`), ')']
}

/** Every error ends a script. */
export const STOP_ON_ERROR: readonly string[] = ["$ErrorActionPreference = 'Stop'"]
