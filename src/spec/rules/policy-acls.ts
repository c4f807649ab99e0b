import type { Finding } from '../../diagnostic/finding.ts'
import { aclFaults, type AclView } from '../../policy/acl-faults.ts'
import type { AclPolicy } from '../../policy/endpoint-policy.ts'
import { isSetId } from '../../policy/needs.ts'
import type { Draft } from '../draft.ts'
import type { Placed } from '../reader.ts'
import { listed } from '../spell.ts'

type Acl = Omit<AclPolicy, 'kind'>

/** Access control lists: what they leave open, which of two rules wins, and sets that no network has. */
export function policyAcls({ policies }: Draft): readonly Finding[] {
  const ofPods = policies.endpoint.flatMap(({ value, at }) => (value.kind === 'acl' ? [{ value, at }] : []))
  const ofNetwork = policies.network.flatMap(({ value, at }) =>
    value.kind === 'network-acl' ? [{ value, at }] : [],
  )
  const tierRules = policies.endpoint.flatMap(({ value, at }) =>
    value.kind === 'tier-acl' ? value.rules.map((rule) => ({ value: rule, at })) : [],
  )
  const nested = policies.network.flatMap(({ value, at }) =>
    value.kind === 'set' && value.setType === 'NESTEDIPSET'
      ? [{ value: { remoteAddresses: value.values }, at }]
      : [],
  )
  const sets = policies.network.flatMap(({ value }) => (value.kind === 'set' ? [value.id] : []))
  return [
    ...[ofPods, ofNetwork].flatMap(together),
    ...[...ofPods, ...ofNetwork, ...tierRules, ...nested].flatMap((names) => strangers(names, sets)),
  ]
}

function together(acls: readonly Placed<Acl>[]): Finding[] {
  const views = acls.map(({ value }) => view(value))
  const allowAll = (direction: string) => `\`action: Allow\` and \`direction: ${direction}\``
  return aclFaults(views, allowAll).flatMap(({ finding, rule, other }) => {
    const [at, before] = [acls[rule]?.at, other === undefined ? undefined : acls[other]?.at]
    if (at === undefined) return []
    return [
      {
        ...finding,
        at,
        ...(before === undefined ? {} : { related: [{ at: before, message: 'the other' }] }),
      },
    ]
  })
}

function view(acl: Acl): AclView {
  const { action, direction, ruleType = '', priority } = acl
  const { protocols = [], localPorts = [], remotePorts = [] } = acl
  const addresses = [...(acl.localAddresses ?? []), ...(acl.remoteAddresses ?? [])]
  const lists = [protocols, localPorts, remotePorts, addresses.filter((text) => text !== '0.0.0.0/0')]
  return {
    action,
    direction,
    ruleType,
    ...(priority === undefined ? {} : { priority }),
    protocols: protocols.map(String),
    localPorts,
    remotePorts,
    matchesAll: acl.serviceName === undefined && lists.every((list) => list.length === 0),
  }
}

/** What may name sets by their ids. */
type Addresses = Pick<Acl, 'localAddresses' | 'remoteAddresses'>

/** Ids of sets that the spec does not have. */
function strangers({ value, at }: Placed<Addresses>, sets: readonly string[]): Finding[] {
  return [...(value.localAddresses ?? []), ...(value.remoteAddresses ?? [])]
    .filter((text) => isSetId(text) && !sets.includes(text))
    .map((text) => ({
      code: 'WIN315',
      severity: 'error',
      message: `\`${text}\` is no address and no set of \`policies.network.sets\``,
      label: 'HNS answers 0x803b000d',
      help:
        sets.length === 0
          ? 'write addresses or prefixes, or define the set'
          : `write addresses or prefixes, or ${listed(
              sets.map((id) => `\`${id}\``),
              'or',
            )}`,
      at,
    }))
}
