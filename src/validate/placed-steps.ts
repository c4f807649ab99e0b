import type { CniDocument } from '../check/cni/cni-document.ts'
import type { Path } from '../text/tree.ts'
import type { Trace, TraceStep } from '../trace/trace.ts'

/** A step of a trace, and where in the file its document stands. */
export interface PlacedStep {
  readonly step: TraceStep
  readonly at: Path
}

/**
 * The steps whose documents are parts of the file, each with its place; subnet.env is none of them, and an IPAM plugin has
 * no document of its own.
 */
export function placedSteps({ isList }: CniDocument, { steps }: Trace): PlacedStep[] {
  let index = -1
  let at: Path = []
  let delegating = false
  const placed: PlacedStep[] = []
  for (const step of steps) {
    if (step.program === 'flannel' && step.input === undefined) continue
    if (step.program === 'libcni') at = []
    else if (step.input !== undefined) {
      if (delegating) at = [...at, 'delegate']
      else at = isList ? ['plugins', ++index] : []
      delegating = step.program === 'flannel'
    }
    placed.push({ step, at })
  }
  return placed
}
