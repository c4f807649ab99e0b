import { artifacts } from '../../src/compile/artifacts.ts'
import type { ArtifactKind } from '../../src/emit/artifact.ts'
import { windowsSupport } from '../../src/facts/windows-support.ts'
import { readSpec } from '../../src/spec/read-spec.ts'
import { KUBERNETES } from './builds.ts'
import { type Case, writeCases } from './case-files.ts'
import { minorOf } from './kubernetes-case.ts'
import { CONFORMANCE } from './places.ts'

export const EMITTED_TOPIC = 'emitted'

/** A file that `compile` writes, as a case of the program that reads it, and the release that it is for. */
export interface EmittedCase extends Case {
  readonly program: 'kube-config' | 'pflag'
  readonly version: (typeof KUBERNETES)[number]
}

/** Every setting that makes a difference in the files of kube-proxy and kubelet. */
interface Setting {
  readonly driver: 'l2bridge' | 'overlay'
  readonly windows: string
  readonly runtime: 'containerd' | 'dockershim'
  readonly services: 'native' | 'nssm'
  readonly dsr: boolean
}

/** The files of kube-proxy and kubelet for every measured release of Kubernetes; equal ones once for a release. */
export function emittedCases(): readonly EmittedCase[] {
  return KUBERNETES.flatMap((version) => {
    const minor = minorOf(version)
    const seen = new Set<string>()
    return settingsOf(minor).flatMap((setting) =>
      casesOf(minor, setting).flatMap(({ program, what, input }): EmittedCase[] => {
        const key = JSON.stringify(input)
        if (seen.has(key)) return []
        seen.add(key)
        const { driver, windows, runtime, services, dsr } = setting
        const words = [driver, windows, runtime, services, ...(dsr ? ['dsr'] : [])].join(' ')
        return [{ id: `1.${minor} ${what}: ${words}`, program, version, input }]
      }),
    )
  })
}

/** Writes the cases of both programs; they are recorded and replayed like all others. */
export function writeEmittedCases(): void {
  const about =
    'every file of kube-proxy and kubelet that compile writes, by npm run conformance -- --goldens'
  for (const program of ['kube-config', 'pflag'] as const) {
    const cases = emittedCases()
      .filter((one) => one.program === program)
      .map(({ id, input }) => ({ id, input }))
    writeCases(CONFORMANCE, { program, topic: EMITTED_TOPIC, about, cases })
  }
}

function settingsOf(minor: number): readonly Setting[] {
  const releases = windowsSupport({ major: 1, minor })?.releases ?? []
  return releases.flatMap((windows) =>
    (['l2bridge', 'overlay'] as const).flatMap((driver) =>
      (['containerd', 'dockershim'] as const)
        .filter((runtime) => (runtime === 'dockershim' ? minor <= 23 : minor >= 20))
        .flatMap((runtime) =>
          (['native', 'nssm'] as const).flatMap((services) =>
            (minor >= 20 ? [false, true] : [false]).map((dsr) => ({
              driver,
              windows,
              runtime,
              services,
              dsr,
            })),
          ),
        ),
    ),
  )
}

const KINDS: readonly (readonly [ArtifactKind, 'kube-proxy' | 'kubelet'])[] = [
  ['kube-proxy-flags', 'kube-proxy'],
  ['kube-proxy-config', 'kube-proxy'],
  ['kube-proxy-config-flags', 'kube-proxy'],
  ['kubelet-flags', 'kubelet'],
  ['kubelet-config', 'kubelet'],
  ['kubelet-config-flags', 'kubelet'],
]

function casesOf(minor: number, { driver, windows, runtime, services, dsr }: Setting) {
  const spec = {
    apiVersion: 'hnsc.dev/v1alpha1',
    kind: 'ClusterNetwork',
    kubernetes: { version: `1.${minor}`, services },
    windows: { version: windows },
    runtime: { name: runtime },
    network: { driver, dsr },
    cidrs: { cluster: '10.244.0.0/16', service: '10.96.0.0/12', management: '10.127.130.0/24' },
    nodes: [{ name: 'win-1', managementIP: '10.127.130.38', podCIDR: '10.244.1.0/24' }],
  }
  const { cluster, findings } = readSpec({ path: 'spec.json', text: JSON.stringify(spec) })
  if (cluster === undefined) throw new Error(findings.map(({ message }) => message).join())
  const made = [...artifacts(cluster)].map(({ artifact }) => artifact)
  return KINDS.map(([kind, program]) => {
    const text = made.find((artifact) => artifact.kind === kind)?.text ?? ''
    return kind.endsWith('-config')
      ? { program: 'kube-config' as const, what: kind, input: { config: { program, document: text } } }
      : {
          program: 'pflag' as const,
          what: kind,
          input: { flags: { program, args: text.split('\n').slice(0, -1) } },
        }
  })
}
