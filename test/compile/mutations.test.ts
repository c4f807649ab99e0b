import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { artifacts } from '../../src/compile/artifacts.ts'
import { checkArtifact } from '../../src/compile/check-artifact.ts'
import { effectFaults } from '../../src/compile/effects.ts'
import { expectedOfCluster, expectedOfNodes } from '../../src/compile/expected-claims.ts'
import { podEffect } from '../../src/compile/pod-effect.ts'
import type { Artifact } from '../../src/emit/artifact.ts'
import { planAddresses } from '../../src/plan/plan-addresses.ts'
import type { Cluster } from '../../src/spec/cluster.ts'
import { readSpec } from '../../src/spec/read-spec.ts'
import { mutants } from '../support/mutants.ts'

/** Changes that no other file and no program can contradict, and why. */
const HARMLESS: Readonly<Record<string, string>> = {
  'address-plan without /notes': 'words for people',
  'address-plan without /notes/0': 'words for people',
  'address-plan without /notes/1': 'words for people',
  'address-plan with another /notes/0': 'words for people',
  'address-plan with another /notes/1': 'words for people',
  'cni-config without /plugins/0/capabilities/portMappings':
    'an offer: the runtime then keeps port mappings to itself',
  'cni-config without /capabilities/portMappings': 'an offer: the runtime then keeps port mappings to itself',
  'cni-config without /plugins/0/policies/9/value/Settings/Exceptions':
    'the list stands there in the spelling of Microsoft too',
  'cni-config without /plugins/0/policies/9/value/Settings/ExceptionList':
    'the list stands there in the spelling of hcsshim too',
  'cni-config without /plugins/0/policies/4/value/Settings/InboundExceptions':
    'hcsshim writes the object also when it is empty',
  'cni-config without /plugins/0/policies/4/value/Settings/OutboundExceptions':
    'hcsshim writes the object also when it is empty',
}

const EXAMPLES = readdirSync('examples')

describe.each(EXAMPLES)('the check of what examples/%s gives', (name) => {
  const cluster = clusterOf(`examples/${name}`)
  const made = [...artifacts(cluster)].map(({ artifact }) => artifact)
  const documents = made.filter(({ path }) => /\.(json|conf|conflist)$/.test(path))

  it.each(documents.map((artifact) => [artifact.path, artifact] as const))(
    'finds every value of %s that is changed or missing, and every key too many',
    (_, artifact) => {
      const missed = changes(artifact).filter(
        ([change, mutant]) => !(change in HARMLESS) && faults(cluster, made, mutant) === 0,
      )
      expect(missed.map(([change]) => change)).toEqual([])
    },
  )

  it('finds every flag that a program is started without and that other files speak of', () => {
    const flags =
      /^--(kubeconfig|kubeconfig-file|hostname-override|node-ip|cluster-dns|cluster-domain|cluster-cidr|network-name|source-vip|bind-address|enable-dsr|iface|net-config-path|subnet-file)=/
    const missed = made.flatMap((artifact) => {
      const lines = artifact.text.split('\n')
      if (!artifact.path.endsWith('/flags.txt')) return []
      return lines
        .filter((line) => flags.test(line))
        .filter((line) => {
          const text = lines.filter((other) => other !== line).join('\n')
          return faults(cluster, made, { ...artifact, text }) === 0
        })
    })
    expect(missed).toEqual([])
  })
})

it('lists as harmless only what it misses', () => {
  const missed = EXAMPLES.flatMap((name) => {
    const cluster = clusterOf(`examples/${name}`)
    const made = [...artifacts(cluster)].map(({ artifact }) => artifact)
    return made.flatMap((artifact) =>
      changes(artifact)
        .filter(([change, mutant]) => change in HARMLESS && faults(cluster, made, mutant) === 0)
        .map(([change]) => change),
    )
  })
  expect([...new Set(missed)].toSorted()).toEqual(Object.keys(HARMLESS).toSorted())
})

/** Every change of a JSON file, as `KIND with another /pointer` and the like, and the file after it. */
function changes(artifact: Artifact): (readonly [change: string, mutant: Artifact])[] {
  const { kind, path, text } = artifact
  if (!/\.(json|conf|conflist)$/.test(path)) return []
  return [...mutants(JSON.parse(text), '')].map(([change, mutant]) => [
    `${kind} ${change}`,
    { ...artifact, text: `${JSON.stringify(mutant, null, 2)}\n` },
  ])
}

/** How many faults the check finds in one file, in the place of the file that was made. */
function faults(cluster: Cluster, made: readonly Artifact[], artifact: Artifact): number {
  const plan = planAddresses(cluster)
  const node = plan.nodes.find((n) => n.node.name === artifact.node)
  const found = checkArtifact(artifact, {
    ...expectedOfCluster(cluster, plan),
    ...(node === undefined ? {} : expectedOfNodes(cluster)(node)),
  }).length
  if (found > 0 || artifact.kind !== 'cni-config' || node === undefined) return found
  const netConf = made.find(({ kind }) => kind === 'flannel-net-conf')?.text
  return effectFaults(cluster, node, artifact.path, podEffect(cluster, node, artifact, netConf)).length
}

function clusterOf(path: string): Cluster {
  const { cluster } = readSpec({ path, text: readFileSync(path, 'utf8') })
  if (cluster === undefined) throw new Error(`${path} has errors`)
  return cluster
}
