import { HCN_ERROR_CODES, HCN_ERRORS_SOURCE } from '../facts/hcn-error-codes.ts'
import type { Topic } from './topic.ts'
import { CALICO_TOPICS } from './topics/calico.ts'
import { FLANNEL_TOPICS } from './topics/flannel.ts'
import { HOST_LOCAL_TOPICS } from './topics/host-local.ts'
import { HNS_TOPICS } from './topics/hns.ts'
import { KUBE_TOPICS } from './topics/kube-proxy.ts'
import { LIMIT_TOPICS } from './topics/limits.ts'
import { NODE_TOPICS } from './topics/node.ts'
import { RUNTIME_TOPICS } from './topics/runtime.ts'
import { TRAFFIC_TOPICS } from './topics/traffic.ts'

/** Everything that can be explained and is no diagnostic. */
export const TOPICS: readonly Topic[] = [
  ...NODE_TOPICS,
  ...TRAFFIC_TOPICS,
  ...FLANNEL_TOPICS,
  ...KUBE_TOPICS,
  ...RUNTIME_TOPICS,
  ...CALICO_TOPICS,
  ...HOST_LOCAL_TOPICS,
  ...HNS_TOPICS,
  ...LIMIT_TOPICS,
  ...HCN_ERROR_CODES.map(errorTopic),
]

/** An error code of HNS, found by its number, its name or its text. */
function errorTopic({ code, name, text }: (typeof HCN_ERROR_CODES)[number]): Topic {
  return {
    name: code,
    title: `HNS ends a call with ${code}, ${name}`,
    why: `${text}. HNS names neither the object nor the member that it does not like.`,
    steps: [
      'check the policies, the network and the endpoint with `hnsc validate`: it points at the value',
      'see with `hnsc trace` what the plugin sends',
    ],
    symptoms: [code, name, text],
    sources: [HCN_ERRORS_SOURCE],
  }
}
