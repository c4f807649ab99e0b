import type { Placed } from './placed.ts'

/** One command of a script, or the command line of one process: its words as the shell hands them on. */
export interface Command {
  readonly words: readonly Placed[]
  /** The words are what a variable of the script is set to; its name without `$`. */
  readonly variable?: string
}
