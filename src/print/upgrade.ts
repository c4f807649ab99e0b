import type { Diagnostic } from '../generated/types.ts'
import type { UpgradeStep } from '../validate/upgrade.ts'
import { report } from './json.ts'
import { pretty, tally, type Texts } from './pretty.ts'
import type { Style } from './style.ts'
import { jsonText } from './json-text.ts'

/** What each release on the way does to all documents together, in the order of the releases. */
export interface UpgradeReport {
  readonly from: string
  readonly to: string
  /** False where something that was given could not be read or written. */
  readonly complete: boolean
  readonly now: readonly Diagnostic[]
  readonly steps: readonly { readonly release: string; readonly diagnostics: readonly Diagnostic[] }[]
}

/** The steps of several documents as one list: a release stands once. */
export function mergeSteps(all: readonly (readonly UpgradeStep[])[]): UpgradeReport['steps'] {
  const minors = [...new Set(all.flat().map(({ release }) => release.minor))].toSorted((a, b) => a - b)
  return minors.map((minor) => {
    const own = all.flat().filter(({ release }) => release.minor === minor)
    return { release: `1.${minor}`, diagnostics: own.flatMap(({ diagnostics }) => diagnostics) }
  })
}

/** The report for people: a heading for each release, and its diagnostics. */
export function prettyUpgrade(
  { from, to, complete, now, steps }: UpgradeReport,
  texts: Texts,
  style: Style,
): string {
  const sections = [
    ...(now.length === 0 ? [] : [section(`Kubernetes ${from}, as it is`, now, texts, style)]),
    ...steps.map(({ release, diagnostics }) => section(`Kubernetes ${release}`, diagnostics, texts, style)),
  ]
  const nothing = `nothing changes from ${from} to ${to}${complete ? '' : ' in what can be read'}`
  const last = steps.length === 0 ? nothing : summary(from, to, steps)
  return [...sections, `${last}\n`].join('\n')
}

function section(title: string, diagnostics: readonly Diagnostic[], texts: Texts, style: Style): string {
  return `${style.message(`${title}: ${tally(diagnostics)}`)}\n\n${pretty(diagnostics, texts, style)}`
}

function summary(from: string, to: string, steps: UpgradeReport['steps']): string {
  const all = steps.flatMap(({ diagnostics }) => diagnostics)
  const breaking = steps.filter(({ diagnostics }) => diagnostics.some(({ severity }) => severity === 'error'))
  const where =
    breaking.length === 0
      ? 'no release breaks it'
      : `broken by ${breaking.map(({ release }) => release).join(', ')}`
  return `from ${from} to ${to}: ${tally(all)}; ${where}`
}

/** The report as one JSON object; each step is a report of diagnostics of its own. */
export function jsonUpgrade({ from, to, now, steps }: UpgradeReport): string {
  const all = steps.flatMap(({ diagnostics }) => diagnostics)
  const object = {
    version: 1,
    from,
    to,
    now: now,
    steps: steps.map(({ release, diagnostics }) => ({ kubernetes: release, diagnostics })),
    summary: report(all).summary,
  }
  return jsonText(object)
}
