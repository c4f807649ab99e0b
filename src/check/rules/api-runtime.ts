import type { Finding } from '../../diagnostic/finding.ts'
import type { Tree } from '../../text/tree.ts'
import { atLeast } from '../../facts/versions.ts'
import { field } from '../field.ts'
import type { EndpointPlugin } from '../cni/cni-document.ts'
import type { Context } from '../context.ts'
import type { CniRule } from '../rule.ts'

/** The API that the plugin is told to use, against the container runtime. */
export const apiRuntime: CniRule = ({ endpoints }, context) =>
  endpoints.flatMap((endpoint) => (endpoint.dialect === 'hns' ? check(endpoint, context) : []))

function check(endpoint: EndpointPlugin, context: Context): Finding[] {
  const api = apiOf(endpoint)
  const place = field(endpoint.tree, endpoint.path, 'apiVersion')
  const at = { path: place?.path ?? endpoint.typeField?.path ?? endpoint.path }
  const { runtime } = context
  if (api === 2 && effectiveApi(endpoint, context) === 1) return [tooOld(endpoint, context, at)]
  if (api === 2) {
    if (runtime !== 'dockershim') return []
    return [
      {
        code: 'WIN506',
        severity: 'error',
        message: '`apiVersion` is 2, but dockershim attaches endpoints of HNS (v1)',
        label: 'HCN needs a namespace, and dockershim has none',
        help: 'remove `apiVersion`, and write the policies in their v1 form',
        at,
      },
    ]
  }
  if (runtime === 'dockershim') return []
  const written =
    place === undefined ? 'there is no `apiVersion: 2`' : `\`apiVersion\` is ${shown(place.value)}, not 2`
  const depends = runtime === undefined ? ', if the runtime is containerd' : ''
  return [
    {
      code: 'WIN506',
      severity: runtime === undefined ? 'warning' : 'error',
      message: `${written}, so \`${endpoint.type}\` uses HNS (v1), which knows nothing of containerd's namespaces`,
      label: `no pod starts: \`failed to find HNSEndpoint\`${depends}`,
      help: `write \`"apiVersion": 2\`${endpoint.flannel === undefined ? '' : ' in the delegate'}, and the policies as \`Type\` and \`Settings\``,
      at,
    },
  ]
}

/** Source: containernetworking/plugins win-overlay_windows.go v0.8.0 to v1.1.1: `apiVersion` selects nothing there. */
function tooOld(endpoint: EndpointPlugin, { runtime }: Context, at: Finding['at']): Finding {
  const containerd = runtime === 'containerd'
  return {
    code: 'WIN506',
    severity: containerd ? 'error' : 'warning',
    message: `\`apiVersion\` is 2, but \`${endpoint.type}\` before 1.2.0 uses HNS (v1) whatever it says`,
    label: `no pod starts: \`failed to find HNSEndpoint\`${containerd ? '' : ', if the runtime is containerd'}`,
    help: 'install plugins 1.2.0 or later',
    at,
  }
}

/** The API that the newest plugins use for a configuration: HCN for exactly 2. */
export function apiOf({ tree, path }: Pick<EndpointPlugin, 'tree' | 'path'>): 1 | 2 {
  const place = field(tree, path, 'apiVersion')
  if (place === undefined || place.value.kind === 'null') return 1
  // What is no whole number is refused when the plugin reads it; HCN is meant by most of it, such as "2".
  const text = shown(place.value).replaceAll('"', '')
  return /^-?\d+(\.0+)?$/.test(text) && Number(text) !== 2 ? 1 : 2
}

/** The API with the release that is known: before v1.2.0 win-overlay knows no other than v1. */
export function effectiveApi(endpoint: EndpointPlugin, { cniPlugins }: Context): 1 | 2 {
  const old = cniPlugins !== undefined && !atLeast(cniPlugins, '1.2.0')
  return endpoint.type === 'win-overlay' && old ? 1 : apiOf(endpoint)
}

function shown(value: Tree): string {
  if (value.kind === 'number') return value.raw
  if (value.kind === 'string') return `"${value.value}"`
  return value.kind
}
