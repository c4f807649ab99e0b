import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { artifacts } from '../../src/compile/artifacts.ts'
import { podEffect } from '../../src/compile/pod-effect.ts'
import { planAddresses } from '../../src/plan/plan-addresses.ts'
import { readSpec } from '../../src/spec/read-spec.ts'
import type { Trace } from '../../src/trace/trace.ts'
import { expectGolden } from '../golden.ts'

/** What the first pod of every node asks HNS for, beside the files that make it do so. */
describe.each(readdirSync('golden/compile'))('golden/compile/%s', (name) => {
  const text = readFileSync(`golden/compile/${name}/cluster.yaml`, 'utf8')
  const { cluster } = readSpec({ path: 'cluster.yaml', text })
  if (cluster === undefined) throw new Error(`${name} has errors`)
  const made = [...artifacts(cluster)].map(({ artifact }) => artifact)
  const netConf = made.find(({ kind }) => kind === 'flannel-net-conf')?.text

  it('asks HNS for what it asked for', () => {
    const effects = planAddresses(cluster).nodes.flatMap((plan) => {
      const own = made.filter(({ kind, node }) => kind === 'cni-config' && node === plan.node.name)
      return own.map((conf) => {
        return [`${plan.node.name}.json`, written(podEffect(cluster, plan, conf, netConf))] as const
      })
    })
    expect(effects).toHaveLength(cluster.nodes.length)
    expectGolden(`golden/compile/${name}/effects`, Object.fromEntries(effects))
  })
})

/** The request that creates the endpoint of the pod, the last one, its members in the order in which they are sent, and the policies that a plugin added. */
function written({ requests }: Trace): string {
  const created = requests.findLast(({ kind }) => kind === 'HNSEndpoint' || kind === 'HostComputeEndpoint')
  const added = created?.policies.flatMap((policy, index) =>
    policy.added === undefined ? [] : [{ policy: index, reason: policy.added }],
  )
  const effect = { kind: created?.kind, request: JSON.parse(created?.json ?? 'null'), added }
  return `${JSON.stringify(effect, null, 2)}\n`
}
