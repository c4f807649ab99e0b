import type {
  NetworkLevelPolicy,
  RemoteSubnetRoute,
  SetPolicy,
  VswitchExtension,
} from '../../policy/network-policies.ts'
import { asLine } from '../parse.ts'
import { asMac } from '../read-nodes.ts'
import type { Placed, Reader } from '../reader.ts'
import { aclMembers, interfaceConstraint } from './endpoint-policies.ts'
import { type Members, membersAt } from './members.ts'
import { asAddressText, asGuid, asPeer, asPrefixText } from './parse-policy.ts'

/** The policies of `policies.network`, in the order in which they are written. */
export function readNetworkPolicies(
  reader: Reader,
  vni: number | undefined,
): readonly Placed<NetworkLevelPolicy>[] {
  const m = membersAt(reader, ['policies', 'network'])
  const one = <T>(key: string, value: T | undefined, make: (value: T) => NetworkLevelPolicy) =>
    value === undefined ? [] : [{ value: make(value), at: { path: [...m.path, key] } }]
  const dns = m.flag('automaticDNS')
  return [
    ...one('sourceMac', m.value('sourceMac', asMac), (mac) => ({
      kind: 'source-mac',
      mac: mac.toUpperCase(),
    })),
    ...one('automaticDNS', dns === true ? dns : undefined, (enable) => ({ kind: 'automatic-dns', enable })),
    ...one('vxlanPort', m.number('vxlanPort'), (port) => ({ kind: 'vxlan-port', port })),
    ...one('vlan', m.number('vlan'), (isolationId) => ({ kind: 'vlan', isolationId })),
    ...m.objects('sets', set),
    ...m.objects('acls', (acl) => ({ kind: 'network-acl' as const, ...aclMembers(acl) })),
    ...m.objects('remoteSubnetRoutes', (route) => remoteSubnetRoute(route, vni)),
    ...m.objects('vswitchExtensions', vswitchExtension),
    ...one('interfaceConstraint', m.object('interfaceConstraint', interfaceConstraint), (policy) => policy),
    ...one('layerConstraint', m.value('layerConstraint', asGuid), (layerId) => ({
      kind: 'layer-constraint',
      layerId,
    })),
  ]
}

function set(m: Members): SetPolicy | undefined {
  const id = m.value('id', asLine('the id'))
  if (id === undefined) return undefined
  return {
    kind: 'set',
    id,
    name: m.line('name') ?? id,
    setType: m.choice('type', ['IPSET', 'NESTEDIPSET']) ?? 'IPSET',
    values: m.values('values', asPeer) ?? [],
  }
}

function remoteSubnetRoute(m: Members, vni: number | undefined): RemoteSubnetRoute {
  return {
    kind: 'remote-subnet-route',
    destinationPrefix: m.value('destinationPrefix', asPrefixText) ?? '',
    isolationId: m.number('vni') ?? vni ?? 0,
    providerAddress: m.value('providerAddress', asAddressText) ?? '',
    drMac: m.value('drMAC', asMac) ?? '',
  }
}

function vswitchExtension(m: Members): VswitchExtension {
  return {
    kind: 'vswitch-extension',
    extensionId: m.value('id', asGuid) ?? '',
    enable: m.flag('enable') ?? true,
  }
}
