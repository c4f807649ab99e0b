import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { compile } from '../../src/compile/compile.ts'
import { NETWORK_MODES } from '../../src/facts/network-modes.ts'
import { formatProgramVersion } from '../../src/facts/versions.ts'
import type { Cluster } from '../../src/spec/cluster.ts'
import { readSpec } from '../../src/spec/read-spec.ts'
import { hnsc } from './fake-io.ts'

const SPECS = [
  ...readdirSync('examples').map((name) => `examples/${name}`),
  ...readdirSync('golden/compile').map((name) => `golden/compile/${name}/cluster.yaml`),
]

/** The CNI configuration of every node of every example and golden. */
const FILES = SPECS.flatMap((spec) => {
  const source = { path: spec, text: readFileSync(spec, 'utf8') }
  const { cluster } = readSpec(source)
  if (cluster === undefined) throw new Error(`${spec} has errors`)
  const files = compile(source).files.filter(({ kind }) => kind === 'cni-config')
  return files.map(({ path, text }) => ({ spec, path, text, cluster }))
})

describe('every example is traced as the nodes of its spec', () => {
  test.each(FILES)('$spec: $path', async ({ text, spec, cluster }) => {
    const { exit, stdout, stderr } = await hnsc(['trace', '-', '--spec', spec, '--format', 'json'], {
      stdin: text,
    })
    expect([exit, stderr]).toEqual([0, ''])
    const trace: Traced = JSON.parse(stdout)
    expect(trace.requests.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^(HNSEndpoint|HostComputeEndpoint)$/)]),
    )
    const versions = new Map(trace.steps.map(({ program, version }) => [program, version]))
    for (const [program, version] of releasesOf(cluster)) {
      if (versions.has(program)) expect([program, versions.get(program)]).toEqual([program, version])
    }
    expect(typesOf(trace)).toEqual([NETWORK_MODES[cluster.network.driver].hnsType])
  })
})

test('every example has a file to trace', () => {
  expect(new Set(FILES.map(({ spec }) => spec))).toEqual(new Set(SPECS))
})

interface Traced {
  readonly assumptions: readonly string[]
  readonly steps: readonly { readonly program: string; readonly version: string }[]
  readonly requests: readonly { readonly kind: string; readonly body?: { readonly Type?: string } }[]
}

/** The releases that a spec names, by the program of a trace. */
function releasesOf({ runtime, network }: Cluster): readonly (readonly [string, string])[] {
  const plugins = formatProgramVersion(runtime.cniPlugins)
  return [
    ['win-bridge', plugins],
    ['win-overlay', plugins],
    ...(network.plugin === 'calico' ? [] : [['host-local', plugins] as const]),
    ['flannel', formatProgramVersion(runtime.flannelCni)],
    ...(runtime.azureVnet === undefined
      ? []
      : [['azure-vnet', formatProgramVersion(runtime.azureVnet)] as const]),
  ]
}

/** The types of the networks that the plugins ask for, or that they are taken to find. */
function typesOf({ requests, assumptions }: Traced): readonly string[] {
  const made = requests.flatMap(({ kind, body }) =>
    kind.endsWith('Network') && body?.Type !== undefined ? [body.Type] : [],
  )
  if (made.length > 0) return made
  return assumptions.flatMap((text) => /^the node has an? (\S+) network /.exec(text)?.[1] ?? [])
}
