import { EXTERNAL_RANGE } from '../../facts/known-ranges.ts'
import type { Finding } from '../../diagnostic/finding.ts'
import { type Cidr, contains, parseCidr } from '../../net/cidr.ts'
import { cidrText } from '../cidr-text.ts'
import type { EndpointPlugin } from '../cni/cni-document.ts'
import { exceptionsOf, policiesOf, setting } from '../cni/policies.ts'
import { field, textOf } from '../field.ts'
import type { CniRule } from '../rule.ts'

/** Exceptions that hold more than the cluster: the network of the nodes, and the scripts' own network. */
export const nodeRange: CniRule = ({ endpoints }) =>
  endpoints.flatMap((endpoint) => [...nodes(endpoint), ...external(endpoint)])

/** The range that holds the node: its address is known from the route that encapsulates packets to it. */
function nodes(endpoint: EndpointPlugin): Finding[] {
  const policies = policiesOf(endpoint)
  const hosts = policies.flatMap((policy) => {
    if (!['route', 'sdnroute'].includes(policy.type.toLowerCase())) return []
    const prefix = setting(policy, 'DestinationPrefix')
    const read = range(textOf(prefix?.value))
    return read?.family === 4 && read.prefix === 32 && prefix !== undefined ? [{ read, prefix }] : []
  })
  return exceptions(endpoint).flatMap(({ text, path, cidr }): Finding[] => {
    const host = hosts.find(({ read }) => cidr.prefix < 32 && contains(cidr, read))
    if (host === undefined) return []
    return [
      {
        code: 'WIN243',
        message: `the exception \`${text}\` holds the network of the nodes`,
        label: 'pods reach the other hosts there under their own address, and those may have no route back',
        help: 'keep it where the hosts of this network know the routes to the pods; otherwise list the nodes as /32',
        at: { path },
        related: [{ at: { path: host.prefix.path }, message: 'the address of the node' }],
      },
    ]
  })
}

/**
 * A range of pods that holds the HNS network `External`. Sources: microsoft/SDN Kubernetes/windows/helper.psm1 242fb0c,
 * projectcalico/calico node/windows-packaging/CalicoWindows/node/node-service.ps1 87c1590.
 */
function external(endpoint: EndpointPlugin): Finding[] {
  const ipam = field(endpoint.tree, endpoint.path, 'ipam')
  const pods = range(textOf(field(ipam?.value, [], 'subnet')?.value))
  return exceptions(endpoint).flatMap(({ text, path, cidr }): Finding[] => {
    if (pods === undefined || !contains(cidr, pods)) return []
    const own = range(EXTERNAL_RANGE)
    if (own === undefined || !contains(cidr, own)) return []
    return [
      {
        code: 'WIN243',
        message: `the range of the pods \`${text}\` holds \`${EXTERNAL_RANGE}\`, the HNS network \`External\``,
        label: 'the scripts of SDN, Calico and Azure make that network first, so these addresses are taken',
        help: 'take a range of pods that does not hold it',
        at: { path },
      },
    ]
  })
}

function exceptions(endpoint: EndpointPlugin) {
  return policiesOf(endpoint).flatMap((policy) =>
    exceptionsOf(policy).flatMap(({ path, value }) => {
      const text = textOf(value)
      const cidr = range(text)
      return text === undefined || cidr === undefined ? [] : [{ text, path, cidr }]
    }),
  )
}

function range(text: string | undefined): Cidr | undefined {
  if (text === undefined) return undefined
  const parsed = parseCidr(text)
  if (parsed.ok) return parsed.value
  const read = cidrText(text)
  return read.kind === 'host-bits' ? read.cidr : undefined
}
