import type { CniCommand, ConfDir } from '../programs/libcni.ts'
import type { GoMembers } from '../programs/cni/result.ts'
import type { CalicoCluster } from '../programs/calico/session.ts'
import type { HnsNetwork } from '../programs/hns/node.ts'
import type { Note, Notes, ProgramError } from '../programs/outcome.ts'
import type { Address } from '../net/address.ts'
import type { ProgramVersion } from '../facts/versions.ts'
import * as go from '../text/go-json.ts'
import type { Path } from '../text/tree.ts'

/** What a trace follows, and what is known of the node. */
export interface TraceInput {
  /** A directory of configurations, of which containerd takes the first; or one file, and then only that. */
  readonly source: TraceSource
  readonly command: CniCommand
  readonly versions: TraceVersions
  /** CNI_NETNS: `none` under dockershim and cri-dockerd; absent: a namespace, as containerd gives it. */
  readonly netns?: string
  /** The file that flannel reads; absent: one is assumed. */
  readonly subnetEnv?: { readonly path: string; readonly bytes: string | Uint8Array }
  /** The HNS networks of the node; absent: one that fits is assumed. */
  readonly networks?: readonly HnsNetwork[]
  /** Type of the HNS network where one is assumed that somebody else has made; absent: one that the plugin takes. */
  readonly networkType?: string
  /** Third number of the Windows build; absent: that of Windows Server 2022. */
  readonly build?: number
  /** The address that IPAM gives; absent: what host-local gives on a node without pods. */
  readonly podAddress?: Address
  /** True where nobody asks what was supposed: to find that out takes a second run of a plugin. */
  readonly tersely?: boolean
  /** What Calico finds in its datastore and on the node; absent members are assumed. */
  readonly calico?: Partial<CalicoCluster>
}

export type TraceSource =
  | { readonly kind: 'directory'; readonly dir: ConfDir }
  | { readonly kind: 'file'; readonly name: string; readonly bytes: string | Uint8Array }

export interface TraceVersions {
  readonly containerd: ProgramVersion
  /** containernetworking/plugins: win-bridge, win-overlay, host-local. */
  readonly plugins: ProgramVersion
  /** The flannel CNI plugin. */
  readonly flannel: ProgramVersion
  /** azure-vnet; absent: the newest that is modelled. */
  readonly azureVnet?: ProgramVersion
  /** Calico; absent: the newest that is modelled. */
  readonly calico?: ProgramVersion
}

/** What every program in the chain does with a configuration, down to what reaches HNS. */
export interface Trace {
  readonly command: CniCommand
  /** What was not given and therefore supposed, in sentences without a period; none where the input says `tersely`. */
  readonly assumptions: readonly string[]
  readonly steps: readonly TraceStep[]
  /** What reaches HNS, in order. */
  readonly requests: readonly TracedRequest[]
  /** The plugin at which the trace ends because there is no model of it. */
  readonly unmodelled?: string
  /** What the last plugin prints when it succeeds. */
  readonly result?: GoMembers
  /** What the chain ends with when it fails, as containerd gets it. */
  readonly error?: ProgramError
}

/** One program of the chain. */
export interface TraceStep {
  readonly program: string
  /** Without a leading `v`; '' where the program is not modelled. */
  readonly version: string
  /** What document its notes are about, in a few words. */
  readonly document: string
  /** The document itself, where it is not a file of the user's. */
  readonly input?: string
  readonly notes: Notes
  /** What else it decides: a label and a text each. */
  readonly facts: readonly (readonly [label: string, text: string])[]
  readonly error?: ProgramError
}

/** One call of HNS that changes something. */
export interface TracedRequest {
  readonly kind: string
  /** The request that creates an endpoint, byte for byte. */
  readonly json?: string
  /** What any other call is about. */
  readonly target?: string
  /** What a call that changes an object or an endpoint says, byte for byte. */
  readonly change?: string
  readonly policies: readonly TracedPolicy[]
  /** What is strange about it, in one clause. */
  readonly warning?: string
}

/** One policy of a request. */
export interface TracedPolicy {
  readonly type: string
  /** The policy as it is sent. */
  readonly json: string
  /** Why the plugin adds it; absent for one that the configuration has. */
  readonly added?: string
  /** Why it deserves a look, in one clause. */
  readonly warning?: string
}

export const NO_NOTES: Notes = { read: [], ignored: [], overwritten: [], dropped: [], added: [] }

/** The notes of a step without those of places below another program's key, in any spelling that Go takes for it. */
export function without(notes: Notes, key: string): Notes {
  const outside = ({ path }: Note): boolean => !isBelow(path, key)
  return {
    ...notes,
    read: notes.read.filter((path) => !isBelow(path, key)),
    ignored: notes.ignored.filter(outside),
    dropped: notes.dropped.filter(outside),
    overwritten: notes.overwritten.filter(outside),
  }
}

/** True for places below a key of the document. */
export function isBelow([first]: Path, key: string): boolean {
  return typeof first === 'string' && go.equalFold(first, key)
}
