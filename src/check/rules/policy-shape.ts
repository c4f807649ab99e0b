import type { Finding } from '../../diagnostic/finding.ts'
import type { Tree } from '../../text/tree.ts'
import type { EndpointPlugin } from '../cni/cni-document.ts'
import { policiesOf, type PolicyEntry } from '../cni/policies.ts'
import type { Context } from '../context.ts'
import { field, textOf } from '../field.ts'
import type { CniRule } from '../rule.ts'
import { effectiveApi } from './api-runtime.ts'
import { entryOf } from '../../text/entry-of.ts'

/** Policies in the form of the other API, and settings under the other API's names. */
export const policyShape: CniRule = ({ endpoints }, context) =>
  endpoints.flatMap((endpoint) => policiesOf(endpoint).flatMap((policy) => check(policy, endpoint, context)))

function check(policy: PolicyEntry, endpoint: EndpointPlugin, context: Context): Finding[] {
  const { value } = policy
  if (value === undefined || value.value.kind !== 'object' || endpoint.dialect === 'unknown') return []
  const v2 =
    endpoint.dialect === 'wcn' || (endpoint.dialect === 'hns' && effectiveApi(endpoint, context) === 2)
  if (v2) return policy.hasSettings ? names(policy) : flat(policy, endpoint)
  if (endpoint.dialect === 'calico') return policy.hasSettings ? nestedTwice(policy) : renamedByCalico(policy)
  if (!policy.hasSettings) return []
  return [
    {
      code: 'WIN212',
      severity: context.runtime === 'containerd' || endpoint.dialect === 'azure' ? 'error' : 'warning',
      message: `\`Settings\` belongs to HCN (v2), but \`${endpoint.type}\` sends the policy to HNS (v1) here`,
      label: 'HNS (v1) has no `Settings`, so the policy says nothing',
      help:
        endpoint.dialect === 'hns'
          ? 'write `"apiVersion": 2`, or put the settings beside `Type`'
          : 'put the settings beside `Type`',
      at: { path: policy.settings?.path ?? value.path, part: 'key' },
      related: [{ at: { path: endpoint.typeField?.path ?? endpoint.path }, message: 'the plugin' }],
    },
  ]
}

/** Calico puts every member but `Type` into `Settings`. Source: projectcalico/calico winpol/windows_policy.go 87c1590. */
function nestedTwice({ settings, value }: PolicyEntry): Finding[] {
  if (settings === undefined) return []
  return [
    {
      code: 'WIN212',
      message: '`Settings` stands in a policy of Calico, which makes HCN policies of flat ones itself',
      label: 'HCN gets `Settings` inside of `Settings`, so the policy says nothing',
      help: 'put the settings beside `Type`',
      at: { path: settings.path, part: 'key' },
      ...(value === undefined ? {} : { related: [{ at: { path: value.path }, message: 'the policy' }] }),
    },
  ]
}

/** It writes its own list under `Exceptions`, made of `ExceptionList` and the IP pools. */
function renamedByCalico({ settings, type }: PolicyEntry): Finding[] {
  const wrong = settings === undefined ? undefined : field(settings.tree, settings.path, 'Exceptions')
  if (wrong === undefined || type.toLowerCase() !== 'outboundnat') return []
  return [
    {
      code: 'WIN235',
      severity: 'error',
      message: `Calico reads the exceptions from \`ExceptionList\`, and replaces \`${wrong.member.key}\``,
      label: 'only the IP pools are exempt from translation; Services are not',
      help: 'write `ExceptionList`',
      at: { path: wrong.path, part: 'key' },
      fix: {
        title: 'write `ExceptionList`',
        safe: true,
        edits: [{ at: wrong.member.keySpan, newText: '"ExceptionList"' }],
      },
    },
  ]
}

/** Names of v2 for what v1 calls otherwise. */
const RENAMED: Readonly<Record<string, string>> = { ExceptionList: 'Exceptions', PA: 'ProviderAddress' }

function flat({ value, type, typeField }: PolicyEntry, endpoint: EndpointPlugin): Finding[] {
  if (value?.value.kind !== 'object') return []
  const others = value.value.members.filter(({ key }) => key.toLowerCase() !== 'type')
  const [first] = others
  if (first === undefined) return []
  const api = field(endpoint.tree, endpoint.path, 'apiVersion')
  return [
    {
      code: 'WIN212',
      message: `\`${first.key}\` stands beside \`Type\`, but a policy of HCN (v2) is \`Type\` and \`Settings\``,
      label: 'dropped without an error, so the policy says nothing',
      help: `put it into \`Settings\`${entryOf(RENAMED, first.key) === undefined ? '' : ` as \`${entryOf(RENAMED, first.key)}\``}`,
      at: { path: [...value.path, first.key], part: 'key' },
      ...(api === undefined ? {} : { related: [{ at: { path: api.path }, message: '2 selects HCN' }] }),
      ...(typeField === undefined ? {} : { fix: nested(value.value, type, textOf(typeField.value)) }),
    },
  ]
}

/** The whole value again, with its members in `Settings`. The reader of Go kept the first spelling of each. */
function nested(value: Tree, type: string, text: string | undefined): NonNullable<Finding['fix']> {
  const members =
    value.kind === 'object' ? value.members.filter(({ key }) => key.toLowerCase() !== 'type') : []
  const edits = members.map(({ key, keySpan }) => {
    const renamed = entryOf(RENAMED, key)
    return renamed === undefined ? [] : [{ at: keySpan, newText: JSON.stringify(renamed) }]
  })
  const start = members[0]?.keySpan.start ?? value.start
  const end = members.at(-1)?.value.end ?? value.end
  const together =
    value.kind === 'object' && value.members.findIndex(({ key }) => key.toLowerCase() === 'type')
  const contiguous = together === 0 || together === (value.kind === 'object' ? value.members.length - 1 : -1)
  if (!contiguous || text !== type)
    return { title: 'put the settings into `Settings`', safe: true, edits: [] }
  return {
    title: 'put the settings into `Settings`',
    safe: true,
    edits: [
      { at: { start, end: start }, newText: '"Settings": { ' },
      ...edits.flat(),
      { at: { start: end, end }, newText: ' }' },
    ],
  }
}

/** A list of exceptions under the name that v1 has for it. */
function names({ settings, type }: PolicyEntry): Finding[] {
  const wrong = settings === undefined ? undefined : field(settings.tree, settings.path, 'ExceptionList')
  if (wrong === undefined || type.toLowerCase() !== 'outboundnat') return []
  return [
    {
      code: 'WIN235',
      message: `\`${wrong.member.key}\` is the name of HNS (v1); in \`Settings\` the exceptions are called \`Exceptions\``,
      label: 'HNS ignores it, so no destination is exempt from translation',
      help: 'write `Exceptions`',
      at: { path: wrong.path, part: 'key' },
      fix: {
        title: 'write `Exceptions`',
        safe: true,
        edits: [{ at: wrong.member.keySpan, newText: '"Exceptions"' }],
      },
    },
  ]
}
