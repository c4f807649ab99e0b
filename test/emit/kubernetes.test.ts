import { describe, expect, it } from 'vitest'
import { artifacts } from '../../src/compile/artifacts.ts'
import type { ArtifactKind } from '../../src/emit/artifact.ts'
import type { FieldFact } from '../../src/facts/config-field.ts'
import { FEATURE_GATES } from '../../src/facts/feature-gates.ts'
import { findFlag, flagPresence } from '../../src/facts/flag.ts'
import { KUBE_PROXY_FIELDS } from '../../src/facts/kube-proxy-fields.ts'
import { KUBE_PROXY_FLAGS } from '../../src/facts/kube-proxy-flags.ts'
import { KUBELET_FIELDS } from '../../src/facts/kubelet-fields.ts'
import { KUBELET_FLAGS } from '../../src/facts/kubelet-flags.ts'
import { holdsIn } from '../../src/facts/minors.ts'
import { windowsSupport } from '../../src/facts/windows-support.ts'
import { readSpec } from '../../src/spec/read-spec.ts'
import { plain } from '../../src/text/tree.ts'
import { parseYaml } from '../../src/text/yaml.ts'

const MINORS = Array.from({ length: 24 }, (_, i) => i + 14)

interface Sample {
  readonly minor: number
  readonly driver: 'l2bridge' | 'overlay'
  readonly windows: string
  readonly runtime: 'containerd' | 'dockershim'
  readonly dsr: boolean
}

const SAMPLES: readonly Sample[] = MINORS.flatMap((minor) =>
  (windowsSupport({ major: 1, minor })?.releases ?? []).flatMap((windows) =>
    (['l2bridge', 'overlay'] as const).flatMap((driver) =>
      (['containerd', 'dockershim'] as const)
        .filter((runtime) => (runtime === 'dockershim' ? minor <= 23 : minor >= 20))
        .map((runtime) => ({ minor, driver, windows, runtime, dsr: minor >= 20 && driver === 'overlay' })),
    ),
  ),
)

function emitted(sample: Sample): ReadonlyMap<ArtifactKind, string> {
  const { minor, driver, windows, runtime, dsr } = sample
  const spec = {
    apiVersion: 'hnsc.dev/v1alpha1',
    kind: 'ClusterNetwork',
    kubernetes: { version: `1.${minor}` },
    windows: { version: windows },
    runtime: { name: runtime },
    network: { driver, dsr },
    cidrs: { cluster: '10.244.0.0/16', service: '10.96.0.0/12', management: '10.127.130.0/24' },
    nodes: [{ name: 'win-1', managementIP: '10.127.130.38', podCIDR: '10.244.1.0/24' }],
  }
  const { cluster, findings } = readSpec({ path: 'spec.json', text: JSON.stringify(spec) })
  if (cluster === undefined)
    throw new Error(`${JSON.stringify(sample)}: ${findings.map(({ message }) => message).join()}`)
  return new Map([...artifacts(cluster)].map(({ artifact }) => [artifact.kind, artifact.text]))
}

function flagsIn(text: string | undefined): Map<string, string> {
  return new Map(
    (text ?? '').split('\n').flatMap((line) => {
      const [, name, value] = /^--([a-z-]+)=(.*)$/.exec(line) ?? []
      return name === undefined || value === undefined ? [] : [[name, value]]
    }),
  )
}

/** Dotted paths of every leaf and object of a document, but `apiVersion` and `kind`. */
function pathsIn(value: unknown, at = ''): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [at]
  return Object.entries(value).flatMap(([key, inner]) => {
    if (at === '' && (key === 'apiVersion' || key === 'kind')) return []
    return pathsIn(inner, at === '' ? key : `${at}.${key}`)
  })
}

const PROGRAMS = [
  {
    name: 'kube-proxy',
    flags: KUBE_PROXY_FLAGS,
    fields: KUBE_PROXY_FIELDS,
    kinds: ['kube-proxy-flags', 'kube-proxy-config', 'kube-proxy-config-flags'],
  },
  {
    name: 'kubelet',
    flags: KUBELET_FLAGS,
    fields: KUBELET_FIELDS,
    kinds: ['kubelet-flags', 'kubelet-config', 'kubelet-config-flags'],
  },
] as const

describe.each(PROGRAMS)(
  '$name, from Kubernetes 1.14 to the newest',
  ({ flags, fields, kinds: [flagKind, configKind, stayKind] }) => {
    it.each(SAMPLES)(
      '1.$minor $driver $windows $runtime: every flag, field and gate exists there',
      (sample) => {
        const files = emitted(sample)
        for (const kind of [flagKind, stayKind]) {
          for (const [name, value] of flagsIn(files.get(kind))) {
            const fact = findFlag(flags, name)
            expect(fact === undefined ? 'unknown' : flagPresence(fact, sample.minor), `--${name}`).toBe('yes')
            if (name === 'feature-gates')
              checkGates(
                value.split(',').map((pair) => pair.split('=')[0] ?? ''),
                sample.minor,
              )
          }
        }
        const { tree, problems } = parseYaml(files.get(configKind) ?? '')
        expect(problems).toEqual([])
        const document = tree === undefined ? undefined : plain(tree)
        const known: readonly FieldFact[] = fields
        for (const path of pathsIn(document)) {
          const general = path.startsWith('featureGates.') ? 'featureGates{}' : path
          const rows = known.filter((field) => field.path === general)
          expect(
            rows.some((field) => holdsIn(field, sample.minor)),
            path,
          ).toBe(true)
          if (general === 'featureGates{}') checkGates([path.slice('featureGates.'.length)], sample.minor)
        }
      },
    )

    it.each(SAMPLES)(
      '1.$minor $driver $windows $runtime: file and remaining flags say what the flags say',
      (sample) => {
        const files = emitted(sample)
        const all = flagsIn(files.get(flagKind))
        const stay = flagsIn(files.get(stayKind))
        const { tree } = parseYaml(files.get(configKind) ?? '')
        const document: unknown = tree === undefined ? {} : plain(tree)
        for (const [name, value] of all) {
          const fact = findFlag(flags, name)
          if (stay.has(name)) {
            expect(stay.get(name), name).toBe(value)
            continue
          }
          const field = String(fact?.field ?? '')
          const inFile = field
            .split('.')
            .reduce<unknown>(
              (here, key) => (typeof here === 'object' && here !== null ? Reflect.get(here, key) : undefined),
              document,
            )
          expect(inFile, `${name} is ${field}`).not.toBe(undefined)
          const text = Array.isArray(inFile)
            ? inFile.join()
            : typeof inFile === 'object' && inFile !== null
              ? Object.entries(inFile)
                  .map(([k, v]) => `${k}=${v}`)
                  .join()
              : String(inFile)
          expect(text, name).toBe(value)
        }
        expect([...stay.keys()].filter((name) => !all.has(name))).toEqual(['config'])
      },
    )
  },
)

function checkGates(names: readonly string[], minor: number): void {
  for (const name of names) {
    const stage = FEATURE_GATES.find((gate) => gate.name === name)?.stages.find((s) => holdsIn(s, minor))
    expect(stage, name).toBeDefined()
    expect(stage?.locked ?? false, `${name} is locked`).toBe(false)
    expect(stage?.default, `${name} is on already`).toBe(false)
  }
}

it.each(SAMPLES.filter(({ driver }) => driver === 'l2bridge'))(
  '1.$minor $windows $runtime: what the kubelet has other defaults for with a file than without stands in both forms',
  (sample) => {
    const files = emitted(sample)
    const flags = flagsIn(files.get('kubelet-flags'))
    // kubernetes/kubernetes cmd/kubelet/app/options/options.go applyLegacyDefaults, v1.20.2
    const legacy = ['anonymous-auth', 'authentication-token-webhook', 'authorization-mode', 'read-only-port']
    for (const name of legacy) {
      const fact = findFlag(KUBELET_FLAGS, name)
      expect(flags.get(name)).not.toBe(fact?.default ?? 'false')
      expect(pathsIn(documentOf(files.get('kubelet-config')))).toContain(fact?.field)
    }
  },
)

function documentOf(text = ''): unknown {
  const { tree } = parseYaml(text)
  return tree === undefined ? undefined : plain(tree)
}

it('covers every minor with both drivers', () => {
  expect(new Set(SAMPLES.map(({ minor, driver }) => `${minor} ${driver}`)).size).toBe(MINORS.length * 2)
})
