import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { FieldFact } from '../../src/facts/config-field.ts'
import { FEATURE_GATES } from '../../src/facts/feature-gates.ts'
import { findFlag, type FlagFact } from '../../src/facts/flag.ts'
import { KUBE_PROXY_FIELDS } from '../../src/facts/kube-proxy-fields.ts'
import { KUBE_PROXY_FLAGS } from '../../src/facts/kube-proxy-flags.ts'
import { KUBELET_FIELDS } from '../../src/facts/kubelet-fields.ts'
import { KUBELET_FLAGS } from '../../src/facts/kubelet-flags.ts'
import { KNOWN_MINORS } from '../../src/facts/minors.ts'

/*
 * Every year of the shared tables against the facts: a flag's or field's first and last release, the release that calls
 * it deprecated, and the stages of each gate. A row that the facts do not have, or date otherwise, fails.
 */

const FOLDER = '../shared/facts/tables'

function table<T>(name: string): T {
  return JSON.parse(readFileSync(`${FOLDER}/${name}.json`, 'utf8')) as T
}

interface FlagRow {
  readonly flag: string
  readonly since: string
  readonly until: string | null
  readonly notes: string | null
}

interface FieldRow {
  readonly field: string
  readonly since: string
  readonly until: string | null
  readonly gaps: readonly string[]
}

interface GateRow {
  readonly gate: string
  readonly versions: readonly {
    readonly stage: string
    readonly default: boolean
    readonly fromVersion: string
    readonly toVersion: string | null
    readonly locked: boolean
  }[]
  readonly removedIn: string | null
}

/** The first minor of a cell, such as `1.24`, `1.20 (cherry-picked …)` or `after 1.36`; `<=1.14` is the oldest known. */
function firstMinor(cell: string): number {
  const after = /^after 1\.(\d+)/.exec(cell)?.[1]
  return after === undefined ? Number(/^(?:<=)?1\.(\d+)/.exec(cell)?.[1]) : Number(after) + 1
}

function lastMinor(cell: string | null): number {
  return cell === null ? NEWEST : Number(/^1\.(\d+)/.exec(cell)?.[1])
}

const OLDEST = KNOWN_MINORS[0] ?? 0
const NEWEST = KNOWN_MINORS.at(-1) ?? 0

/** What a note says: `Deprecated 1.23`, `deprecated (1.24 #108045)`, `deprecated in favour of the field since 1.27`. */
function deprecations(notes: string | null): readonly number[] {
  return [...(notes ?? '').matchAll(/deprecated\b[^.;,]*?\b1\.(\d+)/gi)].map((match) => Number(match[1]))
}

/** Where upstream shows that a table is wrong: what is right, and where that can be read. */
const CORRECTED: Readonly<Record<string, { since?: number; deprecated?: number; source: string }>> = {
  'kube-proxy cleanup-ipvs': {
    deprecated: 17,
    source: 'kubernetes/kubernetes cmd/kube-proxy/app, each minor; what 1.20 marks is from 1.17',
  },
  'kubelet cni-cache-dir': { since: 16, source: 'kubernetes/kubernetes cmd/kubelet/app/options, each minor' },
  'kubelet one-output': {
    since: 20,
    source: 'k8s.io/klog/v2 klog.go: not in v2.2.0 (1.19), in v2.4.0 (1.20)',
  },
}

describe.skipIf(!existsSync(FOLDER))('the shared tables', () => {
  const programs: readonly (readonly [name: string, flags: readonly FlagFact[]])[] = [
    ['kube-proxy', KUBE_PROXY_FLAGS],
    ['kubelet', KUBELET_FLAGS],
  ]

  describe.each(programs)('flags of %s', (program, flags) => {
    const rows = existsSync(FOLDER) ? table<FlagRow[]>(`${program}-flags`) : []

    it.each(rows.map((row) => [row.flag, row] as const))('%s', (spelled, { since, until, notes }) => {
      const name = spelled.replace(/^--?/, '')
      const fact = findFlag(flags, name)
      if (since === 'never') {
        expect(fact).toBeUndefined()
        return
      }
      expect(fact).toBeDefined()
      if (fact === undefined) return
      const corrected = CORRECTED[`${program} ${name}`]
      expect(fact.since ?? OLDEST).toBe(corrected?.since ?? Math.max(firstMinor(since), OLDEST))
      if (until === null) expect(fact.gone).toBeUndefined()
      else if (until.startsWith('unknown')) expect(fact.gone).toBeDefined()
      else expect([fact.last, fact.gone]).toEqual([lastMinor(until), lastMinor(until) + 1])
      for (const minor of deprecations(notes)) expect(fact.deprecated).toBe(corrected?.deprecated ?? minor)
      if (/\bdeprecated\b/i.test(notes ?? '')) expect(fact.deprecated).toBeDefined()
    })
  })

  const kinds: readonly (readonly [name: string, fields: readonly FieldFact[]])[] = [
    ['kubeproxy', KUBE_PROXY_FIELDS],
    ['kubelet', KUBELET_FIELDS],
  ]

  describe.each(kinds)('fields of %s', (kind, fields) => {
    const rows = existsSync(FOLDER) ? table<{ fields: FieldRow[] }>(`${kind}-config-fields`).fields : []

    it.each(rows.map((row) => [row.field, row] as const))('%s', (path, { since, until, gaps }) => {
      const facts = fields.filter((fact) => fact.path === path)
      expect(facts.length).toBeGreaterThan(0)
      const has = (minor: number) =>
        facts.some((fact) => minor >= (fact.since ?? OLDEST) && minor <= (fact.until ?? NEWEST))
      const told = (minor: number) =>
        minor >= firstMinor(since) && minor <= lastMinor(until) && !gaps.includes(`1.${minor}`)
      expect(KNOWN_MINORS.filter(has)).toEqual(KNOWN_MINORS.filter(told))
    })
  })

  const gates = existsSync(FOLDER) ? table<GateRow[]>('feature-gates') : []

  it.each(gates.map((row) => [row.gate, row] as const))('gate %s', (name, { versions, removedIn }) => {
    const fact = FEATURE_GATES.find((gate) => gate.name === name)
    expect(
      fact?.stages.map((stage) => ({
        stage: stage.stage,
        default: stage.default,
        since: stage.since ?? OLDEST,
        until: stage.until ?? NEWEST,
        locked: stage.locked === true,
      })),
    ).toEqual(
      versions.map((row) => ({
        stage: row.stage,
        default: row.default,
        since: Math.max(firstMinor(row.fromVersion), OLDEST),
        until: lastMinor(row.toVersion),
        locked: row.locked,
      })),
    )
    const end = fact?.stages.at(-1)?.until
    const gone = fact?.expectedGone ?? (end === undefined ? undefined : end + 1)
    expect(gone).toBe(removedIn === null ? undefined : firstMinor(removedIn))
  })
})
