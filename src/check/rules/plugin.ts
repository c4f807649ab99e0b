import type { Finding } from '../../diagnostic/finding.ts'
import { nearest } from '../../text/nearest.ts'
import { type Dialect, type EndpointPlugin, ENDPOINT_PLUGINS } from '../cni/cni-document.ts'
import { entriesOf, policyKey } from '../cni/policies.ts'
import { field } from '../field.ts'
import type { CniRule } from '../rule.ts'
import { MODELLED_PLUGINS } from '../../programs/modelled-plugins.ts'
import { entryOf } from '../../text/entry-of.ts'

/** Names under which plugins were known before they were merged, or that stand for a network driver. */
const MEANT: Readonly<Record<string, string>> = {
  overlay: 'win-overlay',
  l2bridge: 'win-bridge',
  'win-l2bridge': 'win-bridge',
  l2tunnel: 'win-bridge',
  bridge: 'win-bridge',
  host_gw: 'win-bridge',
  'host-gw': 'win-bridge',
  vxlan: 'win-overlay',
  // microsoft/windows-container-networking cni/cni.go b96345f has it commented out.
  sdntunnel: 'sdnbridge',
}

/** Names of plugins: old, misspelt, or ones that hnsc has no model of. */
export const plugin: CniRule = ({ endpoints }) => endpoints.flatMap(nameOf)

function nameOf(endpoint: EndpointPlugin): Finding[] {
  const { type, typeField, dialect, path } = endpoint
  const at = { path: typeField?.path ?? path }
  if (type === '' || type.includes('\\')) return []
  const meant = meantOf(endpoint)
  if (type.includes('/')) {
    return [
      {
        code: 'WIN221',
        severity: 'warning',
        message: `the plugin name \`${type}\` contains a \`/\``,
        label: 'on Windows libcni refuses `\\\\` only, and runs a file outside of the plugin directory',
        help: 'write the name of the plugin alone',
        at,
      },
    ]
  }
  const exact = ENDPOINT_PLUGINS.find((name) => name === type.toLowerCase() && name !== type)
  if (exact !== undefined) return [otherCase(endpoint, exact)]
  if (dialect === 'unknown') {
    if (meant === undefined) return [unmodelled(endpoint)]
    // sdnbridge makes L2Bridge networks only.
    const isTunnel = type.toLowerCase() === 'l2tunnel'
    return [
      {
        code: 'WIN221',
        message: `no plugin is called \`${type}\``,
        label: `the runtime looks for \`${type}.exe\` and finds none`,
        help: isTunnel
          ? 'write `win-bridge`, which takes an L2Tunnel network, and its form of policies; in Azure take `azure-vnet`'
          : `write \`${meant}\`, and its form of policies`,
        at,
        ...(typeField === undefined || (isTunnel && meant !== 'win-bridge')
          ? {}
          : {
              fix: {
                title: `write \`${meant}\``,
                safe: false,
                edits: [{ at: typeField.value, newText: JSON.stringify(meant) }],
              },
            }),
      },
    ]
  }
  if (MODELLED_PLUGINS.has(type.toLowerCase())) return []
  const legacy: Finding[] =
    dialect === 'wincni'
      ? [
          {
            code: 'WIN236',
            message: '`wincni` is not maintained any more',
            label: 'it needs dockershim, which Kubernetes 1.24 has removed',
            help: 'use win-bridge or sdnbridge',
            at,
          },
        ]
      : []
  return [...legacy, unmodelled(endpoint)]
}

const WCN_PLUGINS = ['nat', 'sdnbridge', 'sdnoverlay']

/** Windows finds the program in any spelling; those of Microsoft compare `type` as a text, but for v0.3.1. */
function otherCase({ type, typeField, path }: EndpointPlugin, exact: string): Finding {
  const compares = WCN_PLUGINS.includes(exact)
  return {
    code: 'WIN221',
    ...(compares ? {} : { severity: 'warning' as const }),
    message: `\`${type}\` is \`${exact}\` in another case`,
    label: compares
      ? `Windows finds \`${exact}.exe\`, which stops: \`Unsupported CNI config 'type' "${type}"\``
      : `Windows finds \`${exact}.exe\` all the same, and hnsc checks the file as one of a plugin that it does not know`,
    help: `write \`${exact}\``,
    at: { path: typeField?.path ?? path },
    ...(typeField === undefined
      ? {}
      : {
          fix: {
            title: `write \`${exact}\``,
            safe: true,
            edits: [{ at: typeField.value, newText: JSON.stringify(exact) }],
          },
        }),
  }
}

/** Like `meantPlugin`, but a configuration in the form of Microsoft's plugins means one of those. */
export function meantOf(endpoint: EndpointPlugin): string | undefined {
  const meant = meantPlugin(endpoint.type)
  const twin = meant === undefined ? undefined : TWINS[meant]
  return twin !== undefined && hasFormOfWcn(endpoint) ? twin : meant
}

const TWINS: Readonly<Record<string, string>> = { 'win-bridge': 'sdnbridge', 'win-overlay': 'sdnoverlay' }

/** True for `optionalFlags`, and for `AdditionalArgs` in the form of HCN. */
function hasFormOfWcn({ tree, path }: EndpointPlugin): boolean {
  if (field(tree, path, 'optionalFlags') !== undefined) return true
  return entriesOf(field(tree, path, 'AdditionalArgs')).some(({ hasSettings }) => hasSettings)
}

/** The plugin that an unknown name means: an old name, that of a driver, or a slip of the pen. */
export function meantPlugin(type: string): string | undefined {
  const typed = type.toLowerCase()
  return entryOf(MEANT, typed) ?? nearestPlugin(typed)
}

/** Plugins whose keys and values are known, and the interface of Windows that they ask. */
const UNTRACED: Readonly<Partial<Record<Dialect, string>>> = { vpc: 'HCN', wincni: 'HNS' }

function unmodelled(endpoint: EndpointPlugin): Finding {
  const { type, typeField, path, dialect } = endpoint
  const asked = UNTRACED[dialect]
  if (asked !== undefined) {
    return {
      code: 'WIN207',
      message: `hnsc has no model of what \`${type}\` asks of ${asked}`,
      label: `its keys and values are checked; what it asks of ${asked} is not traced`,
      help: 'run the plugin once to be sure',
      at: { path: typeField?.path ?? path },
    }
  }
  const key = policyKey(endpoint)
  return {
    code: 'WIN207',
    message: `hnsc has no model of \`${type}\``,
    label: 'what is special to it is not checked',
    help: `run the plugin once to be sure; checked are its form${key === undefined ? '' : `, \`${key}\``} and what all plugins share`,
    at: { path: typeField?.path ?? path },
  }
}

/** Longer names must be nearer than `nearest` asks: many plugins have short names. */
function nearestPlugin(type: string): string | undefined {
  const near = nearest(type, ENDPOINT_PLUGINS)
  if (near === undefined || type.length < 5 || Math.abs(near.length - type.length) > 2) return undefined
  const common = [...near].filter((c) => type.includes(c)).length
  return common >= near.length - 1 ? near : undefined
}
