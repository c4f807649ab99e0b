import type { ProgramName } from '../../text/command-line/program-name.ts'

/** How a sentence speaks of a program. */
export function called(program: ProgramName): string {
  return program === 'kubelet' ? 'the kubelet' : program
}

/** `1.24`, for a minor release. */
export function release(minor: number): string {
  return `1.${minor}`
}

/** The label of what ends a program: its own words. */
export function exits(program: ProgramName, text: string): string {
  return `${called(program)} exits: \`${text}\``
}
