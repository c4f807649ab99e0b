import { HOST_ROUTE_BUILD } from '../../../facts/hns-features.ts'
import { policyType } from '../../../facts/hns-schema/api.ts'
import type { Finding } from '../../../diagnostic/finding.ts'
import { parseAddress } from '../../../net/address.ts'
import { itemsOf, textOf } from '../../field.ts'
import { featureFinding } from '../feature-finding.ts'
import { hasFlag } from '../flags.ts'
import { schemaFinding } from '../schema-finding.ts'
import { type HnsScope, keyOf, type PolicySubject } from '../subject.ts'
import { meantType } from './policy-type.ts'

/** Policies, keys and values that the build of the node has not got. */
export function policyFeature(policy: PolicySubject, { api, context }: HnsScope): Finding[] {
  const { typeField, path } = policy
  const name = meantType(policy.type, api) ?? policy.type
  const type = policyType(api, name)
  const at = { path: typeField?.path ?? path }
  return [
    ...(type?.feature === undefined ? [] : featureFinding(type.feature, `\`${name}\` policies`, at, context)),
    ...(api === 2 && type?.feature === undefined ? featureFinding('V2Api', 'HCN (v2)', at, context) : []),
    ...schemaFinding(type?.docs ?? type?.schema, `policy of type \`${name}\``, at, context),
    ...byName(name, policy, context),
  ]
}

function byName(name: string, policy: PolicySubject, context: HnsScope['context']): Finding[] {
  switch (name) {
    case 'OutBoundNAT': {
      const destinations = keyOf(policy, 'Destinations')
      // Microsoft's own addresses are translated for tenants; a pod's own is the loopback of direct server return.
      const own = itemsOf(destinations).some(
        ({ value }) => !/^(168\.63\.|169\.254\.)/.test(textOf(value) ?? ''),
      )
      return destinations === undefined || !own
        ? []
        : featureFinding(
            'DSR',
            '`Destinations` of direct server return',
            { path: destinations.path },
            context,
          )
    }
    case 'PortMapping': {
      const flags = keyOf(policy, 'Flags')
      return flags !== undefined && hasFlag(flags.value, 'NatFlags', 'IPv6')
        ? featureFinding('IPv6DualStack', 'port mappings of IPv6', { path: flags.path }, context)
        : []
    }
    case 'ELB': {
      const dsr = keyOf(policy, 'IsDSR')
      return dsr?.value.kind === 'boolean' && dsr.value.value
        ? featureFinding('DSR', 'direct server return', { path: dsr.path }, context)
        : []
    }
    case 'HostRoute':
      return hostRoute(policy, context)
    case 'SetPolicy': {
      const kind = keyOf(policy, 'PolicyType')
      return textOf(kind?.value) === 'NESTEDIPSET' && kind !== undefined
        ? featureFinding('NestedIpSet', 'nested sets', { path: kind.path }, context)
        : []
    }
    case 'ACL':
    case 'NetworkACL':
      return aclFeature(policy, context)
    default:
      return []
  }
}

function hostRoute({ typeField, path }: PolicySubject, { windows }: HnsScope['context']): Finding[] {
  if (windows === undefined || windows.build >= HOST_ROUTE_BUILD) return []
  return [
    {
      code: 'WIN311',
      severity: 'warning',
      message: `build ${windows.build} may refuse \`HostRoute\``,
      label: 'flannel and Calico go on without it and print a warning',
      help: `leave it out before build ${HOST_ROUTE_BUILD}`,
      at: { path: typeField?.path ?? path },
    },
  ]
}

function aclFeature(policy: PolicySubject, context: HnsScope['context']): Finding[] {
  const [list, number] = [keyOf(policy, 'Protocols'), keyOf(policy, 'Protocol')]
  const single = number?.value.kind === 'number' && number.value.raw === '252'
  const protocols = single ? number : list
  const vxlan = single || textOf(list?.value)?.split(',').includes('252') === true
  const sets = ['LocalAddresses', 'RemoteAddresses'].flatMap((key) => {
    const found = keyOf(policy, key)
    const parts = textOf(found?.value)?.split(',') ?? []
    const set = parts.find((part) => /^[A-Za-z][\w-]*$/.test(part) && parseAddress(part) === undefined)
    return found === undefined || set === undefined || /^(any|all)$/i.test(set)
      ? []
      : featureFinding('SetPolicy', 'sets of addresses', { path: found.path }, context)
  })
  return [
    ...(vxlan && protocols !== undefined
      ? featureFinding('AclSupportForProtocol252', 'ACLs of protocol 252', { path: protocols.path }, context)
      : []),
    ...sets,
  ]
}
