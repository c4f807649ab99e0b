import type { Finding } from '../../diagnostic/finding.ts'
import type { EndpointPlugin } from '../cni/cni-document.ts'
import type { Context } from '../context.ts'
import type { Tree } from '../../text/tree.ts'
import { field, fieldAt, textOf } from '../field.ts'
import type { CniRule } from '../rule.ts'
import { effectiveApi } from './api-runtime.ts'

/** Plugins that ask no IPAM plugin for an address. flannel writes `ipam` itself. */
export const noIpam: CniRule = ({ endpoints }, context) =>
  endpoints.flatMap((endpoint) => (endpoint.flannel === undefined ? check(endpoint, context) : []))

function check(endpoint: EndpointPlugin, context: Context): Finding[] {
  const { tree, path, type, typeField } = endpoint
  const ipam = field(tree, path, 'ipam')
  const named = field(ipam?.value, [], 'type')?.value
  // What is no text, or no object, the programs cannot decode, and say so.
  if (!fits(ipam?.value, 'object') || !fits(named, 'string') || (textOf(named) ?? '') !== '') return []
  const told = consequence(
    endpoint,
    context,
    ipam !== undefined && field(ipam.value, [], 'subnet') !== undefined,
  )
  if (told === undefined) return []
  const what = ipam === undefined ? 'has no `ipam`' : 'has an `ipam` without a `type`'
  return [
    {
      code: 'WIN238',
      ...told,
      message: `\`${type}\` ${what}`,
      at: { path: ipam?.path ?? typeField?.path ?? path },
    },
  ]
}

function consequence(
  endpoint: EndpointPlugin,
  context: Context,
  hasSubnet: boolean,
): Pick<Finding, 'severity' | 'label' | 'help'> | undefined {
  const help = 'write `ipam` with the type `host-local` and the pod subnet of the node'
  const { type, dialect, tree } = endpoint
  if (dialect === 'wincni') {
    if (hasSubnet) return undefined
    return { severity: 'warning', label: 'it takes subnet and gateway of the network from there', help }
  }
  if (dialect === 'wcn') return ofWcn(endpoint)
  if (dialect !== 'hns') return undefined
  const v2 = effectiveApi(endpoint, context) === 2
  if (type === 'win-overlay') {
    if (!v2) return { label: 'no pod starts: `no plugin name provided`', help }
    const label = 'the endpoint is requested without an address and a MAC, and STATUS fails'
    return { severity: 'warning', label, help }
  }
  if (v2) {
    const label = 'the request has an empty address, and a route to `::/0` without a next hop'
    return { severity: 'warning', label, help }
  }
  const dsr = field(tree, [], 'loopbackDSR')?.value
  if (dsr?.kind !== 'boolean' || !dsr.value) return undefined
  return { severity: 'warning', label: '`loopbackDSR` then sends the destination `<nil>` to HNS', help }
}

/**
 * The policy of the loopback is made of the address that IPAM gave, whether there is one or not.
 * Source: microsoft/windows-container-networking common/core/network.go Add, network/policy.go GetLoopbackDSRPolicy b96345f.
 */
function ofWcn({ tree, type }: EndpointPlugin): Pick<Finding, 'severity' | 'label' | 'help'> | undefined {
  const dsr = fieldAt(tree, [], 'optionalFlags', 'loopbackDSR')?.value
  if (dsr?.kind !== 'boolean' || !dsr.value) return undefined
  return {
    severity: 'warning',
    label: '`loopbackDSR` then sends the destination `<nil>` to HNS',
    // In a bridge host-local begins with the address of the host.
    help:
      type === 'sdnoverlay'
        ? 'write `ipam` with the type `host-local` and the pod subnet of the node'
        : 'remove `loopbackDSR`, or take `win-bridge` with `host-local`',
  }
}

/** True for a value that is not there or of the kind that it must have. */
function fits(value: Tree | undefined, kind: Tree['kind']): boolean {
  return value === undefined || value.kind === 'null' || value.kind === kind
}
