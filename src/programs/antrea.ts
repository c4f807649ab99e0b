import { ANTREA } from '../facts/antrea.ts'
import { libraryVersions } from '../facts/plugin-generations.ts'
import type { ProgramVersion } from '../facts/versions.ts'
import { formatAddress } from '../net/address.ts'
import type * as go from '../text/go-json.ts'
import { type AntreaConf, decodeAntreaConf, hostLocalInput } from './antrea/conf.ts'
import { antreaNotes } from './antrea/notes.ts'
import type { CniCall } from './cni/call.ts'
import { type Attempt, done, type Failed } from './cni/failure.ts'
import type { CniAddress } from './cni/result.ts'
import { runSkel } from './cni/skel.ts'
import type { HnsNetwork, IpamPlugins } from './hns/node.ts'
import { v1Request } from './hns/request.ts'
import type { HnsCall, IpamRun } from './hns/session.ts'
import { hostLocal } from './host-local.ts'
import type { Outcome } from './outcome.ts'

/** One call of the antrea plugin, and what its agent knows of the node. */
export interface AntreaInput {
  readonly stdin: string | Uint8Array
  readonly call: CniCall
  /** Release of containernetworking/plugins, of which host-local is. */
  readonly version: ProgramVersion
  /** The network that the agent has made, of the pod CIDR of the node. */
  readonly network: HnsNetwork
  readonly plugins: IpamPlugins
}

/** What happens on a call. What the agent does to Open vSwitch, and what it answers, is its own affair: there is no value. */
export interface AntreaOutcome extends Outcome<undefined> {
  readonly calls: readonly HnsCall[]
  readonly ipam?: IpamRun
  /** What the agent wrote for host-local; '' where it did not come so far. */
  readonly ipamInput: string
}

/** A call while it runs. */
export interface AntreaSession extends AntreaInput {
  readonly conf: AntreaConf
  readonly calls: HnsCall[]
  ipam?: IpamRun
  ipamInput: string
}

/**
 * What the antrea plugin and antrea-agent do with a configuration on Windows. The plugin hands its standard input to the
 * agent as it is; the agent asks host-local for an address of the pod CIDR, and HNS (v1) for an endpoint without any
 * policy: what other plugins put into policies is done by Open vSwitch.
 * Source: antrea-io/antrea pkg/cni/client.go, pkg/agent/cniserver/server.go, interface_configuration_windows.go fc70f2bb7037.
 */
export function antrea(input: AntreaInput): AntreaOutcome {
  const decoded = decodeAntreaConf(input.stdin)
  const session: AntreaSession = { ...input, conf: decoded.value, calls: [], ipamInput: '' }
  const result = runSkel<undefined>(input.call, input.stdin, {
    cni: ANTREA.cni,
    supports: libraryVersions(ANTREA.cni),
    nothing: undefined,
    commands: {
      VERSION: () => done(undefined),
      ADD: () => validated(session, decoded) ?? add(session),
      DEL: () => validated(session, decoded) ?? done(undefined),
      CHECK: () => validated(session, decoded) ?? done(undefined),
    },
  })
  const { calls, ipam, ipamInput } = session
  return {
    result,
    calls,
    ...(ipam === undefined ? {} : { ipam }),
    ipamInput,
    ...antreaNotes(session, decoded),
  }
}

/** Codes of the agent's errors. Source: pkg/apis/cni/v1beta1/cni.proto. */
const CODE = { unsupportedField: 2, decoding: 6, ipam: 101, interface: 102 } as const

/** What the agent refuses before it does anything. */
function validated({ conf }: AntreaSession, { error }: go.GoDecoded<AntreaConf>): Failed | undefined {
  if (error !== undefined) return refused('Failed to decode network config', CODE.decoding, error.path)
  if (conf.type !== 'antrea') return unsupported('type', conf.type, ['type'])
  const type = conf.ipam?.type ?? ''
  if (!IPAM_TYPES.includes(type)) return unsupported('ipam/type', type, ['ipam', 'type'])
  return undefined
}

/** What the agent has drivers for; that of `antrea` never gets ready on Windows, where the feature AntreaIPAM is refused. */
const IPAM_TYPES = ['host-local', 'antrea']

function unsupported(key: string, value: string, path: readonly string[]): Failed {
  return refused(`Network configuration does not support ${key}=${value}`, CODE.unsupportedField, path)
}

function refused(text: string, code: number, path: readonly (string | number)[] = []): Failed {
  return { ok: false, error: { text, code, path } }
}

function add(session: AntreaSession): Attempt<undefined> {
  const { conf, network, calls } = session
  const given = addresses(session)
  if (!given.ok) return given
  const own = given.value.find(({ address }) => address?.family === 4)
  if (own?.address === undefined) return refused('failed to find a valid IP address', CODE.interface)
  if (conf.deviceID !== '') {
    return refused('OVS hardware offload is not supported on windows', CODE.interface, ['deviceID'])
  }
  const { servers = [], searches = [] } = conf.runtimeConfig.dns
  const request = v1Request(
    {
      name: ENDPOINT_NAME,
      network: network.id,
      macAddress: '',
      ipAddress: formatAddress(own.address),
      gatewayAddress: own.gateway === undefined ? '' : formatAddress(own.gateway),
      dns: {
        nameservers: servers.length > 0 ? servers : (conf.dns.nameservers ?? []),
        search: searches.length > 0 ? searches : (conf.dns.search ?? []),
        domain: '',
        options: [],
      },
    },
    [],
  )
  if (!request.ok) return request
  calls.push({ kind: 'HNSEndpoint', json: request.value })
  calls.push({ kind: 'AddNamespaceEndpoint', target: session.call.netns })
  return done(undefined)
}

/** The agent makes it of eight letters of the pod's name and six digits of a digest of the container ID. */
export const ENDPOINT_NAME = 'pod-000000'

/** The addresses of host-local, which gets the pod CIDR of the node as one more set of ranges. */
function addresses(session: AntreaSession): Attempt<readonly CniAddress[]> {
  const { conf, network, call, version, plugins } = session
  if (conf.ipam?.type !== 'host-local') {
    return refused('Antrea IPAM driver not ready: context deadline exceeded', CODE.ipam, ['ipam', 'type'])
  }
  const [subnet] = network.subnets
  session.ipamInput = hostLocalInput(conf, {
    subnet: subnet?.addressPrefix ?? '',
    gateway: subnet?.gatewayAddress ?? '',
  })
  const plugin = plugins['host-local']
  if (plugin === undefined || plugin.kind === 'prints') return done([])
  if (plugin.kind === 'answers') return done(plugin.ips)
  const ran = hostLocal({ stdin: session.ipamInput, call, version, store: plugin.store })
  session.ipam = { ...ran, command: 'ADD' }
  if (!ran.result.ok) return refused(ran.result.error.text, CODE.ipam, ['ipam'])
  return done(ran.allocated?.ips ?? [])
}
