import { type CniCall, CONTAINERD_ADD } from '../programs/cni/call.ts'
import type { GoMembers } from '../programs/cni/result.ts'
import type { ProgramError } from '../programs/outcome.ts'
import type { TracedRequest, TraceInput, TraceStep } from './trace.ts'

/** A trace while it grows. */
export interface Chain {
  readonly input: TraceInput
  /** Takes down what was not given and therefore supposed; where nobody asks for it, it is not even worked out. */
  readonly assume: (sentences: () => readonly string[]) => void
  readonly steps: TraceStep[]
  readonly requests: TracedRequest[]
}

/** How a plugin ends; `unmodelled` is the one at which nothing more is known. */
export interface Ran {
  readonly result?: GoMembers
  readonly error?: ProgramError
  readonly unmodelled?: string
}

/** The call of a plugin as containerd, or dockershim, makes it for this command. */
export function callOf({ input }: Pick<Chain, 'input'>): CniCall {
  const { command, netns } = input
  return { ...CONTAINERD_ADD, command, ...(netns === undefined ? {} : { netns }) }
}
