import type { Finding } from '../../diagnostic/finding.ts'
import type { EndpointPlugin } from '../cni/cni-document.ts'
import { policiesOf, type PolicyEntry } from '../cni/policies.ts'
import type { Context } from '../context.ts'
import { field, textOf } from '../field.ts'
import { checkSubjects } from '../hns/check-policies.ts'
import { policyPrefixes } from '../hns/rules/outbound-nat.ts'
import { policyShape } from '../hns/rules/policy-shape.ts'
import { type HnsScope, type PolicySubject, policySubject } from '../hns/subject.ts'
import type { CniRule } from '../rule.ts'
import { effectiveApi } from './api-runtime.ts'
import { isVxlanMode } from './calico-mode.ts'

/** The policies of a CNI configuration, judged as those of HNS in the dialect that their plugin hands on. */
export const hnsPolicies: CniRule = ({ endpoints }, context) =>
  endpoints.flatMap((endpoint) => {
    const entries = policiesOf(endpoint)
    return [...entries.flatMap((entry) => noValue(entry, endpoint)), ...judged(entries, endpoint, context)]
  })

function judged(entries: readonly PolicyEntry[], endpoint: EndpointPlugin, context: Context): Finding[] {
  const subjects = entries.flatMap((entry): (readonly [PolicySubject, HnsScope])[] => {
    const { value } = entry
    // Of the plugins of Microsoft another rule says that they crash.
    const isObject = value?.value.kind === 'object'
    if (value === undefined || (!isObject && endpoint.dialect === 'wcn')) return []
    const scope = scopeOf(entry, endpoint, context)
    const isOfNetwork = endpoint.dialect === 'wcn' && textOf(entry.name?.value) === 'NetworkPolicy'
    return [[policySubject(value.value, value.path, isOfNetwork ? 'network' : 'endpoint', scope), scope]]
  })
  // Nobody knows what an unknown plugin does with a policy, but a range is a range.
  const isKnown = !['unknown', 'vpc', 'antrea'].includes(endpoint.dialect)
  if (!isKnown) return subjects.flatMap((subject) => policyPrefixes(...subject))
  if (!lacksApiVersion(entries, endpoint, context)) return checkSubjects(subjects)
  const meant = subjects.map(([{ tree, path, place }, scope]): readonly [PolicySubject, HnsScope] => {
    const hcn = { ...scope, api: 2 } as const
    return [policySubject(tree, path, place, hcn), hcn]
  })
  return [...once(subjects.flatMap((subject) => policyShape(...subject))), ...checkSubjects(meant)]
}

/** True where every policy is one of HCN (v2), so that `apiVersion: 2` is what was forgotten, and not each of them wrong. */
function lacksApiVersion(
  entries: readonly PolicyEntry[],
  endpoint: EndpointPlugin,
  context: Context,
): boolean {
  const { dialect, tree, path } = endpoint
  if (dialect !== 'hns' || context.runtime === 'dockershim') return false
  if (field(tree, path, 'apiVersion') !== undefined || effectiveApi(endpoint, context) === 2) return false
  return entries.length > 0 && entries.every(({ hasSettings }) => hasSettings)
}

/** The first of findings that say the same, with the places of the others. */
function once([first, ...others]: readonly Finding[]): readonly Finding[] {
  if (first === undefined) return []
  const related = others.map(({ at }) => ({ at, message: 'and so is this one' }))
  return [related.length === 0 ? first : { ...first, related: [...(first.related ?? []), ...related] }]
}

/** The dialect in which a policy reaches HNS, by its plugin and what it is told. */
function scopeOf({ type, hasSettings }: PolicyEntry, endpoint: EndpointPlugin, context: Context): HnsScope {
  const { dialect, tree, path } = endpoint
  switch (dialect) {
    case 'hns': {
      const api = effectiveApi(endpoint, context)
      const selected = api === 2 ? field(tree, path, 'apiVersion')?.path : undefined
      return {
        api,
        carrier: dialect,
        context,
        ...(selected === undefined ? {} : { selected }),
        ...(endpoint.type === 'win-overlay' ? { networkType: 'Overlay' } : {}),
      }
    }
    case 'wcn':
      return { api: 2, carrier: dialect, context }
    case 'azure':
      // azure-vnet makes HCN policies of flat ones, but for this type. Source: `AZURE_SOURCE`.
      return { api: type === 'PortMapping' ? 2 : 1, carrier: dialect, context }
    case 'calico':
      // Calico takes the API by the runtime. Source: projectcalico/calico cni-plugin/internal/pkg/utils/cri 87c15906f20c.
      return {
        api: context.runtime === 'dockershim' ? 1 : 2,
        carrier: dialect,
        context,
        networkType: isVxlanMode(endpoint) ? 'Overlay' : 'L2Bridge',
      }
    case 'wincni':
      return { api: 1, carrier: dialect, context }
    case 'vpc':
    case 'antrea':
    case 'unknown':
      return { api: hasSettings ? 2 : 1, context }
  }
}

/** An entry that has everything but the policy. */
function noValue({ path, value, entry }: PolicyEntry, { dialect, type }: EndpointPlugin): Finding[] {
  if (value !== undefined || entry.kind !== 'object' || dialect === 'unknown' || dialect === 'vpc') return []
  const beside = entry.members.some(({ key }) => /^(type|settings)$/i.test(key))
  return [
    {
      code: 'WIN213',
      severity: 'error',
      message: 'the entry of the policies has no `value`',
      label: `\`${type}\` takes the policy from \`value\` and finds none`,
      help: beside ? 'put what stands beside `name` into `value`' : 'write the policy under `value`',
      at: { path },
    },
  ]
}
