import type { Build } from './build.ts'
import type { Generated } from './generate/plugin-case.ts'
import type { Random } from './random.ts'

/** One real program, and the model that is held against it. */
export interface Program {
  /** The name of the folder of its cases. */
  readonly name: string
  readonly versions: readonly string[]
  /** Versions whose code is not at hand, so that their recorded outcomes stand. Asking may need the network. */
  readonly recordedOnly?: () => readonly string[]
  readonly build: (version: string) => Build
  /** A new case for a source of chance. */
  readonly generate: (r: Random) => Generated<unknown>
  readonly model?: ModelUnderTest
  /** What the runner gets of a case, where that is more than the case: what hnsc knows of the version. */
  readonly prepare?: (input: unknown, version: string) => unknown
}

/**
 * A model, in a form in which it can be compared with what was measured. `Input` is what the program's runner gets,
 * `Output` what it answers; both come from JSON that we wrote.
 */
export interface ModelUnderTest<Input = unknown, Output = unknown> {
  /** What the model says that the program does. */
  says(input: Input, version: string): unknown
  /** The same of what was measured. */
  measured(outcome: Output, input: Input): unknown
}

/** The versions of a program that can be run here. */
export function runnable({ versions, recordedOnly }: Program): readonly string[] {
  const absent = recordedOnly?.() ?? []
  return versions.filter((version) => !absent.includes(version))
}

/** The cases as the runner of a version gets them. */
export function prepared(
  { prepare }: Program,
  inputs: readonly unknown[],
  version: string,
): readonly unknown[] {
  return prepare === undefined ? inputs : inputs.map((input) => prepare(input, version))
}
