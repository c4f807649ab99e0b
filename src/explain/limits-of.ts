import { windowsHas } from '../facts/hns-features.ts'
import {
  type LimitName,
  LIMIT_NAMES,
  type Lift,
  NETWORK_LIMITS,
  type NetworkLimit,
} from '../facts/network-limits.ts'
import { formatKubernetesVersion } from '../facts/versions.ts'
import type { Cluster } from '../spec/cluster.ts'
import { listed } from '../spec/spell.ts'
import { windowsText } from '../spec/windows-text.ts'

/** How a limit stands for one network. `open`: the build that the spec names does not decide it. */
export interface LimitVerdict {
  readonly name: LimitName
  readonly verdict: 'holds' | 'open' | 'gone' | 'elsewhere'
  /** What of the network decides it; empty where nothing lifts the limit. */
  readonly why: string
}

/** How every limit stands for a network, in the order of the table. */
export function limitsOfCluster(cluster: Cluster): readonly LimitVerdict[] {
  return LIMIT_NAMES.map((name) => ({ name, ...verdictOf(NETWORK_LIMITS[name], cluster) }))
}

type Verdict = Omit<LimitVerdict, 'name'>

function verdictOf({ modes, plugins, except, lifted }: NetworkLimit, cluster: Cluster): Verdict {
  const { driver, plugin } = cluster.network
  if (modes !== undefined && !modes.includes(driver))
    return { verdict: 'elsewhere', why: `not with ${driver}` }
  if ((plugins !== undefined && !plugins.includes(plugin)) || except?.includes(plugin) === true)
    return { verdict: 'elsewhere', why: `not with ${plugin}` }
  if (lifted === undefined) return { verdict: 'holds', why: '' }
  const conditions = conditionsOf(lifted, cluster)
  const missing = conditions.filter(({ met }) => met !== true)
  if (missing.length === 0) return { verdict: 'gone', why: listed(conditions.map(({ has }) => has)) }
  const verdict = missing.some(({ met }) => met === false) ? 'holds' : 'open'
  return { verdict, why: listed(missing.map(({ lacks }) => lacks)) }
}

interface Condition {
  /** Undefined: the build does not decide it. */
  readonly met: boolean | undefined
  readonly has: string
  readonly lacks: string
}

function conditionsOf(lift: Lift, { kubernetes, windows, network }: Cluster): readonly Condition[] {
  const { version } = kubernetes
  const release = `Kubernetes ${formatKubernetesVersion(version)}`
  const build = `Windows ${windowsText(windows)}`
  const feature = lift.windows === undefined ? undefined : windowsHas(windows, lift.windows)
  return [
    ...(lift.kubernetes === undefined
      ? []
      : [
          {
            met: version.minor >= lift.kubernetes,
            has: `${release} has it`,
            lacks: `${release} is older than 1.${lift.kubernetes}`,
          },
        ]),
    ...(lift.windows === undefined
      ? []
      : [
          {
            met: feature,
            has: `${build} has it`,
            lacks:
              feature === undefined
                ? `${build} has it from some update on: give the whole build under \`windows.version\``
                : `${build} is too old`,
          },
        ]),
    ...(lift.dsr === undefined
      ? []
      : [{ met: network.dsr, has: '`network.dsr` is true', lacks: '`network.dsr` is false' }]),
  ]
}
