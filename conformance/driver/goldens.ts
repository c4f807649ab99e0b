import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { artifacts } from '../../src/compile/artifacts.ts'
import { podEffect } from '../../src/compile/pod-effect.ts'
import { formatAddress } from '../../src/net/address.ts'
import { addressAt, formatCidr } from '../../src/net/cidr.ts'
import type { NodePlan } from '../../src/plan/address-plan.ts'
import { planAddresses } from '../../src/plan/plan-addresses.ts'
import type { Cluster } from '../../src/spec/cluster.ts'
import { endpointPlugin, isWcn } from '../../src/spec/pairs.ts'
import { KUBERNETES_ARGS } from '../../src/trace/wcn-plugin.ts'
import { readSpec } from '../../src/spec/read-spec.ts'
import { azureGolden } from './azure-golden.ts'
import { type Case, writeCases } from './case-files.ts'
import { NAMESPACE, type PluginCase } from './node.ts'
import { CONFORMANCE } from './places.ts'

/** A golden's node: its case for the real plugin, and the release of the plugin that the golden is about. */
export interface GoldenCase extends Case {
  readonly input: PluginCase
  readonly program: GoldenProgram
  readonly plugins: Cluster['runtime']['cniPlugins']
  readonly azureVnet: Cluster['runtime']['azureVnet']
}

/** The programs, by the folders of their cases. */
export const GOLDEN_PROGRAMS = ['win-bridge', 'win-overlay', 'wcn', 'azure-vnet'] as const
export type GoldenProgram = (typeof GOLDEN_PROGRAMS)[number]

/** Which of them a plugin of a configuration is. */
const PROGRAM_OF: ReadonlyMap<string, GoldenProgram> = new Map([
  ['win-bridge', 'win-bridge'],
  ['win-overlay', 'win-overlay'],
  ['nat', 'wcn'],
  ['sdnbridge', 'wcn'],
  ['sdnoverlay', 'wcn'],
  ['azure-vnet', 'azure-vnet'],
])

export const GOLDENS_TOPIC = 'goldens'

/** The first pod of every node of every golden, as a case of the plugin that talks to HNS. */
export function goldenCases(): readonly GoldenCase[] {
  const root = join(CONFORMANCE, '../golden/compile')
  return (existsSync(root) ? readdirSync(root) : []).flatMap((name) => {
    const text = readFileSync(join(root, name, 'cluster.yaml'), 'utf8')
    const { cluster } = readSpec({ path: 'cluster.yaml', text })
    if (cluster === undefined) throw new Error(`${name} has errors`)
    const made = [...artifacts(cluster)].map(({ artifact }) => artifact)
    const netConf = made.find(({ kind }) => kind === 'flannel-net-conf')?.text
    return planAddresses(cluster).nodes.flatMap((plan) => {
      const conf = made.find(({ kind, node }) => kind === 'cni-config' && node === plan.node.name)
      if (conf === undefined) return []
      const { steps } = podEffect(cluster, plan, conf, netConf)
      const step = steps.find((one) => PROGRAM_OF.has(one.program))
      const program = PROGRAM_OF.get(step?.program ?? '')
      // Antrea asks its agent, and what Calico does on Windows is built for Windows alone: neither can be run.
      if (step?.input === undefined || program === undefined) return []
      const input =
        program === 'azure-vnet'
          ? azureGolden(cluster, step.input)
          : caseOf(cluster, plan, step.program, step.input)
      const { cniPlugins: plugins, azureVnet } = cluster.runtime
      return [{ id: `${name}/${plan.node.name}`, program, plugins, azureVnet, input }]
    })
  })
}

/** Writes the cases of all of them; they are recorded and replayed like all others. */
export function writeGoldenCases(): void {
  const about = 'the first pod of every node of golden/compile, written by npm run conformance -- --goldens'
  for (const program of GOLDEN_PROGRAMS) {
    const cases = goldenCases()
      .filter((one) => one.program === program)
      .map(({ id, input }) => ({ id, input }))
    writeCases(CONFORMANCE, { program, topic: GOLDENS_TOPIC, about, cases })
  }
}

/** The node as `podEffect` supposes it: one network, and an address that no reserved one is. */
function caseOf(cluster: Cluster, plan: NodePlan, program: string, stdin: string): PluginCase {
  const { network, cni } = cluster
  const type = { overlay: 'Overlay', l2tunnel: 'L2Tunnel', nat: 'NAT' }[String(network.driver)] ?? 'L2Bridge'
  const address = `${formatAddress(addressAt(plan.subnet, 3))}/${plan.subnet.prefix}`
  // host-local names the first address of its subnet, whatever the gateway of the network is.
  const gateway = formatAddress(addressAt(plan.subnet, 1))
  const result =
    cni.version === '0.2.0'
      ? { cniVersion: cni.version, ip4: { ip: address, gateway } }
      : { cniVersion: cni.version, ips: [{ version: '4', address, gateway }] }
  return {
    node: {
      hnsVersion: [15, 2],
      networks: [
        {
          id: '00000000-0000-0000-0000-000000000001',
          name: network.name,
          type,
          subnets: [plan, ...(plan.ipv6 === undefined ? [] : [plan.ipv6])].map((one) => ({
            prefix: formatCidr(one.subnet),
            gateway: formatAddress(one.networkGateway),
          })),
          managementIP: formatAddress(plan.node.managementIP),
        },
      ],
      namespaces: [NAMESPACE],
    },
    answers: { 'host-local': { exit: 0, stdout: JSON.stringify(result) } },
    steps: [
      {
        program,
        env: {
          CNI_COMMAND: 'ADD',
          CNI_CONTAINERID: 'podsandbox1',
          CNI_NETNS: network.apiVersion === 2 ? NAMESPACE : 'none',
          CNI_IFNAME: 'eth0',
          // As a trace has it.
          CNI_ARGS: isWcn(endpointPlugin(network)) ? KUBERNETES_ARGS : '',
        },
        stdin,
      },
    ],
  }
}
