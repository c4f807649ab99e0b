import type { Finding } from '../../diagnostic/finding.ts'
import type { Path, Tree } from '../../text/tree.ts'
import type { CniDocument, EndpointPlugin } from '../cni/cni-document.ts'
import { policiesOf } from '../cni/policies.ts'
import { field, type Field } from '../field.ts'
import type { CniRule } from '../rule.ts'
import { rangeValue } from '../policy-ranges.ts'
import { apiOf } from './api-runtime.ts'
import { macPrefixFinding } from './mac-prefix.ts'

/** Settings of win-bridge and win-overlay that are taken and do something else than they say. */
export const pluginValues: CniRule = (document, context) => [
  ...document.endpoints.flatMap((endpoint) =>
    endpoint.dialect === 'hns'
      ? [
          ...macPrefix(endpoint),
          ...portMappings(endpoint, document),
          ...(endpoint.flannel === undefined ? masqNetwork(endpoint, context) : []),
        ]
      : [],
  ),
  ...document.endpoints.flatMap((endpoint) =>
    policiesOf(endpoint).flatMap(({ value }) =>
      value === undefined ? [] : bigNumbers(value.value, value.path),
    ),
  ),
  ...reserved(document),
]

function macPrefix({ tree, path, type }: EndpointPlugin): Finding[] {
  const found = field(tree, path, 'endpointMacPrefix')
  return found === undefined ? [] : macPrefixFinding(found, type)
}

/** Sources: containernetworking/plugins win-overlay v0.8.0 to v1.9.1, measured; containernetworking/plugins#530. */
function portMappings({ tree, path, type, flannel }: EndpointPlugin, { plugins }: CniDocument): Finding[] {
  const own = flannel ?? { tree, path }
  const seen = plugins.find((plugin) => plugin.tree === own.tree)
  const capabilities = field(seen?.tree, own.path, 'capabilities')
  const found = field(capabilities?.value, capabilities?.path ?? [], 'portMappings')
  if (found?.value.kind !== 'boolean' || !found.value.value) return []
  if (type === 'win-bridge') return [withoutFlag(found)]
  return [
    {
      code: 'WIN246',
      message: '`win-overlay` does nothing with `portMappings`',
      label: 'a hostPort of a pod is never opened',
      help: 'remove the capability; publish the pods by a Service instead',
      at: { path: found.path, part: 'key' },
    },
  ]
}

/** Source: containernetworking/plugins pkg/hns/netconf_windows.go v1.9.1; microsoft/Windows-Containers#360. */
function withoutFlag(found: Field): Finding {
  return {
    code: 'WIN246',
    message: '`win-bridge` maps ports without the flag `LocalRoutedVip`',
    label: 'users report that a hostPort is then not reached from everywhere',
    help: 'try it from the node and from outside; publish the pods by a Service otherwise',
    at: { path: found.path, part: 'key' },
  }
}

/** The text becomes an exception as it is. */
function masqNetwork({ tree, path, type }: EndpointPlugin, context: Parameters<CniRule>[1]): Finding[] {
  const found = field(tree, path, 'ipMasqNetwork')
  if (type !== 'win-bridge' || found?.value.kind !== 'string' || found.value.value === '') return []
  if (!found.value.value.includes('"')) return rangeValue(found, 'exception', context)
  return [
    {
      code: 'WIN210',
      message: '`ipMasqNetwork` contains a quotation mark',
      label:
        apiOf({ tree, path }) === 2
          ? 'the policy made of it is no JSON, and vanishes without a word'
          : 'no pod starts: the policy made of it is no JSON',
      help: 'write one network prefix such as `10.244.0.0/16`',
      at: { path: found.path },
    },
  ]
}

/** libcni reads numbers as float64 and writes them again. Source: containernetworking/cni libcni/conf.go, measured. */
function bigNumbers(tree: Tree, path: Path): Finding[] {
  if (path.length > DEEPEST) return []
  if (tree.kind === 'array') return tree.items.flatMap((item, i) => bigNumbers(item, [...path, i]))
  if (tree.kind === 'object') {
    return tree.members.flatMap(({ key, value }) => bigNumbers(value, [...path, key]))
  }
  if (tree.kind !== 'number' || !/^-?\d+$/.test(tree.raw) || Number.isSafeInteger(Number(tree.raw))) return []
  return [
    {
      code: 'WIN249',
      message: `\`${tree.raw}\` is larger than the numbers that libcni keeps exactly`,
      label: 'it is rounded to a float64 on the way to the plugin',
      help: 'write it as a string, or a number below 2^53',
      at: { path },
    },
  ]
}

/** No configuration is as deep; recursion has its limits. */
const DEEPEST = 100

/** Keys that the runtime writes. Source: containernetworking/cni SPEC.md v1.1.0, libcni/api.go v1.3.0. */
function reserved({ plugins }: CniDocument): Finding[] {
  return plugins.flatMap(({ tree, path }) =>
    ['runtimeConfig', 'prevResult'].flatMap((key): Finding[] => {
      const found = field(tree, path, key)
      if (found === undefined || found.value.kind === 'null') return []
      return [
        {
          code: 'WIN220',
          message: `\`${found.member.key}\` is a key that the runtime writes`,
          label:
            key === 'runtimeConfig'
              ? 'all of it is replaced as soon as the runtime passes one capability'
              : 'libcni passes the result of the plugin before in it',
          help:
            key === 'runtimeConfig'
              ? 'write the settings where the plugin has them, such as `dns`'
              : 'remove it',
          at: { path: found.path, part: 'key' },
        },
      ]
    }),
  )
}
