import type { CniRule } from '../rule.ts'
import { fieldAt } from '../field.ts'
import { featureFinding } from '../hns/feature-finding.ts'

/** Dual stack with a plugin of Microsoft's whose network is no bridge. */
export const wcnDualStack: CniRule = ({ endpoints }, context) =>
  endpoints.flatMap(({ tree, path, type, typeField }) => {
    const flag = fieldAt(tree, path, 'optionalFlags', 'enableDualStack')
    if (flag?.value.kind !== 'boolean' || !flag.value.value) return []
    if (!['nat', 'sdnoverlay', 'overlay'].includes(type.toLowerCase())) {
      return featureFinding('IPv6DualStack', 'dual stack', { path: flag.path }, context)
    }
    return [
      {
        code: 'WIN342' as const,
        message: `\`enableDualStack\` is set for \`${type}\`, whose network is no L2Bridge`,
        label: 'the plugin stops: `Dual stack specified with non l2bridge network`',
        help: 'use `sdnbridge` with an L2Bridge network that exists already, or remove the flag',
        at: { path: flag.path },
        ...(typeField === undefined
          ? {}
          : { related: [{ at: { path: typeField.path }, message: 'the plugin' }] }),
      },
    ]
  })
