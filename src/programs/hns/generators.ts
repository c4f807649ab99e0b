import { fromGeneration } from '../../facts/plugin-generations.ts'
import { hnsHas } from '../../facts/hns-features.ts'
import {
  appendLoopbackDsr,
  appendOutboundNat,
  appendPortMappings,
  appendProviderAddress,
} from './append-policies.ts'
import {
  mergeLoopbackDsr,
  mergeOutboundNat,
  mergePortMappings,
  mergeProviderAddress,
} from './merge-policies.ts'
import type { Path } from '../../text/tree.ts'
import type { HcnPolicy } from './net-conf.ts'
import type { Policy } from './policy.ts'
import type { Session } from './session.ts'

/** The two lists of policies while a plugin works on them; `hcn` is used before v1.0.0 only. */
export interface PolicyLists {
  readonly policies: readonly Policy[]
  readonly hcn: readonly HcnPolicy[]
}

type Step = (session: Session, lists: PolicyLists) => PolicyLists

/** The lists of the configuration after these steps. */
export function generated(session: Session, ...steps: readonly Step[]): PolicyLists {
  const start: PolicyLists = { policies: session.conf.policies, hcn: session.conf.hcnPolicyArgs }
  return steps.reduce((lists, step) => step(session, lists), start)
}

/** An OutBoundNAT exception for a prefix, for the reason and setting given. win-bridge before v1.0.0 does not call for an empty one. */
export function withException(prefix: string, why: string, cause?: Path): Step {
  return appending(
    (lists, session) => appendOutboundNat(lists.policies, apiOf(session), prefix, why, cause),
    (lists) => (prefix === '' ? lists.policies : mergeOutboundNat(lists.policies, prefix, why)),
  )
}

/** The provider address of the network's management IP. */
export function withProviderAddress(address: string): Step {
  const why = "win-overlay sends the HNS network's management IP as provider address"
  return appending(
    (lists, session) => appendProviderAddress(lists.policies, apiOf(session), address, why),
    (lists) => mergeProviderAddress(lists.policies, address, why),
  )
}

/** The host ports that the runtime asks for. */
export const withPortMappings: Step = appending(
  (lists, session) => appendPortMappings(lists.policies, apiOf(session), session.conf.portMappings),
  (lists, session) => mergePortMappings(lists.policies, session.conf.portMappings),
)

/** `loopbackDSR`: the pod's own address as a destination that is not translated. `ip` is `<nil>` without IPAM. */
export function withLoopbackDsr(ip: string): Step {
  const why = '`loopbackDSR` lets the pod reach itself through a service'
  return (session, lists) => {
    const { conf, node, release } = session
    if (!conf.loopbackDSR) return lists
    if (fromGeneration(release, 'D')) {
      if (!hnsHas(node.hnsVersion, 'DSR')) return lists
      return { ...lists, policies: appendLoopbackDsr(lists.policies, apiOf(session), ip, why) }
    }
    if (apiOf(session) !== 2) return { ...lists, policies: mergeLoopbackDsr(lists.policies, ip, why) }
    const policy = { type: 'OutBoundNAT', settings: `{"Destinations" : ["${ip}"]}`, added: why }
    return { ...lists, hcn: [...lists.hcn, policy] }
  }
}

/** 2 is HCN; any other number is HNS v1. */
export function apiOf({ conf }: Session): 1 | 2 {
  return conf.apiVersion === 2n ? 2 : 1
}

function appending(
  from1: (lists: PolicyLists, session: Session) => readonly Policy[],
  before1: (lists: PolicyLists, session: Session) => readonly Policy[],
): Step {
  return (session, lists) => {
    const policies = fromGeneration(session.release, 'D') ? from1(lists, session) : before1(lists, session)
    return { ...lists, policies }
  }
}
