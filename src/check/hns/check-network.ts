import { structKeys } from '../../facts/hns-schema/api.ts'
import type { Key } from '../../facts/hns-schema/key.ts'
import { RENAMED_OBJECT_KEYS } from '../../facts/hns-schema/other-api.ts'
import type { Finding } from '../../diagnostic/finding.ts'
import type { Path, Tree } from '../../text/tree.ts'
import { field, itemsOf, textOf } from '../field.ts'
import { checkKeys } from './check-keys.ts'
import { checkPolicyList } from './check-policies.ts'
import { networkAdapter } from './rules/network-adapter.ts'
import { networkDriver } from './rules/network-driver.ts'
import { networkFlags } from './rules/network-flags.ts'
import { networkGateway } from './rules/network-gateway.ts'
import { networkOverlay } from './rules/network-overlay.ts'
import { schemaVersion } from './rules/schema-version.ts'
import type { HnsScope } from './subject.ts'
import { subnetsOf } from './subnets.ts'

/** A network of either dialect. */
export function checkNetwork(tree: Tree, path: Path, given: HnsScope): Finding[] {
  const type = textOf(field(tree, path, 'Type')?.value)
  const scope = { ...given, ...(type === undefined ? {} : { networkType: type }) }
  const subnets = subnetsOf(tree, path, scope.api)
  const ipams = scope.api === 2 ? itemsOf(field(tree, path, 'Ipams')) : []
  return [
    ...form(tree, path, scope),
    ...nameless(tree, path),
    ...(scope.api === 2 ? schemaVersion(tree, path, scope) : []),
    ...checkPolicyList(tree, path, 'network', scope),
    ...subnets.flatMap((subnet) => checkPolicyList(subnet.tree, subnet.path, 'subnet', scope)),
    ...networkGateway(subnets, scope),
    ...networkOverlay(tree, path, subnets, scope),
    ...networkDriver(tree, path, subnets, ipams, scope),
    ...networkFlags(tree, path, scope),
    ...networkAdapter(tree, path, scope),
  ]
}

function form(tree: Tree, path: Path, { api, context }: HnsScope): Finding[] {
  const names = api === 1 ? 'HNSNetwork' : 'HostComputeNetwork'
  const pairs = [...RENAMED_OBJECT_KEYS.network, ...RENAMED_OBJECT_KEYS.subnet]
  const keys = structKeys(api, names)
  // A piece of a network is judged by what it has.
  const whole = field(tree, path, 'Name') !== undefined || field(tree, path, 'Type') !== undefined
  return checkKeys(tree, path, whole ? keys : keys.map(optional), {
    api,
    context,
    what: 'the network',
    renamed: pairs.map(([v1, v2]) => (api === 2 ? [v1, v2] : [v2, v1])),
  })
}

function optional({ required: _, ...key }: Key): Key {
  return key
}

/** Plugins look a network up by its name. */
function nameless(tree: Tree, path: Path): Finding[] {
  const type = field(tree, path, 'Type')
  if (type === undefined || field(tree, path, 'Name') !== undefined) return []
  return [
    {
      code: 'WIN309',
      severity: 'warning',
      message: 'the network has no `Name`',
      label: 'plugins look a network up by its name and do not find this one',
      help: 'write the `name` of the CNI configuration',
      at: { path },
    },
  ]
}
