import { readRangeDocument } from '../../src/check/cidr/read-document.ts'
import type { Severity } from '../../src/diagnostic/code-meta.ts'
import { CODES } from '../../src/diagnostic/codes.ts'
import { list, object } from './shared.ts'

/** An address plan that somebody had trouble with, and how bad that was. */
export interface KnownPlan {
  readonly id: string
  readonly title: string
  readonly expectedFinding: string
  readonly severity: string
  /** The plan as JSON. */
  readonly text: string
  /** False for a plan of prose alone, of which nothing can be checked. */
  readonly hasRanges: boolean
}

/** The plans of a file: an array of `{id, title, plan, expectedFinding, severity}`. */
export function knownPlans(file: unknown): readonly KnownPlan[] {
  return list(file)
    .map(object)
    .map(({ id, title, plan, expectedFinding, severity }) => ({
      id: String(id),
      title: String(title),
      expectedFinding: String(expectedFinding),
      severity: String(severity),
      text: JSON.stringify(plan),
      hasRanges: Object.keys(object(plan)).some((key) => key !== 'note'),
    }))
}

/** What `hnsc cidr check` finds in a plan. */
export interface Verdict {
  readonly kind: string
  readonly findings: readonly {
    readonly code: string
    readonly severity: Severity
    readonly message: string
  }[]
  /** The worst severity among them. */
  readonly worst: Severity | 'none'
}

/** Checks a plan as `hnsc cidr check` does. */
export function judgePlan({ id, text }: KnownPlan): Verdict {
  const { kind, findings } = readRangeDocument(`${id}.json`, text, [])
  const found = findings.map(({ code, severity = CODES[code].severity, message }) => ({
    code,
    severity,
    message,
  }))
  const worst = (['error', 'warning', 'info'] as const).find((level) =>
    found.some(({ severity }) => severity === level),
  )
  return { kind, findings: found, worst: worst ?? 'none' }
}
