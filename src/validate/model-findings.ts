import type { CniDocument } from '../check/cni/cni-document.ts'
import type { Context } from '../check/context.ts'
import type { Finding } from '../diagnostic/finding.ts'
import { pointer, type Path } from '../text/tree.ts'
import { failureFinding } from './failure-finding.ts'
import { noteFindings } from './note-findings.ts'
import { secondNat } from './second-nat.ts'
import { traces } from './traces.ts'

/**
 * What the models of the programs say about a configuration: what they refuse, ignore, replace and throw away. Of a
 * defect that a rule has found already nothing is said again, since the rule knows the cause.
 */
export function modelFindings(
  document: CniDocument,
  context: Context,
  ruled: readonly Finding[],
): readonly Finding[] {
  const traced = traces(document, context)
  const failure = failureFinding(document, traced, ruled)
  const told = [...ruled, ...failure]
  return [
    ...noteFindings(document, traced, (path) => told.some((finding) => covers(finding, path))),
    ...secondNat(document, traced.newest),
    ...failure,
  ]
}

/** True for a finding at this very place; or, where all of an object is in the wrong form, at one beside it. */
function covers({ code, at }: Finding, path: Path): boolean {
  if (at.path === undefined || at.path.length === 0) return false
  if (pointer(at.path) === pointer(path)) return true
  if (code === 'WIN214' && pointer(at.path.slice(0, -1)) === pointer(path)) return true
  return code === 'WIN212' && pointer(at.path.slice(0, -1)) === pointer(path.slice(0, -1))
}
