import { FEATURE_GATES } from '../facts/feature-gates.ts'
import { holdsIn } from '../facts/minors.ts'
import type { Cluster } from '../spec/cluster.ts'

/**
 * The feature gates that kube-proxy must be given: those that the network needs and that the release has but leaves
 * off. A gate that is on already is left out, since naming it is an error once it is gone.
 */
export function neededGates({ network, kubernetes }: Cluster): Readonly<Record<string, boolean>> {
  const wanted = [...(network.driver === 'overlay' ? ['WinOverlay'] : []), ...(network.dsr ? ['WinDSR'] : [])]
  return Object.fromEntries(
    wanted.filter((gate) => isOff(gate, kubernetes.version.minor)).map((gate) => [gate, true]),
  )
}

function isOff(name: string, minor: number): boolean {
  const stage = FEATURE_GATES.find((gate) => gate.name === name)?.stages.find((s) => holdsIn(s, minor))
  return stage !== undefined && !stage.default
}
