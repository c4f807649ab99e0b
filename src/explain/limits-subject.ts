import { NETWORK_LIMITS } from '../facts/network-limits.ts'
import { formatKubernetesVersion } from '../facts/versions.ts'
import type { Cluster } from '../spec/cluster.ts'
import { windowsText } from '../spec/windows-text.ts'
import { type LimitVerdict, limitsOfCluster } from './limits-of.ts'
import type { Subject } from './subject.ts'
import { pointOf } from './topics/limits.ts'

/** The subject `limits` for one network: those that it has in full, then those that it has not with what decides it. */
export function limitsSubject(limits: Subject, cluster: Cluster): Subject {
  const verdicts = limitsOfCluster(cluster)
  const held = verdicts.filter(({ verdict }) => verdict === 'holds' || verdict === 'open')
  const { kubernetes, windows, network } = cluster
  return {
    ...limits,
    title: `what the network \`${network.name}\` of \`${cluster.name}\` does not do`,
    why: `${network.driver} with ${network.plugin}, Kubernetes ${formatKubernetesVersion(kubernetes.version)}, Windows ${windowsText(windows)}: it has ${held.length} of ${verdicts.length} limits.`,
    points: [...held.map(heldPoint), ...verdicts.filter((one) => !held.includes(one)).map(freePoint)],
  }
}

function heldPoint({ name, verdict, why }: LimitVerdict): string {
  if (why === '') return pointOf(name)
  return `${pointOf(name)}. ${verdict === 'open' ? 'Not decided here' : 'Here'}: ${why}`
}

function freePoint({ name, verdict, why }: LimitVerdict): string {
  return `not here: ${name} (${verdict === 'gone' ? why : `${NETWORK_LIMITS[name].title}; ${why}`})`
}
