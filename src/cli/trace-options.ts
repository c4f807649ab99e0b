import { newestModelled } from '../facts/modelled-releases.ts'
import { NETWORK_MODES } from '../facts/network-modes.ts'
import { constantVersion } from '../facts/versions.ts'
import { formatCidr, parseCidr } from '../net/cidr.ts'
import type { Cluster } from '../spec/cluster.ts'
import { readSpec } from '../spec/read-spec.ts'
import { traceOfCluster } from '../trace/of-cluster.ts'
import type { TraceInput } from '../trace/trace.ts'
import type { InvocationOf } from './commands.ts'
import type { Io } from './io.ts'
import type { Attempt } from './problem.ts'
import { readInput } from './read-input.ts'
import { contextOf, releaseOf } from './validate-context.ts'

type Options = InvocationOf<'trace'>['options']

/** What is said of the node that a configuration is traced on: by an option, else by the spec, else the newest releases. */
export function tracedNode(options: Options, io: Io): Attempt<Omit<TraceInput, 'source' | 'command'>> {
  const { plugins, flannel, windows, 'azure-vnet': azureVnet } = options
  const said = contextOf({
    runtime: undefined,
    kubernetes: undefined,
    plugins,
    flannel,
    windows,
    'azure-vnet': azureVnet,
  })
  if (!said.ok) return said
  const containerd = releaseOf('containerd', options.containerd, USUAL_CONTAINERD)
  if (!containerd.ok) return containerd
  const calico = releaseOf('calico', options.calico, '3.32.0')
  if (!calico.ok) return calico
  const pools = poolsOf(options['ip-pool'])
  if (!pools.ok) return pools
  const given = options.spec === undefined ? undefined : clusterOf(options.spec, io)
  if (given?.ok === false) return given
  const spec = given === undefined ? undefined : traceOfCluster(given.value)
  const azure = said.value.azureVnet ?? spec?.versions.azureVnet
  return {
    ok: true,
    value: {
      ...spec,
      versions: {
        containerd:
          containerd.value ??
          spec?.versions.containerd ??
          constantVersion(USUAL_CONTAINERD) ??
          newestModelled('containerd'),
        plugins: said.value.cniPlugins ?? spec?.versions.plugins ?? newestModelled('plugins'),
        flannel: said.value.flannelCni ?? spec?.versions.flannel ?? newestModelled('flannel'),
        ...(azure === undefined ? {} : { azureVnet: azure }),
        ...(calico.value === undefined ? {} : { calico: calico.value }),
      },
      ...(given === undefined ? {} : { networkType: NETWORK_MODES[given.value.network.driver].hnsType }),
      ...(said.value.windows === undefined ? {} : { build: said.value.windows.build }),
      ...(pools.value.length === 0 ? {} : { calico: { pools: pools.value } }),
    },
  }
}

/** The release of containerd that a trace follows where none is asked for. */
export const USUAL_CONTAINERD = '2.1.0'

function clusterOf(path: string, io: Io): Attempt<Cluster> {
  const input = readInput(path, io)
  if (!input.ok) return input
  const { cluster } = readSpec(input.value)
  if (cluster !== undefined) return { ok: true, value: cluster }
  const message = `\`${path}\` has errors, so what it says of the node is not known`
  return { ok: false, problem: { message, help: [`see them with \`hnsc validate ${path}\``] } }
}

type Pools = NonNullable<NonNullable<TraceInput['calico']>['pools']>

function poolsOf(texts: readonly string[]): Attempt<Pools> {
  const pools: Pools[number][] = []
  for (const text of texts) {
    const parsed = parseCidr(text)
    if (!parsed.ok) {
      const help = ['give --ip-pool a range such as 10.244.0.0/16']
      return { ok: false, problem: { message: `\`${text}\` is no range of addresses`, help } }
    }
    pools.push({ cidr: formatCidr(parsed.value), natOutgoing: true })
  }
  return { ok: true, value: pools }
}
