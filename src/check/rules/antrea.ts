import { ANTREA } from '../../facts/antrea.ts'
import type { Finding } from '../../diagnostic/finding.ts'
import type { CniDocument, EndpointPlugin } from '../cni/cni-document.ts'
import { field, fieldAt, itemsOf, textOf } from '../field.ts'
import type { CniRule } from '../rule.ts'

/** What antrea-agent takes and makes something else of. Source: `ANTREA_SOURCE`. */
export const antrea: CniRule = (document) =>
  document.endpoints.flatMap((endpoint) =>
    endpoint.dialect === 'antrea' ? [...networkName(document), ...ranges(endpoint), ...dns(endpoint)] : [],
  )

/** Source: pkg/agent/cniserver/pod_configuration.go, garbageCollectContainerIPs(AntreaCNIType, …). */
function networkName({ tree }: CniDocument): Finding[] {
  const name = field(tree, [], 'name')
  const text = textOf(name?.value)
  if (name === undefined || text === undefined || text === '' || text === ANTREA.cniNetwork) return []
  return [
    {
      code: 'WIN266',
      message: `the network is called \`${text}\`, and antrea-agent gives back lost addresses of \`antrea\` only`,
      label: 'addresses of pods that went while the agent was away stay taken',
      help: 'write `antrea`',
      at: { path: name.path },
    },
  ]
}

/** Source: pkg/agent/cniserver/server.go updateLocalIPAMSubnet. */
function ranges({ tree, path }: EndpointPlugin): Finding[] {
  const found = fieldAt(tree, path, 'ipam', 'ranges')
  if (found === undefined || itemsOf(found).length === 0) return []
  return [
    {
      code: 'WIN266',
      message: '`ranges` come before the pod CIDR that antrea-agent adds',
      label:
        'a pod gets an address of these and takes one of the pod CIDR for nothing; if both overlap, host-local stops',
      help: 'remove it: the agent knows the pod CIDR of the node',
      at: { path: found.path, part: 'key' },
    },
  ]
}

/** The kubelet's DNS settings come through the capability only: no file of the container tells them. */
function dns({ tree, path }: EndpointPlugin): Finding[] {
  const capability = fieldAt(tree, path, 'capabilities', 'dns')?.value
  const given = itemsOf(fieldAt(tree, path, 'dns', 'nameservers')).length > 0
  if (given || (capability?.kind === 'boolean' && capability.value)) return []
  return [
    {
      code: 'WIN266',
      message: 'the pods get no name servers: the capability `dns` is not asked for',
      label: 'the kubelet hands DNS settings over through it only',
      help: 'write `"capabilities": {"dns": true}`',
      at: { path: field(tree, path, 'type')?.path ?? path },
    },
  ]
}
