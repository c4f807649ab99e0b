import type { Placed } from './placed.ts'
import type { ProgramName } from './program-name.ts'

/** How a program is started: that decides what quotes and services mean. */
export type Launch = 'direct' | 'sc' | 'nssm' | 'container' | 'arguments'

/** The arguments of one program, found in a script, a manifest or a bare line. */
export interface ProgramLine {
  /** Undefined where nothing but the arguments can tell. */
  readonly program: ProgramName | undefined
  /** What the program is called there, or the first argument where it is not named. */
  readonly head: Placed
  readonly words: readonly Placed[]
  readonly launch: Launch
  /** The name of the Windows service. */
  readonly service?: string
  /** A cmdlet of PowerShell registers the service, and gets its text as it stands. */
  readonly cmdlet?: true
  /** The path of the program where it has a blank and no quotes, so that its parts are arguments of their own. */
  readonly splitPath?: Placed
  /** Another program, such as kube-log-runner.exe, runs this one. */
  readonly isWrapped?: true
  /** The value of a variable: perhaps only a part of what the program gets. */
  readonly partial?: true
}

/** A variable of the environment that a script, a service or a manifest sets. */
export interface EnvironmentSetting {
  readonly name: string
  /** Undefined where it is known at run time only. */
  readonly value: Placed | undefined
  /** The service whose environment it is; absent: that of everything the script starts. */
  readonly service?: string
}

/** What a text starts, and with which environment. */
export interface ProgramLines {
  readonly lines: readonly ProgramLine[]
  readonly environment: readonly EnvironmentSetting[]
}
