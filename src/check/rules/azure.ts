import { formatProgramVersion } from '../../facts/versions.ts'
import type { Finding } from '../../diagnostic/finding.ts'
import { ALWAYS_L2BRIDGE, EXECUTION_MODES, OVERLAY_MODES } from '../../facts/azure-vnet-releases.ts'
import { azureNetworkType } from '../../programs/azure-vnet/create.ts'
import type { EndpointPlugin } from '../cni/cni-document.ts'
import type { Context } from '../context.ts'
import { field, type Field, fieldAt, textOf } from '../field.ts'
import type { CniRule } from '../rule.ts'

/** The modes of azure-vnet, which it compares letter by letter. Source: Azure/azure-container-networking cbd7560. */
export const azure: CniRule = ({ endpoints }, context) =>
  endpoints.flatMap((endpoint) =>
    endpoint.dialect === 'azure'
      ? [
          ...networkMode(endpoint, context),
          ...executionMode(endpoint),
          ...ipamMode(endpoint),
          ...ipv6Mode(endpoint),
        ]
      : [],
  )

/** Decides on the type of the network up to v1.6.15; on bare metal azure-vnet makes no network. */
function networkMode({ tree, path }: EndpointPlugin, { azureVnet: version }: Context): Finding[] {
  const mode = unknown(field(tree, path, 'mode'), ['bridge', 'tunnel'])
  if (mode === undefined || textOf(field(tree, path, 'executionMode')?.value) === 'baremetal') return []
  const stops = version !== undefined && azureNetworkType(mode.text, version) === undefined
  return [
    {
      code: 'WIN241',
      ...(stops ? { severity: 'error' as const } : {}),
      message: `no release of azure-vnet knows the mode \`${mode.text}\``,
      label: stops
        ? `azure-vnet ${formatProgramVersion(version)} stops: \`Network mode is invalid\``
        : `before ${ALWAYS_L2BRIDGE} it stops: \`Network mode is invalid\`; since then every network is L2Bridge`,
      help: 'write `bridge` for L2Bridge, or `tunnel` for L2Tunnel before 1.6.16',
      at: { path: mode.at },
    },
  ]
}

/** Source: cni/util/const.go ExecutionMode. */
function executionMode({ tree, path }: EndpointPlugin): Finding[] {
  return differing(field(tree, path, 'executionMode'), EXECUTION_MODES, {
    name: 'executionMode',
    label: 'it counts as `default`: none of what the mode changes happens',
  })
}

/** Source: cni/util/const.go IpamMode; cni/network/invoker_cns.go compares, invoker_azure.go does not look at it. */
function ipamMode({ tree, path }: EndpointPlugin): Finding[] {
  const mode = fieldAt(tree, path, 'ipam', 'mode')
  if (textOf(fieldAt(tree, path, 'ipam', 'type')?.value) !== 'azure-cns') return []
  return differing(mode, OVERLAY_MODES, {
    name: 'ipam.mode',
    label: 'it counts as absent: azure-vnet takes the pods for pods of the virtual network',
  })
}

/** Only one mode is compared with. Source: cni/network/network_windows.go. */
function ipv6Mode({ tree, path }: EndpointPlugin): Finding[] {
  return differing(field(tree, path, 'ipv6Mode'), ['ipv6nat'], {
    name: 'ipv6Mode',
    label: 'it counts as absent: IPv6 of the pods is not translated',
  })
}

interface Meaning {
  readonly name: string
  readonly label: string
}

function differing(mode: Field | undefined, known: readonly string[], { name, label }: Meaning): Finding[] {
  const found = unknown(mode, known)
  if (found === undefined) return []
  const near = known.find((word) => word.toLowerCase() === found.text.toLowerCase())
  const words = (near === undefined ? known : [near]).map((word) => `\`${word}\``).join(' or ')
  return [
    {
      code: 'WIN241',
      message: `\`${name}\` is \`${found.text}\`, and azure-vnet knows ${known.map((word) => `\`${word}\``).join(', ')} only`,
      label,
      help: `write ${words}${near === undefined ? '' : ', in exactly this case'}, or remove it`,
      at: { path: found.at },
    },
  ]
}

/** A text that is none of these words; an empty one counts as absent. */
function unknown(mode: Field | undefined, known: readonly string[]) {
  const text = textOf(mode?.value)
  if (mode === undefined || text === undefined || text === '' || known.includes(text)) return undefined
  return { text, at: mode.path }
}
