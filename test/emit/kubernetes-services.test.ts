import { expect, test } from 'vitest'
import { artifacts } from '../../src/compile/artifacts.ts'
import { FEATURE_GATES, gateStage } from '../../src/facts/feature-gates.ts'
import { findFlag, type FlagFact, flagPresence } from '../../src/facts/flag.ts'
import { KUBE_PROXY_FLAGS } from '../../src/facts/kube-proxy-flags.ts'
import { KUBELET_FLAGS } from '../../src/facts/kubelet-flags.ts'
import { KNOWN_MINORS } from '../../src/facts/minors.ts'
import { windowsSupport } from '../../src/facts/windows-support.ts'
import { readSpec } from '../../src/spec/read-spec.ts'
import { evaluated, tokens } from '../support/powershell.ts'

const DRIVERS = ['l2bridge', 'overlay'] as const
const FORMS = ['flags', 'config'] as const
const SERVICES = ['native', 'nssm'] as const

/** Every minor × driver × form × services × supported Windows, with the runtime that the release takes by itself. */
const SAMPLES = KNOWN_MINORS.flatMap((minor) =>
  DRIVERS.flatMap((driver) =>
    FORMS.flatMap((form) =>
      SERVICES.flatMap((services) =>
        (windowsSupport({ major: 1, minor })?.releases ?? []).map((windows) => ({
          minor,
          driver,
          form,
          services,
          windows,
        })),
      ),
    ),
  ),
)

test('the services of every release start with flags that it has, and with no gate that is locked or gone', () => {
  expect(SAMPLES.length).toBeGreaterThan(400)
  const wrong = SAMPLES.flatMap((sample) =>
    faults(sample).map((fault) => `${JSON.stringify(sample)}: ${fault}`),
  )
  expect(wrong).toEqual([])
})

function faults(sample: (typeof SAMPLES)[number]): string[] {
  const { minor, driver, form, services, windows } = sample
  const spec = {
    apiVersion: 'hnsc.dev/v1alpha1',
    kind: 'ClusterNetwork',
    kubernetes: { version: `1.${minor}`, form, services },
    windows: { version: windows },
    network: { driver },
    cidrs: { cluster: '10.244.0.0/16', service: '10.96.0.0/12', management: '10.127.130.0/24' },
    nodes: [{ name: 'win-1', managementIP: '10.127.130.38', podCIDR: '10.244.1.0/24' }],
  }
  const { cluster, findings } = readSpec({ path: 'spec.json', text: JSON.stringify(spec) })
  if (cluster === undefined) return findings.map(({ message }) => message)
  const made = [...artifacts(cluster)]
  const script = made.find(({ artifact }) => artifact.path.endsWith('/register.ps1'))?.artifact.text ?? ''
  return [
    ...made.flatMap((checked) => checked.faults).map(({ message }) => message),
    ...programFaults(script, 'kubelet', KUBELET_FLAGS, minor, form),
    ...programFaults(script, 'kubeProxy', KUBE_PROXY_FLAGS, minor, form),
  ]
}

function programFaults(
  script: string,
  name: 'kubelet' | 'kubeProxy',
  flags: readonly FlagFact[],
  minor: number,
  form: 'flags' | 'config',
): string[] {
  const args = argumentsOf(script, name)
  if (args.length === 0) return [`${name} has no arguments`]
  const hasFile = args.some((arg) => arg.startsWith('--config='))
  return [
    ...(hasFile === (form === 'config') ? [] : [`${name} is started in the other form`]),
    ...args.flatMap((arg) => {
      const [, flag = '', value = ''] = /^--([^=]+)=(.*)$/s.exec(arg) ?? []
      const fact = findFlag(flags, flag)
      if (fact === undefined || flagPresence(fact, minor) !== 'yes') return [`${name} has no ${arg}`]
      const eaten = name === 'kubeProxy' && hasFile && flag !== 'config' && fact.beatsConfig !== true
      return [
        ...(eaten ? [`--config eats ${arg}`] : []),
        ...(flag === 'feature-gates' ? gateFaults(value, minor) : []),
      ]
    }),
  ]
}

function gateFaults(value: string, minor: number): string[] {
  return value.split(',').flatMap((pair) => {
    const gate = FEATURE_GATES.find(({ name }) => name === pair.split('=')[0])
    const stage = gate === undefined ? undefined : gateStage(gate, minor)
    return stage === undefined || stage.locked === true ? [`gate ${pair}`] : []
  })
}

/** The arguments of a program in the script, without what stands before them: kube-log-runner.exe and the program. */
function argumentsOf(script: string, name: string): string[] {
  const all = evaluated(tokens(script))
  const at = all.findIndex(
    (token, i) =>
      token.kind === 'code' &&
      new RegExp(`^\\$${name}(Arguments|Command)$`).test(token.text) &&
      isEquals(all[i + 1]),
  )
  const values: string[] = []
  for (const token of all.slice(at + 4)) {
    if (token.kind !== 'literal') break
    values.push(token.value)
  }
  return values.filter((value) => value.startsWith('--'))
}

const isEquals = (token: ReturnType<typeof tokens>[number] | undefined): boolean =>
  token?.kind === 'code' && token.text === '='
