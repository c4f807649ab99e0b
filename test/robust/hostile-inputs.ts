import { HOSTILE_NAMES } from './hostile-names.ts'
import { HOSTILE_PLACES } from './hostile-places.ts'
import { HOSTILE_TEXTS } from './hostile-texts.ts'

/** An input that nobody means well with: what it is, and how it is put at a path. */
export interface HostileInput {
  readonly name: string
  /** What it gives back undoes what removing the path does not. */
  readonly put: (path: string) => void | (() => void)
  /** True where a command takes seconds, or waits for them. */
  readonly takesSeconds?: true
  /** True where it is hostile only to somebody who is not root. */
  readonly notForRoot?: true
}

/** Every input of the issue, as files and directories. */
export const HOSTILE_INPUTS: readonly HostileInput[] = [...HOSTILE_TEXTS, ...HOSTILE_NAMES, ...HOSTILE_PLACES]
