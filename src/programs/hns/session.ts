import type { PluginsRelease } from '../../facts/plugin-generations.ts'
import type { ProgramVersion } from '../../facts/versions.ts'
import type { CniCall } from '../cni/call.ts'
import type { GoMembers } from '../cni/result.ts'
import type { HostLocalOutcome } from '../host-local.ts'
import type { Note, Outcome } from '../outcome.ts'
import type { NetConf, WindowsPlugin } from './net-conf.ts'
import type { WindowsNode } from './node.ts'

/** One call of win-bridge or win-overlay. */
export interface WindowsPluginInput {
  readonly stdin: string | Uint8Array
  readonly call: CniCall
  /** Release of containernetworking/plugins. */
  readonly version: ProgramVersion
  readonly node: WindowsNode
}

/** What win-bridge or win-overlay does when it is called: the value is the CNI result, undefined where it prints nothing. */
export interface WindowsPluginOutcome extends Outcome<GoMembers | undefined> {
  /** What reaches HNS, in order, also before an error. Looking things up is left out. */
  readonly calls: readonly HnsCall[]
  /** What host-local did on the way. */
  readonly ipam?: IpamRun
}

/** What host-local does when a plugin calls it: after ADD the outcome of that, with the store after an undoing DEL. */
export interface IpamRun extends HostLocalOutcome {
  readonly command: 'ADD' | 'DEL' | 'STATUS'
  /** True where it was called again, with DEL, since the plugin's own ADD failed. */
  readonly undone?: true
}

/** A request that changes something in HNS. */
export type HnsCall =
  /** API v1: `POST /endpoints/` with this JSON, byte for byte. */
  | { readonly kind: 'HNSEndpoint'; readonly json: string }
  /** API v2: `HcnCreateEndpoint` with this JSON, byte for byte. */
  | { readonly kind: 'HostComputeEndpoint'; readonly json: string }
  /** API v2: `HcnCreateNetwork` with this JSON, byte for byte. */
  | { readonly kind: 'HostComputeNetwork'; readonly json: string }
  /** API v1: `POST /networks/` with this JSON, byte for byte. */
  | { readonly kind: 'HNSNetwork'; readonly json: string }
  /** API v2: `HcnModifyNetwork` or `HcnModifyEndpoint` with this JSON, byte for byte; what it changes is `target`. */
  | { readonly kind: 'ModifyNetwork' | 'ModifyEndpoint'; readonly target: string; readonly change: string }
  /** API v1: this ACL is added to the endpoint. */
  | { readonly kind: 'ApplyACLPolicy'; readonly target: string; readonly change: string }
  /** API v1: an endpoint of the host itself enters its network. */
  | { readonly kind: 'HostAttach'; readonly target: string }
  | { readonly kind: 'DeleteNetwork'; readonly target: string }
  /** API v1: an endpoint and the container that it is attached to or detached from. */
  | { readonly kind: 'HotAttach' | 'HotDetach' | 'ContainerDetach'; readonly target: string }
  /** API v2: an endpoint enters or leaves this namespace. */
  | { readonly kind: 'AddNamespaceEndpoint' | 'RemoveNamespaceEndpoint'; readonly target: string }
  /** An endpoint of this ID is deleted. */
  | { readonly kind: 'DeleteEndpoint'; readonly target: string }

/** A run of a plugin: what it was given, and what it has done so far. The lists grow while it runs. */
export interface Session extends WindowsPluginInput {
  readonly plugin: WindowsPlugin
  readonly release: PluginsRelease
  readonly conf: NetConf
  readonly calls: HnsCall[]
  /** What it threw away or put in, in places of its configuration and of its request. */
  readonly dropped: Note[]
  /** Settings, in the spelling of the plugin, whose policy was left out. */
  readonly lost: Note[]
  readonly overwritten: Note[]
  readonly added: Note[]
  /** What IPAM did, once it ran. */
  ipam?: IpamRun
}

/** The name of the pod's endpoint. Source: plugins pkg/hns/endpoint_windows.go ConstructEndpointName. */
export function endpointName({ conf, call }: Session): string {
  const colon = call.netns.indexOf(':')
  const shared = call.netns !== '' && call.netns !== 'none' && colon >= 0
  return `${shared ? call.netns.slice(colon + 1) : call.containerID}_${conf.name}`
}
