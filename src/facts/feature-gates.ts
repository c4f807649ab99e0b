import type { Source } from './evidence.ts'
import { holdsIn, type Minors } from './minors.ts'

export type GateProgram = 'kube-proxy' | 'kubelet' | 'kube-apiserver' | 'kube-controller-manager'

export interface GateStage extends Minors {
  readonly stage: 'alpha' | 'beta' | 'stable' | 'deprecated'
  readonly default: boolean
  /** Setting the other value is an error. */
  readonly locked?: true
}

/** A feature gate by minor release of Kubernetes 1.x; outside its stages the name is unknown. */
export interface GateFact {
  readonly name: string
  readonly programs: readonly GateProgram[]
  readonly stages: readonly GateStage[]
  /** A release newer than the tables in which the gate is expected to be gone. */
  readonly expectedGone?: number
  readonly sources: readonly Source[]
}

const site = (name: string, commit: string): Source => ({
  evidence: 'docs',
  where: `kubernetes/website command-line-tools-reference/feature-gates/${name}.md ${commit}`,
})
const RUN: Source = {
  evidence: 'measured',
  where: 'kubernetes/kubernetes v1.20.2 built for Windows, executed; pkg/features/kube_features.go',
}
const code = (where: string): Source => ({ evidence: 'code', where: `kubernetes/kubernetes${where}` })

/** The feature gates that matter to the network of Windows nodes. Every other name is left alone. */
export const FEATURE_GATES: readonly GateFact[] = [
  {
    name: 'WinOverlay',
    programs: ['kube-proxy'],
    stages: [
      { stage: 'alpha', default: false, until: 19 },
      { stage: 'beta', default: true, since: 20, until: 33 },
      { stage: 'stable', default: true, locked: true, since: 34 },
    ],
    expectedGone: 38,
    sources: [RUN, code('#133042'), code('#142125'), site('WinOverlay', '02e08b9e9768')],
  },
  {
    name: 'WinDSR',
    programs: ['kube-proxy'],
    stages: [
      { stage: 'alpha', default: false, until: 32 },
      { stage: 'beta', default: true, since: 33, until: 33 },
      { stage: 'stable', default: true, locked: true, since: 34 },
    ],
    expectedGone: 38,
    sources: [RUN, code('#132108'), code('#142125'), site('WinDSR', '02e08b9e9768')],
  },
  {
    name: 'IPv6DualStack',
    programs: ['kube-proxy', 'kubelet', 'kube-apiserver', 'kube-controller-manager'],
    stages: [
      { stage: 'alpha', default: false, since: 15, until: 20 },
      { stage: 'beta', default: true, since: 21, until: 22 },
      { stage: 'stable', default: true, locked: true, since: 23, until: 24 },
    ],
    sources: [
      RUN,
      site('IPv6DualStack', 'bb78d906bf9d'),
      { evidence: 'report', where: 'Azure/AgentBaker#3024, kubernetes-sigs/sig-windows-tools#225' },
    ],
  },
  {
    name: 'WindowsEndpointSliceProxying',
    programs: ['kube-proxy'],
    stages: [
      { stage: 'alpha', default: false, since: 19, until: 20 },
      { stage: 'beta', default: true, since: 21, until: 21 },
      { stage: 'stable', default: true, locked: true, since: 22, until: 24 },
    ],
    sources: [RUN, site('WindowsEndpointSliceProxying', '59c5a380b66b')],
  },
  {
    name: 'ProxyTerminatingEndpoints',
    programs: ['kube-proxy'],
    stages: [
      { stage: 'alpha', default: false, since: 22, until: 25 },
      { stage: 'beta', default: true, since: 26, until: 27 },
      { stage: 'stable', default: true, locked: true, since: 28, until: 29 },
    ],
    sources: [site('ProxyTerminatingEndpoints', 'a1d5734c4ebc')],
  },
  {
    name: 'WindowsHostNetwork',
    programs: ['kubelet'],
    stages: [
      { stage: 'alpha', default: true, since: 26, until: 32 },
      { stage: 'deprecated', default: false, since: 33, until: 37 },
    ],
    expectedGone: 38,
    sources: [
      code(' test/compatibility_lifecycle/reference/versioned_feature_list.yaml fbba6b47ad98'),
      code('#142018'),
    ],
  },
  {
    name: 'WindowsHostProcessContainers',
    programs: ['kube-apiserver', 'kubelet'],
    stages: [
      { stage: 'alpha', default: false, since: 22, until: 22 },
      { stage: 'beta', default: true, since: 23, until: 25 },
      { stage: 'stable', default: true, locked: true, since: 26, until: 27 },
    ],
    sources: [site('WindowsHostProcessContainers', '1760aedfa907')],
  },
  {
    name: 'HyperVContainer',
    programs: ['kubelet'],
    stages: [
      { stage: 'alpha', default: false, until: 19 },
      { stage: 'deprecated', default: false, since: 20, until: 20 },
    ],
    sources: [RUN, code(' CHANGELOG-1.20.md #95505'), site('HyperVContainer', 'a1d5734c4ebc')],
  },
  {
    name: 'WindowsGMSA',
    programs: ['kubelet'],
    stages: [
      { stage: 'alpha', default: false, until: 15 },
      { stage: 'beta', default: true, since: 16, until: 17 },
      { stage: 'stable', default: true, locked: true, since: 18, until: 20 },
    ],
    sources: [RUN, site('WindowsGMSA', '0ad55a1d7af9')],
  },
  {
    name: 'WindowsRunAsUserName',
    programs: ['kubelet'],
    stages: [
      { stage: 'alpha', default: false, since: 16, until: 16 },
      { stage: 'beta', default: true, since: 17, until: 17 },
      { stage: 'stable', default: true, locked: true, since: 18, until: 20 },
    ],
    sources: [RUN, site('WindowsRunAsUserName', 'e6d7d958f6d6')],
  },
  {
    name: 'WindowsGracefulNodeShutdown',
    programs: ['kubelet'],
    stages: [
      { stage: 'alpha', default: false, since: 32, until: 33 },
      { stage: 'beta', default: true, since: 34 },
    ],
    sources: [site('WindowsGracefulNodeShutdown', '09a121e5af84')],
  },
  {
    name: 'WindowsCPUAndMemoryAffinity',
    programs: ['kubelet'],
    stages: [{ stage: 'alpha', default: false, since: 32 }],
    sources: [site('WindowsCPUAndMemoryAffinity', '6f059721c7ce')],
  },
  {
    name: 'MultiCIDRServiceAllocator',
    programs: ['kube-apiserver'],
    stages: [
      { stage: 'alpha', default: false, since: 27, until: 30 },
      { stage: 'beta', default: false, since: 31, until: 32 },
      { stage: 'stable', default: true, since: 33, until: 33 },
      { stage: 'stable', default: true, locked: true, since: 34 },
    ],
    sources: [site('MultiCIDRServiceAllocator', '09a121e5af84')],
  },
  {
    name: 'DisableAllocatorDualWrite',
    programs: ['kube-apiserver'],
    stages: [
      { stage: 'alpha', default: false, since: 31, until: 32 },
      { stage: 'beta', default: false, since: 33, until: 33 },
      { stage: 'stable', default: true, since: 34, until: 34 },
      { stage: 'stable', default: true, locked: true, since: 35 },
    ],
    sources: [site('DisableAllocatorDualWrite', '02e08b9e9768')],
  },
]

/** The row of a gate by its exact name. */
export function findGate(name: string): GateFact | undefined {
  return FEATURE_GATES.find((gate) => gate.name === name)
}

/** The stage of a gate in a minor release; undefined where that release does not know the name. */
export function gateStage(gate: GateFact, minor: number): GateStage | undefined {
  return gate.stages.find((stage) => holdsIn(stage, minor))
}
