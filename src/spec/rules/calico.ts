import type { Finding } from '../../diagnostic/finding.ts'
import { formatCidr } from '../../net/cidr.ts'
import type { Draft } from '../draft.ts'
import { spell } from '../spell.ts'

/**
 * What Calico makes of a spec that is not what it asks for. Source: projectcalico/calico
 * cni-plugin/internal/pkg/utils/winpol/windows_policy.go, pkg/dataplane/windows/dataplane_windows.go 87c15906f20c.
 */
export function calico(draft: Draft): readonly Finding[] {
  const { network, cidrs, policies } = draft
  if (network.plugin !== 'calico') return []
  return [
    ...blockSize(draft),
    ...cidrs.cluster.flatMap(({ value, at }): Finding[] =>
      value.family === 4
        ? []
        : [
            {
              code: 'WIN112',
              message: `Calico has no IPv6 on Windows, and \`cidrs.cluster\` has \`${formatCidr(value)}\``,
              label: 'it puts every IP pool, this one too, into the exceptions of an IPv4 policy',
              help: 'keep the IPv4 prefix alone',
              at,
            },
          ],
    ),
    ...policies.endpoint.flatMap(({ value, at }): Finding[] => {
      const name = spell(at.path ?? [])
      if (value.kind === 'outbound-nat') {
        return [
          {
            code: 'WIN138',
            message: `\`${name}\` does not stay as it is with Calico`,
            label: 'it adds the IP pools to every OutBoundNAT as exceptions',
            help: 'remove it, or take another plugin',
            at,
          },
        ]
      }
      if (value.kind !== 'acl') return []
      return [
        {
          code: 'WIN138',
          severity: 'warning',
          message: `\`${name}\` is an ACL, and Calico sets the ACLs of pods itself`,
          label:
            'right after the endpoint it sends HCN an update of its ACLs, and Felix follows with those of the policies',
          help: 'write a NetworkPolicy in its place',
          at,
        },
      ]
    }),
  ]
}

/** With one HNS network a node has one block. Source: api/pkg/apis/projectcalico/v3/ippool.go 87c15906f20c. */
function blockSize({ cidrs, cni, given }: Draft): Finding[] {
  if (cni.ipam !== 'calico-ipam' || cidrs.nodeMask >= LEAST_BLOCK) return []
  return [
    {
      code: 'WIN117',
      message: `\`cidrs.nodeMask\` is ${cidrs.nodeMask}, and a block of Calico is not larger than a /${LEAST_BLOCK}`,
      label: 'calico-ipam gives a node one block, which holds its pods',
      help: `write ${LEAST_BLOCK} or more`,
      at: { path: given(['cidrs', 'nodeMask']) ? ['cidrs', 'nodeMask'] : ['cidrs', 'cluster'] },
    },
  ]
}

const LEAST_BLOCK = 20
