import { policiesOf, setting } from '../cni/policies.ts'
import type { CniRule } from '../rule.ts'

/** `NeedEncap` in quotation marks or of another kind. */
export const needEncap: CniRule = ({ endpoints }) =>
  endpoints.flatMap((endpoint) =>
    policiesOf(endpoint).flatMap((policy) => {
      const encap = setting(policy, 'NeedEncap')
      if (encap === undefined || encap.value.kind === 'boolean') return []
      const word = encap.value.kind === 'string' ? encap.value.value.trim().toLowerCase() : ''
      const meant = word === 'true' || word === 'false' ? word : undefined
      return [
        {
          code: 'WIN216' as const,
          ...(endpoint.dialect === 'azure' ? { severity: 'error' as const } : {}),
          message: `\`NeedEncap\` is a ${encap.value.kind}, not \`true\` or \`false\``,
          label:
            endpoint.dialect === 'azure'
              ? 'azure-vnet cannot decode the policy: `Failed to set Policy`'
              : 'HNS refuses the policy or routes without encapsulation',
          help: 'write `true` or `false` without quotation marks',
          at: { path: encap.path },
          ...(meant === undefined
            ? {}
            : {
                fix: {
                  title: `write \`${meant}\``,
                  safe: true,
                  edits: [{ at: encap.value, newText: meant }],
                },
              }),
        },
      ]
    }),
  )
