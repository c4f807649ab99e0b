import type { Source } from '../../facts/evidence.ts'
import { codeTable } from '../code-meta.ts'
import { RUN } from './kubernetes-sources.ts'

const GATES: Source = { evidence: 'code', where: 'k8s.io/component-base featuregate, v0.20.0 to v0.34.0' }

/** Feature gates of kube-proxy and the kubelet, in command lines and configuration files. */
export const FEATURE_GATE_CODES = codeTable({
  WIN420: {
    name: 'gate-unknown',
    severity: 'error',
    title: 'this release does not know the feature gate',
    why: 'There is no list of former gates: one that is gone ends the program, as a misspelt one does.',
    symptoms: ['unrecognized feature gate'],
    sources: [
      RUN,
      GATES,
      { evidence: 'report', where: 'Azure/AgentBaker#3024, kubernetes-sigs/sig-windows-tools#225' },
    ],
  },
  WIN421: {
    name: 'gate-locked',
    severity: 'error',
    title: 'the feature gate is locked to the other value',
    why: 'Features that are complete cannot be turned off any more; the program exits.',
    symptoms: ['cannot set feature gate', 'feature is locked to true'],
    sources: [RUN, GATES, { evidence: 'report', where: 'Azure/AgentBaker#6925' }],
  },
  WIN422: {
    name: 'gate-needless',
    severity: 'warning',
    title: 'the feature gate says what is so anyway',
    why: 'Today it changes nothing; in the release that drops the gate it ends the program.',
    symptoms: ['It will be removed in a future release.'],
    sources: [RUN, GATES],
  },
})
