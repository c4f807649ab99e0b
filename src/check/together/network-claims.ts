import { formatCidr, parseCidr } from '../../net/cidr.ts'
import type { Api } from '../../facts/hns-schema/key.ts'
import type { Tree } from '../../text/tree.ts'
import { field, type Field, fieldAt, itemsOf, textOf } from '../field.ts'
import { subnetsOf } from '../hns/subnets.ts'
import type { Claim, Subject } from './claim.ts'

/**
 * What an HNS or HCN network says of itself. The network `External`, which start scripts make only to have a switch, is
 * not the one of the pods and says nothing. Source: microsoft/SDN Kubernetes/flannel/start.ps1 242fb0c.
 */
export function networkClaims(tree: Tree | undefined, api: Api): readonly Claim[] {
  if (tree === undefined || textOf(field(tree, [], 'Name')?.value) === 'External') return []
  const subnets = subnetsOf(tree, [], api)
  const policies = [...subnets.flatMap((subnet) => subnet.policies), ...itemsOf(field(tree, [], 'Policies'))]
  return [
    ...claim('network name', field(tree, [], 'Name')),
    ...claim('type of the network', field(tree, [], 'Type'), (text) => text.toLowerCase()),
    ...claim('address of the node', field(tree, [], 'ManagementIP')),
    ...subnets.flatMap(({ prefix }) => claim('subnet of the node', prefix, canonical)),
    ...policies.flatMap(({ path, value }) =>
      textOf(field(value, path, 'Type')?.value)?.toUpperCase() === 'VSID'
        ? claim('VNI', field(value, path, 'VSID') ?? fieldAt(value, path, 'Settings', 'IsolationId'))
        : [],
    ),
  ]
}

function claim(subject: Subject, found: Field | undefined, normal = (text: string) => text): Claim[] {
  const shown = found?.value.kind === 'number' ? found.value.raw : textOf(found?.value)
  if (found === undefined || shown === undefined || shown === '') return []
  return [{ subject, value: normal(shown), shown, at: { path: found.path } }]
}

function canonical(text: string): string {
  const parsed = parseCidr(text)
  return parsed.ok ? formatCidr(parsed.value) : text
}
