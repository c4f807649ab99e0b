import { expect, test } from 'vitest'
import { artifacts } from '../../src/compile/artifacts.ts'
import type { ArtifactKind } from '../../src/emit/artifact.ts'
import { KNOWN_MINORS } from '../../src/facts/minors.ts'
import { windowsSupport } from '../../src/facts/windows-support.ts'
import { kubeProxyStart } from '../../src/programs/kube-proxy.ts'
import { kubeletStart } from '../../src/programs/kubelet.ts'
import type { Settings } from '../../src/programs/kubernetes/fault.ts'
import { readSpec } from '../../src/spec/read-spec.ts'
import { parseYaml } from '../../src/text/yaml.ts'

const DRIVERS = ['l2bridge', 'overlay'] as const

const SAMPLES = KNOWN_MINORS.flatMap((minor) =>
  (windowsSupport({ major: 1, minor })?.releases ?? []).flatMap((windows) =>
    DRIVERS.map((driver) => ({ minor, windows, driver, overlay: driver === 'overlay' })),
  ),
)

test.each(SAMPLES)('1.$minor $windows $driver: both forms start, with the same settings', (sample) => {
  const { minor, overlay } = sample
  const text = emitted(sample)
  const args = (kind: ArtifactKind): string[] => text(kind).split('\n').slice(0, -1)
  const file = (kind: ArtifactKind) => {
    const { tree } = parseYaml(text(kind))
    if (tree === undefined) throw new Error(`${kind} is no YAML`)
    return { tree, text: text(kind) }
  }
  const proxy = {
    flags: kubeProxyStart({ args: args('kube-proxy-flags'), minor, overlay }),
    config: kubeProxyStart({
      args: args('kube-proxy-config-flags'),
      config: file('kube-proxy-config'),
      minor,
      overlay,
    }),
  }
  const kubelet = {
    flags: kubeletStart({ args: args('kubelet-flags'), minor }),
    config: kubeletStart({ args: args('kubelet-config-flags'), config: file('kubelet-config'), minor }),
  }
  for (const { flags, config } of [proxy, kubelet]) {
    expect([...flags.faults, ...config.faults]).toEqual([])
    expect(config.decoded?.dropped).toEqual([])
    expect(leavesOf(textsOf(config.settings))).toEqual(textsOf(flags.settings))
  }
  expect(proxy.config.eaten).toEqual([])
  expect(kubelet.config.beating).toEqual([])
})

/** Without the objects that only a file has around its values. */
function leavesOf<T>(texts: Readonly<Record<string, T>>): Record<string, T> {
  const keys = Object.keys(texts)
  return Object.fromEntries(
    Object.entries(texts).filter(([key]) => !keys.some((other) => other.startsWith(`${key}.`))),
  )
}

function emitted({ minor, windows, driver }: (typeof SAMPLES)[number]): (kind: ArtifactKind) => string {
  const spec = {
    apiVersion: 'hnsc.dev/v1alpha1',
    kind: 'ClusterNetwork',
    kubernetes: { version: `1.${minor}` },
    windows: { version: windows },
    network: { driver },
    cidrs: { cluster: '10.244.0.0/16', service: '10.96.0.0/12', management: '10.127.130.0/24' },
    nodes: [{ name: 'win-1', managementIP: '10.127.130.38', podCIDR: '10.244.1.0/24' }],
  }
  const { cluster } = readSpec({ path: 'spec.json', text: JSON.stringify(spec) })
  if (cluster === undefined) throw new Error('the spec has errors')
  const made = [...artifacts(cluster)].map(({ artifact }) => artifact)
  return (kind) => made.find((artifact) => artifact.kind === kind)?.text ?? ''
}

/** Scalars and lists by the field that they set; objects, whose fields have rows of their own, and the gates, whose form differs, are left out. */
function textsOf(settings: Settings): Record<string, string> {
  return Object.fromEntries(
    [...settings]
      .filter(([key]) => key !== 'config' && !/[[\]{}]/.test(key))
      .map(([key, { text }]) => [key, text] as const)
      .filter(
        ([key]) =>
          key !== 'featureGates' && ![...settings.keys()].some((other) => other.startsWith(`${key}.`)),
      ),
  )
}
