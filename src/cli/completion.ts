import { COMMANDS, GLOBAL_OPTIONS, type InvocationOf } from './commands.ts'
import { bashCompletion } from './completion/bash.ts'
import { fishCompletion } from './completion/fish.ts'
import { powershellCompletion } from './completion/powershell.ts'
import { zshCompletion } from './completion/zsh.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import type { Io } from './io.ts'

const SHELLS = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
  powershell: powershellCompletion,
} as const

/** Prints the completion script of a shell. */
export function run(invocation: InvocationOf<'completion'>, io: Io): ExitCode {
  const [shell] = invocation.positionals
  const script = Object.entries(SHELLS).find(([name]) => name === shell)?.[1]
  if (script === undefined) throw new Error(`no completion script for ${shell}`)
  io.stdout.write(script(COMMANDS, GLOBAL_OPTIONS))
  return EXIT.done
}
