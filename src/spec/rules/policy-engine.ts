import type { Finding } from '../../diagnostic/finding.ts'
import { POLICY_ENFORCEMENT, type PolicyEnforcement } from '../../facts/policy-engines.ts'
import { formatCidr } from '../../net/cidr.ts'
import type { Draft } from '../draft.ts'
import { compiledDrivers, compiledPlugins, pairOf } from '../pairs.ts'
import { listed, spell } from '../spell.ts'

/**
 * What Calico does not enforce beside another plugin: where another program does it, where Kubernetes has no pods, for
 * IPv6, and what it does to ACLs of the spec. Source: projectcalico/calico felix/dataplane/windows 87c15906f20c.
 */
export function policyEngine(draft: Draft): readonly Finding[] {
  const { network } = draft
  // Of a pair that is refused anyway nothing more needs to be said.
  if (network.policyEngine === undefined || pairOf(network.driver, network.plugin) === undefined) return []
  const { by, why }: PolicyEnforcement = POLICY_ENFORCEMENT[network.plugin]
  if (by !== 'calico') return [refused(draft, by, why)]
  return [...linuxNodes(draft), ...ipv6(draft), ...acls(draft)]
}

const AT = { path: ['network', 'policyEngine'] }

function refused({ network: { plugin } }: Draft, by: PolicyEnforcement['by'], why: string): Finding {
  const drivers = compiledDrivers()
  const pairs = drivers.flatMap((driver) => {
    const plugins = compiledPlugins(driver).filter((name) => POLICY_ENFORCEMENT[name].by === 'calico')
    return plugins.length === 0 ? [] : [`${driver} with ${listed(plugins, 'or')}`]
  })
  return {
    code: 'WIN139',
    message: `\`policyEngine: calico\` does not go with plugin \`${plugin}\``,
    label: why,
    help: by === 'itself' ? 'remove it' : `remove it, or take a network of Kubernetes: ${pairs.join('; ')}`,
    at: AT,
    related: [{ at: { path: ['network'], part: 'key' }, message: 'the driver and the plugin' }],
  }
}

function linuxNodes({ network }: Draft): Finding[] {
  if (network.plugin !== 'ovn-kubernetes') return []
  return [
    {
      code: 'WIN139',
      severity: 'warning',
      message: '`policyEngine: calico` guards the pods of Windows nodes alone',
      label: 'OVN-Kubernetes enforces network policies on the Linux nodes itself',
      help: "write NetworkPolicies, which both read: policies of Calico's own kinds hold on Windows nodes only",
      at: AT,
    },
  ]
}

/** Felix looks at the IPv4 addresses of pods only, and leaves out what a rule says of others. */
function ipv6({ cidrs, network: { plugin } }: Draft): Finding[] {
  // The other plugins give pods no IPv6 address.
  if (plugin !== 'sdnbridge' && plugin !== 'azure-vnet') return []
  return cidrs.cluster.flatMap(({ value, at }): Finding[] =>
    value.family === 4
      ? []
      : [
          {
            code: 'WIN139',
            severity: 'warning',
            message: `Calico enforces network policies for IPv4 only, and \`cidrs.cluster\` has \`${formatCidr(value)}\``,
            label: 'Felix leaves out rules with IPv6 ranges, those that deny too',
            help: 'keep the IPv4 prefix alone, or let no policy rest on IPv6 ranges',
            at,
            related: [{ at: AT, message: 'Calico is asked for here' }],
          },
        ],
  )
}

function acls({ policies }: Draft): Finding[] {
  return policies.endpoint.flatMap(({ value, at }): Finding[] =>
    value.kind !== 'acl'
      ? []
      : [
          {
            code: 'WIN138',
            severity: 'warning',
            message: `\`${spell(at.path ?? [])}\` is an ACL, and Felix sets the ACLs of pods`,
            label:
              'with every update it sends HNS its own list alone, and counts on that in place of the former',
            help: 'write a NetworkPolicy in its place, or a rule in `static-rules.json` beside `calico.exe`',
            at,
            related: [{ at: AT, message: 'Calico is asked for here' }],
          },
        ],
  )
}
