import { bareCommands } from './bare-commands.ts'
import { cmdCommands } from './cmd-commands.ts'
import { findPrograms } from './find-programs.ts'
import { flagsFile } from './flags-file.ts'
import { manifestCommands } from './manifest-commands.ts'
import { scanSource } from './placed.ts'
import { powershellCommands } from './powershell-commands.ts'
import type { ProgramLines } from './program-line.ts'
import { parseYamlDocuments } from '../yaml.ts'

/** The languages in which people keep command lines. `bare`: no shell is known. */
export type Dialect = 'powershell' | 'cmd' | 'bare' | 'flags-file' | 'manifest'

/** What a text in one of these languages starts, each argument with its place. */
export function readScript(text: string, dialect: Dialect): ProgramLines {
  const source = scanSource(text)
  switch (dialectOf(text, dialect)) {
    case 'powershell':
      return findPrograms(powershellCommands(source))
    case 'cmd':
      return findPrograms(cmdCommands(source))
    case 'bare':
      return findPrograms(bareCommands(source))
    case 'flags-file':
      return findPrograms(flagsFile(source), 'arguments')
    case 'manifest':
      return readManifest(text)
  }
}

/** The language of a text for which none is known: PowerShell where it shows, and else that of no shell. */
export function dialectOf(text: string, given: Dialect): Dialect {
  return given === 'bare' && isPowerShell(text) ? 'powershell' : given
}

/** Lists, assignments and the parameters of cmdlets mean nothing but in PowerShell. */
function isPowerShell(text: string): boolean {
  return /\s-(ArgumentList|BinaryPathName)\b|@\(|^[ \t\u00a0]*\$[\w:]+\s*\+?=/im.test(text)
}

function readManifest(text: string): ProgramLines {
  const containers = manifestCommands(parseYamlDocuments(text).trees, text)
  const found = containers.map((container) => findPrograms([container], 'container'))
  return {
    lines: found.flatMap(({ lines }) => lines),
    environment: containers.flatMap(({ environment }) => environment),
  }
}
