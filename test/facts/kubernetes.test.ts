import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type FieldFact, fieldsAt } from '../../src/facts/config-field.ts'
import { FEATURE_GATES, findGate, gateStage } from '../../src/facts/feature-gates.ts'
import { findFlag, type FlagFact, flagDefault, flagPresence } from '../../src/facts/flag.ts'
import { KUBE_PROXY_FIELDS } from '../../src/facts/kube-proxy-fields.ts'
import { KUBE_PROXY_FLAGS } from '../../src/facts/kube-proxy-flags.ts'
import { KUBELET_FIELDS } from '../../src/facts/kubelet-fields.ts'
import { KUBELET_FLAGS } from '../../src/facts/kubelet-flags.ts'
import { clampKubernetes, holdsIn, KNOWN_MINORS } from '../../src/facts/minors.ts'
import { pauseImage } from '../../src/facts/pause-images.ts'
import { NEWEST_KUBERNETES, OLDEST_KUBERNETES, windowsSupport } from '../../src/facts/windows-support.ts'

interface Tables {
  readonly name: 'kube-proxy' | 'kubelet'
  readonly flags: readonly FlagFact[]
  readonly fields: readonly FieldFact[]
}

const PROGRAMS: readonly Tables[] = [
  { name: 'kube-proxy', flags: KUBE_PROXY_FLAGS, fields: KUBE_PROXY_FIELDS },
  { name: 'kubelet', flags: KUBELET_FLAGS, fields: KUBELET_FIELDS },
]

describe.each(PROGRAMS)('the tables of $name', ({ flags, fields }) => {
  it('name each flag once, with sources and possible years', () => {
    expect(new Set(flags.map(({ name }) => name)).size).toBe(flags.length)
    for (const flag of flags) {
      expect(flag.sources.length, flag.name).toBeGreaterThan(0)
      expect(flag.last === undefined, flag.name).toBe(flag.gone === undefined)
      if (flag.last !== undefined && flag.gone !== undefined) {
        expect(flag.gone, flag.name).toBeGreaterThan(flag.last)
        expect(flag.last, flag.name).toBeGreaterThanOrEqual(flag.since ?? OLDEST_KUBERNETES.minor)
      }
    }
  })

  it('name only fields that some release has, while the flag lives', () => {
    for (const { name, field, last } of flags) {
      if (field === undefined) continue
      const fact = fields.filter(({ path }) => path === field)
      expect(fact.length, `${name} -> ${field}`).toBeGreaterThan(0)
      if (last === undefined)
        expect(
          fact.some((f) => f.until === undefined),
          `${name} -> ${field}`,
        ).toBe(true)
    }
  })

  it('never give a path two meanings in one release', () => {
    for (const minor of KNOWN_MINORS) {
      const now = fields.filter((field) => holdsIn(field, minor))
      expect(fieldsAt(fields, minor).size).toBe(now.length)
      for (const { path } of now) {
        const parent = path.replace(/(\.[^.[\]{}]+|\[\]|\{\})$/, '')
        if (parent !== path)
          expect(
            now.some((other) => other.path === parent),
            path,
          ).toBe(true)
      }
    }
  })
})

const measured = '../shared/facts/tables/flags-1.20.2-windows.json'

interface Printed {
  readonly type: string
  readonly default: string | null
  readonly deprecated: boolean
}
type Table = Record<'kube-proxy' | 'kubelet', Record<string, Printed>> & {
  readonly notListedByHelpButAccepted: Record<'kube-proxy' | 'kubelet', readonly string[]>
}

describe.skipIf(!existsSync(measured))('what the 1.20.2 binaries print', () => {
  const table = (): Table => JSON.parse(readFileSync(measured, 'utf8')) as Table
  const at20 = (flags: readonly FlagFact[]) => flags.filter((flag) => flagPresence(flag, 20) === 'yes')
  const unquote = (text: string | null) =>
    text === null ? undefined : text.replace(/^"(.*)"$/, '$1').replaceAll('\\\\', '\\')

  it.each(PROGRAMS)('is what the facts say of $name', ({ name, flags }) => {
    const told = table()
    const facts = Object.fromEntries(
      at20(flags)
        .filter(({ hidden }) => hidden === undefined)
        .map((flag) => [
          flag.name,
          {
            type: flag.type,
            default: flagDefault(flag, 20),
            deprecated: flag.deprecated !== undefined && flag.deprecated <= 20,
          },
        ]),
    )
    const printed = Object.fromEntries(
      Object.entries(told[name]).map(([flag, row]) => [flag, { ...row, default: unquote(row.default) }]),
    )
    expect(facts).toEqual(printed)
    const hidden = at20(flags).filter((flag) => flag.hidden)
    expect(hidden.map((flag) => flag.name).sort()).toEqual(told.notListedByHelpButAccepted[name].toSorted())
  })
})

describe('the gates', () => {
  it('have stages without gaps, in order', () => {
    for (const { name, stages } of FEATURE_GATES) {
      for (const [i, stage] of stages.entries()) {
        const before = stages[i - 1]
        if (before !== undefined) expect(stage.since, name).toBe((before.until ?? 0) + 1)
      }
    }
  })

  it('are known and locked where upstream says so', () => {
    const stage = (name: string, minor: number) => {
      const gate = findGate(name)
      return gate === undefined ? undefined : gateStage(gate, minor)
    }
    expect(stage('WinOverlay', 19)).toMatchObject({ stage: 'alpha', default: false })
    expect(stage('WinDSR', 33)).toMatchObject({ stage: 'beta', default: true })
    expect(stage('WinDSR', 34)).toMatchObject({ locked: true })
    expect(stage('IPv6DualStack', 25)).toBeUndefined()
  })
})

describe('flags by release', () => {
  const at = (flags: readonly FlagFact[], name: string, minor: number) => {
    const flag = findFlag(flags, name)
    return flag === undefined ? 'no' : flagPresence(flag, minor)
  }

  it.each([
    ['allow-privileged', 14, 'yes'],
    ['allow-privileged', 15, 'no'],
    ['network-plugin', 23, 'yes'],
    ['network-plugin', 24, 'no'],
    ['log_dir', 25, 'yes'],
    ['log-dir', 26, 'no'],
    ['container-runtime', 26, 'yes'],
    ['container-runtime', 27, 'no'],
    ['pod-infra-container-image', 34, 'yes'],
    ['pod-infra-container-image', 35, 'no'],
    ['windows-priorityclass', 18, 'maybe'],
    ['cloud-config', 33, 'yes'],
    ['cloud-config', 34, 'no'],
    ['dynamic-config-dir', 24, 'no'],
    ['master-service-namespace', 27, 'no'],
    ['register-schedulable', 33, 'yes'],
    ['service', 20, 'no'],
  ])('kubelet --%s at 1.%i: %s', (name, minor, presence) => {
    expect(at(KUBELET_FLAGS, name, minor)).toBe(presence)
  })

  it('knows defaults that changed', () => {
    const flag = findFlag(KUBELET_FLAGS, 'container-runtime-endpoint')
    expect(flag).toBeDefined()
    if (flag === undefined) return
    expect([23, 24, 27].map((minor) => flagDefault(flag, minor))).toEqual([
      'npipe:////./pipe/dockershim',
      '',
      'unix:///run/containerd/containerd.sock',
    ])
  })
})

describe('pause images', () => {
  it('exist for every supported pair of Kubernetes and Windows', () => {
    for (const minor of KNOWN_MINORS) {
      const support = windowsSupport({ major: 1, minor })
      expect(support).toBeDefined()
      for (const release of support?.releases ?? []) {
        expect(pauseImage(minor, release)?.releases, `1.${minor} ${release}`).toContain(release)
      }
    }
  })
})

describe('clamping', () => {
  it('takes the nearest known release', () => {
    expect(clampKubernetes({ major: 1, minor: 9 })).toEqual(OLDEST_KUBERNETES)
    expect(clampKubernetes({ major: 1, minor: 99 })).toEqual(NEWEST_KUBERNETES)
    expect(clampKubernetes({ major: 1, minor: 30 })).toEqual({ major: 1, minor: 30 })
  })
})
