import type { Finding } from '../../diagnostic/finding.ts'
import {
  ALWAYS_L2BRIDGE,
  alwaysL2Bridge,
  EXECUTION_MODES,
  OVERLAY_MODES,
} from '../../facts/azure-vnet-releases.ts'
import { formatProgramVersion } from '../../facts/versions.ts'
import { contains, parseCidr } from '../../net/cidr.ts'
import { natExceptionsIPv6 } from '../../plan/nat-exceptions.ts'
import type { Cluster } from '../../spec/cluster.ts'
import type { EndpointPlugin } from '../cni/cni-document.ts'
import { LOOPBACK_KEYS } from '../cni/loopback-keys.ts'
import { exceptionsOf, policiesOf, policyListPath } from '../cni/policies.ts'
import { field, type Field, fieldAt, isAbsentOr, textOf } from '../field.ts'
import { azureBlocks } from './azure-blocks.ts'

/**
 * Where a configuration of azure-vnet asks for another network than the spec, takes addresses from elsewhere, or leaves
 * out what the spec wants of the endpoints of pods.
 */
export function azureAgainstSpec(endpoint: EndpointPlugin, cluster: Cluster): Finding[] {
  if (endpoint.dialect !== 'azure' || cluster.azure === undefined) return []
  return [
    ...networkMode(endpoint, cluster),
    ...ipam(endpoint, cluster),
    ...executionMode(endpoint, cluster),
    ...loopback(endpoint, cluster),
    ...exceptions6(endpoint, cluster),
    ...azureBlocks(endpoint, cluster),
  ]
}

/** A mode that no release knows is another rule's. */
function networkMode({ tree, path, typeField }: EndpointPlugin, { network, runtime }: Cluster): Finding[] {
  const found = field(tree, path, 'mode')
  const text = textOf(found?.value) ?? ''
  const wanted = network.driver === 'l2tunnel' ? 'tunnel' : 'bridge'
  if (!isAbsentOr('string', found)) return []
  if (!['', 'bridge', 'tunnel'].includes(text) || (text === '' ? 'tunnel' : text) === wanted) return []
  const release = runtime.azureVnet
  const ignored = release !== undefined && alwaysL2Bridge(release)
  if (ignored && text === '') return []
  const version = release === undefined ? '' : ` ${formatProgramVersion(release)}`
  const made = wanted === 'bridge' ? 'L2Tunnel' : 'L2Bridge'
  return [
    {
      code: 'WIN208',
      ...(ignored ? { severity: 'info' as const } : {}),
      message: `${text === '' ? 'no `mode` is written' : `\`mode\` is \`${text}\``}, and by the spec \`${wanted}\``,
      label: ignored
        ? `azure-vnet${version} makes an L2Bridge network all the same; before ${ALWAYS_L2BRIDGE} it is ${made}`
        : `azure-vnet${version} makes an ${made} network`,
      help: `write \`"mode": "${wanted}"\`, or change the spec`,
      at: { path: (found ?? typeField)?.path ?? path },
    },
  ]
}

/** Of another IPAM the mode means something else, so that it is told alone. */
function ipam(endpoint: EndpointPlugin, { cni, azure }: Cluster): Finding[] {
  const { tree, path } = endpoint
  const type = fieldAt(tree, path, 'ipam', 'type')
  const named = textOf(type?.value) ?? ''
  if (!isAbsentOr('string', type)) return []
  if (named !== cni.ipam) {
    return [
      differs(endpoint, type, {
        name: 'ipam.type',
        found: named,
        wanted: cni.ipam,
        label: 'pods get addresses that the spec does not count with',
      }),
    ]
  }
  const mode = fieldAt(tree, path, 'ipam', 'mode')
  const text = textOf(mode?.value) ?? ''
  const wanted = azure?.ipamMode ?? ''
  // Which modes there are is another rule's.
  if (!isAbsentOr('string', mode)) return []
  if (text === wanted || !['', ...OVERLAY_MODES].includes(text)) return []
  const label =
    wanted === ''
      ? 'azure-vnet takes the pods for pods of an overlay'
      : text === ''
        ? 'azure-vnet takes the pods for pods of the virtual network'
        : 'Azure CNS is taken to give addresses of another kind'
  return [differs(endpoint, mode ?? type, { name: 'ipam.mode', found: text, wanted, label })]
}

function executionMode(endpoint: EndpointPlugin, { azure }: Cluster): Finding[] {
  const mode = field(endpoint.tree, endpoint.path, 'executionMode')
  const text = textOf(mode?.value) ?? ''
  const wanted = azure?.executionMode ?? ''
  if (!isAbsentOr('string', mode)) return []
  const usual = (word: string) => (word === 'default' ? '' : word)
  if (usual(text) === usual(wanted) || !['', ...EXECUTION_MODES].includes(text)) return []
  const label = 'azure-vnet translates other destinations, or attaches no pods at all'
  return [differs(endpoint, mode, { name: 'executionMode', found: text, wanted, label })]
}

function loopback(endpoint: EndpointPlugin, { policies }: Cluster): Finding[] {
  const { tree, path } = endpoint
  const setting = fieldAt(tree, path, ...LOOPBACK_KEYS.azure)
  const found = setting?.value.kind === 'boolean' && setting.value.value
  if (found === policies.loopbackDSR || !isAbsentOr('boolean', setting)) return []
  const label = found
    ? 'pods get a policy for direct server return, which kube-proxy does not use'
    : 'a pod does not reach itself through its own Service'
  return [
    differs(endpoint, setting, {
      name: LOOPBACK_KEYS.azure.join('.'),
      found: setting?.value.kind === 'boolean' ? String(found) : '',
      wanted: policies.loopbackDSR ? 'true' : '',
      label,
    }),
  ]
}

/** The ranges of IPv6, which have a policy of their own; those of IPv4 are compared for every plugin. */
function exceptions6(endpoint: EndpointPlugin, cluster: Cluster): Finding[] {
  if (!isAbsentOr('array', field(endpoint.tree, endpoint.path, 'AdditionalArgs'))) return []
  const listed = policiesOf(endpoint)
    .filter(({ type }) => type.toLowerCase() === 'outboundnat')
    .flatMap((policy) => exceptionsOf(policy).map(({ value }) => parseCidr(textOf(value) ?? '')))
    .flatMap((parsed) => (parsed.ok ? [parsed.value] : []))
  const missing = natExceptionsIPv6(cluster).filter((text) => {
    const wanted = parseCidr(text)
    return wanted.ok && !listed.some((other) => contains(other, wanted.value))
  })
  const at = { path: policyListPath(endpoint) }
  return missing.map((text) => ({
    code: 'WIN208',
    message: `no exception covers \`${text}\` of the spec`,
    label: 'no policy exempts this range, as those for IPv4 do theirs',
    help: `list \`${text}\` in an \`OutBoundNAT\` for IPv6, or change the spec`,
    at,
  }))
}

interface Difference {
  readonly name: string
  /** '' where nothing is written. */
  readonly found: string
  readonly wanted: string
  readonly label: string
}

function differs(
  { path, typeField }: EndpointPlugin,
  place: Field | undefined,
  { name, found, wanted, label }: Difference,
): Finding {
  const said = found === '' ? `\`${name}\` is not written` : `\`${name}\` is \`${found}\``
  return {
    code: 'WIN208',
    message: `${said}, and by the spec ${wanted === '' ? 'it is not' : `it is \`${wanted}\``}`,
    label,
    help: `${wanted === '' ? 'remove it' : `write \`${wanted}\``}, or change the spec`,
    at: { path: (place ?? typeField)?.path ?? path },
  }
}
