import type { Finding } from '../../../diagnostic/finding.ts'
import type { ArrayTree } from '../../../text/tree.ts'
import { field, itemsOf, textOf } from '../../field.ts'
import type { HnsScope } from '../subject.ts'

/**
 * Networks of several types on one adapter: one virtual switch is of one type. Several of the same type share it.
 * Source: MicrosoftDocs/Virtualization-Documentation container-networking/advanced.md; projectcalico/calico node-service.ps1.
 */
export function networkMix(networks: ArrayTree, { api }: HnsScope): Finding[] {
  const seen = new Map<string, { readonly type: string; readonly index: number }>()
  return networks.items.flatMap((tree, index) => {
    const type = textOf(field(tree, [], 'Type')?.value) ?? ''
    if (!/^(l2bridge|l2tunnel|overlay|transparent)$/i.test(type)) return []
    const adapter = api === 1 ? textOf(field(tree, [], 'NetworkAdapterName')?.value) : adapterOf(tree)
    const before = seen.get(adapter ?? '')
    if (before === undefined) {
      seen.set(adapter ?? '', { type, index })
      return []
    }
    if (before.type.toLowerCase() === type.toLowerCase()) return []
    return [
      {
        code: 'WIN333' as const,
        message: `networks of type \`${before.type}\` and \`${type}\` are on one adapter`,
        label: 'HNS refuses the second: 0x57, or 0x803b0006, An adapter was not found',
        help: 'give each type an adapter of its own',
        at: { path: [index, 'Type'] },
        related: [{ at: { path: [before.index, 'Type'] }, message: 'the first' }],
      },
    ]
  })
}

function adapterOf(network: ArrayTree['items'][number]): string | undefined {
  const policies = itemsOf(field(network, [], 'Policies'))
  const found = policies.find(({ value }) => textOf(field(value, [], 'Type')?.value) === 'NetAdapterName')
  const settings = field(found?.value, [], 'Settings')?.value
  return textOf(field(settings, [], 'NetworkAdapterName')?.value)
}
