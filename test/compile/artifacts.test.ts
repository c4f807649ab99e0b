import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { artifactNames, artifacts } from '../../src/compile/artifacts.ts'
import { byPath } from '../../src/emit/by-path.ts'
import { readSpec } from '../../src/spec/read-spec.ts'

describe.each(readdirSync('examples').filter((name) => /\.ya?ml$/.test(name)))('%s', (name) => {
  const { cluster } = readSpec({ path: name, text: readFileSync(`examples/${name}`, 'utf8') })
  if (cluster === undefined) throw new Error(`${name} has errors`)
  const all = [...artifacts(cluster)].map(({ artifact: { text: _, ...rest } }) => rest)

  test('files come by path, and their names are known before', () => {
    expect(all).toEqual(all.toSorted(byPath))
    expect([...artifactNames(cluster)].map(({ path, kind, node }) => ({ path, kind, node }))).toEqual(
      all.map(({ path, kind, node }) => ({ path, kind, node })),
    )
  })

  test('a selection gives those files and no other', () => {
    const node = cluster.nodes.at(-1)?.name ?? ''
    for (const selection of [
      { nodes: [node], kinds: [] },
      { nodes: [node], kinds: ['cni-config'] },
      { nodes: [], kinds: ['cni-config', 'address-plan'] },
    ]) {
      const wanted = all.filter(
        (file) =>
          (selection.nodes.length === 0 || selection.nodes.includes(file.node ?? '')) &&
          (selection.kinds.length === 0 || selection.kinds.includes(file.kind)),
      )
      const made = [...artifacts(cluster, selection)].map(({ artifact: { text: _, ...rest } }) => rest)
      expect(made).toEqual(wanted)
      expect([...artifactNames(cluster, selection)].map(({ path }) => path)).toEqual(
        wanted.map(({ path }) => path),
      )
    }
  })
})

test('nodes come in the order of their directories', () => {
  const node = (name: string, i: number) => `{ name: ${name}, managementIP: 10.127.130.${10 + i} }`
  const names = ['a', 'a-b', 'a.b', 'a0', 'b']
  const text = `
apiVersion: hnsc.dev/v1alpha1
kind: ClusterNetwork
network: { driver: overlay }
cidrs: { cluster: 10.244.0.0/16, service: 10.96.0.0/12, management: 10.127.130.0/24 }
nodes: [${names.map(node).join(', ')}]
`
  const { cluster } = readSpec({ path: 'spec.yaml', text })
  if (cluster === undefined) throw new Error('not valid')
  const paths = [...artifacts(cluster)].map(({ artifact }) => artifact.path)
  expect(paths).toEqual(paths.toSorted())
})
