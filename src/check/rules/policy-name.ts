import { nearest } from '../../text/nearest.ts'
import { policiesOf } from '../cni/policies.ts'
import { textOf } from '../field.ts'
import type { CniRule } from '../rule.ts'

/** Entries that the plugin skips because of their name. */
export const policyName: CniRule = ({ endpoints }) =>
  endpoints.flatMap((endpoint) => {
    const anyCase = endpoint.dialect === 'hns'
    return policiesOf(endpoint).flatMap(({ path, name, value }) => {
      const text = textOf(name?.value)
      const taken = text === 'EndpointPolicy' || (anyCase && text?.toLowerCase() === 'endpointpolicy')
      if (taken || value === undefined || (endpoint.dialect === 'wcn' && text === 'NetworkPolicy')) return []
      const near = text === undefined ? undefined : nearest(text, ['EndpointPolicy'])
      return [
        {
          code: 'WIN214' as const,
          message:
            text === undefined
              ? 'the policy has no `name`'
              : `the policy is called \`${text}\`, not \`EndpointPolicy\``,
          label: `\`${endpoint.type}\` takes \`EndpointPolicy\` only and skips it without a word`,
          help: 'name it `EndpointPolicy`, or remove it',
          at: { path: name?.path ?? path },
          ...(name === undefined || (near === undefined && text !== 'NetworkPolicy')
            ? {}
            : {
                fix: {
                  title: 'rename it to `EndpointPolicy`, which turns the policy on',
                  safe: false,
                  edits: [{ at: name.value, newText: '"EndpointPolicy"' }],
                },
              }),
        },
      ]
    })
  })
