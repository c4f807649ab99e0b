import { atLeast, type ProgramVersion } from '../../facts/versions.ts'
import * as go from '../../text/go-json.ts'
import { failure, joinNotes, type Outcome, success } from '../outcome.ts'
import type { NetConf } from './net-conf.ts'

/** What a backend of flanneld will set up on Windows. */
export type Backend =
  | {
      readonly kind: 'vxlan'
      /** Of the HNS network. */
      readonly name: string
      readonly vni: bigint
      readonly port: bigint
      readonly macPrefix: string
      /** The VNI that the other nodes read in this node's annotation: it has 16 bits only. */
      readonly annotationVni: number
      /** The VNI that HNS gets: fixed before v0.14.0. */
      readonly isolationId: bigint
    }
  | {
      readonly kind: 'host-gw'
      /** Of the HNS network. */
      readonly name: string
      /** Of the endpoint through which the host takes part in it. */
      readonly endpoint: string
      readonly dnsServerList: string
    }
  | { readonly kind: 'alloc' | 'extension' }

/**
 * The backend that flanneld starts on Windows, from the `Backend` object of net-conf.json.
 * Source: flannel-io/flannel pkg/backend/manager.go, pkg/backend/vxlan/vxlan_windows.go,
 * pkg/backend/hostgw/hostgw_windows.go (before v0.14.0 below backend/), v0.11.0 to v0.28.9.
 */
export function readBackend(conf: NetConf, version: ProgramVersion): Outcome<Backend> {
  switch (conf.backendType.toLowerCase()) {
    case 'vxlan':
      return vxlan(conf.backend, version)
    case 'host-gw':
      return hostGw(conf.backend, version)
    case 'alloc':
    case 'extension':
      return success({ kind: conf.backendType.toLowerCase() === 'alloc' ? 'alloc' : 'extension' })
    default:
      return failure(unknownBackend(conf))
  }
}

/** The error of a backend type that is not built for Windows; undefined for one that is. */
export function backendTypeError(conf: NetConf): string | undefined {
  const known = ['vxlan', 'host-gw', 'alloc', 'extension'].includes(conf.backendType.toLowerCase())
  return known ? undefined : unknownBackend(conf)
}

function unknownBackend({ backendType }: NetConf): string {
  return `unknown backend type: ${backendType.toLowerCase()}`
}

const LEAST_VNI = 4096n
const PORT = 4789n

const Vxlan = go.withDefaults(
  go.struct('', {
    Name: go.string,
    MacPrefix: go.string,
    VNI: go.int,
    Port: go.int,
    GBP: go.bool,
    DirectRouting: go.bool,
  }),
  { VNI: LEAST_VNI, Port: PORT, MacPrefix: '0E-2A' },
)

function vxlan(backend: go.GoRaw | undefined, version: ProgramVersion): Outcome<Backend> {
  const { value, error, notes } = decodeBackend(backend, Vxlan, false)
  if (error !== undefined) return failure(`error decoding VXLAN backend config: ${error.text}`, notes)
  const { VNI, Port, MacPrefix } = value
  const wrong = (text: string): Outcome<never> => failure(`invalid VXLAN backend config${text}`, notes)
  if (VNI < LEAST_VNI) {
    return wrong(`. VNI [${VNI}] must be greater than or equal to ${LEAST_VNI} on Windows`)
  }
  if (Port !== PORT) {
    return wrong(`. Port [${Port}] is not supported on Windows. Omit the setting to default to port ${PORT}`)
  }
  if (value.DirectRouting) return wrong('. DirectRouting is not supported on Windows')
  if (value.GBP) return wrong('. GBP is not supported on Windows')
  const bytes = new TextEncoder().encode(MacPrefix)
  if (bytes.length !== 5 || bytes[2] !== 0x2d) {
    return wrong(`.MacPrefix [${MacPrefix}] is invalid, prefix must be of the format xx-xx e.g. 0E-2A`)
  }
  return success(
    {
      kind: 'vxlan',
      name: value.Name === '' ? `flannel.${VNI}` : value.Name,
      vni: VNI,
      port: Port,
      macPrefix: MacPrefix,
      annotationVni: Number(BigInt.asUintN(16, VNI)),
      isolationId: atLeast(version, '0.14.0') ? BigInt.asUintN(32, VNI) : LEAST_VNI,
    },
    notes,
  )
}

const HostGw = go.struct('', { Name: go.string, DNSServerList: go.string })

/** The decoder of host-gw is k8s.io/apimachinery's, which matches case exactly since flannel v0.20.0. */
function hostGw(backend: go.GoRaw | undefined, version: ProgramVersion): Outcome<Backend> {
  const { value, error, notes } = decodeBackend(backend, HostGw, atLeast(version, '0.20.0'))
  if (error !== undefined)
    return failure(`error decoding windows host-gw backend config: ${error.text}`, notes)
  const name = value.Name === '' ? 'cbr0' : value.Name
  return success({ kind: 'host-gw', name, endpoint: `${name}_ep`, dnsServerList: value.DNSServerList }, notes)
}

/** Decodes a backend's own keys; `Type` is nobody's mistake, it was read before. */
function decodeBackend<T>(backend: go.GoRaw | undefined, type: go.GoType<T>, caseSensitive: boolean) {
  if (backend === undefined) return { value: type.zero(), error: undefined, notes: {} }
  const { value, error, ...notes } = go.decodeRaw(backend, type, { caseSensitive })
  const isType = (key: unknown) => go.equalFold(String(key), 'Type')
  const types = notes.ignored.filter(({ path }) => isType(path.at(-1)))
  return {
    value,
    error,
    notes: joinNotes(
      { ...notes, ignored: notes.ignored.filter((note) => !types.includes(note)) },
      { read: types.map(({ path }) => path) },
    ),
  }
}
