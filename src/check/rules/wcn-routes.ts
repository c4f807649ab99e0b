import type { Finding } from '../../diagnostic/finding.ts'
import { field, fieldAt, itemsOf } from '../field.ts'
import type { CniRule } from '../rule.ts'

/** `gateway` in the routes of ipam: types.Route of CNI has `gw`. */
export const wcnRoutes: CniRule = ({ endpoints }) =>
  endpoints.flatMap(({ tree, path, type }) =>
    itemsOf(fieldAt(tree, path, 'ipam', 'routes')).flatMap(({ path: at, value }): Finding[] => {
      const gateway = field(value, at, 'gateway')
      if (gateway === undefined) return []
      const there = field(value, at, 'gw')
      return [
        {
          code: 'WIN226',
          message: 'a route has `gateway`, and the key that is read is `GW`',
          label: `\`${type}\` takes the first address of the subnet for the gateway instead`,
          help: 'write `GW`',
          at: { path: gateway.path, part: 'key' },
          ...(there === undefined
            ? {
                fix: {
                  title: 'write `GW`',
                  safe: true,
                  edits: [{ at: gateway.member.keySpan, newText: '"GW"' }],
                },
              }
            : {}),
        },
      ]
    }),
  )
