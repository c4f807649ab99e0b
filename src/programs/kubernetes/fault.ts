import type { Path } from '../../text/tree.ts'
import type { ArgumentPlace } from '../pflag.ts'

/** Where a setting of kube-proxy or kubelet comes from. */
export type Origin =
  | { readonly from: 'argument'; readonly at: ArgumentPlace }
  | { readonly from: 'file'; readonly path: Path }
  | { readonly from: 'environment' }
  | { readonly from: 'default' }

/** What is wrong with the start of a program: the ways in which it refuses. */
export type FaultKind =
  | 'argument'
  | 'positional'
  | 'api-version'
  | 'type'
  | 'gate-unknown'
  | 'gate-locked'
  | 'mode'
  | 'address'
  | 'cluster-cidr'
  | 'metrics-off'
  | 'node-port-addresses'
  | 'hostname'
  | 'network-name'
  | 'source-vip'
  | 'overlay-gate'
  | 'dsr-gate'
  | 'not-implemented'
  | 'windows-only'
  | 'node-allocatable'
  | 'runtime-endpoint'
  | 'hairpin-mode'
  | 'priority-class'

/** Something that ends the start, in the words of the program. */
export interface Fault {
  readonly kind: FaultKind
  /** The text that the program prints, verbatim. */
  readonly text: string
  readonly origin: Origin
  /** What it is about: a flag, a field or a gate. */
  readonly about: string
}

/** A setting as the program ends up with it: its text, its items where it is a list, and where it comes from. */
export interface Setting {
  readonly text: string
  readonly origin: Origin
}

/** What a program ends up with, by the field of its configuration file, or the flag's name where it has none. */
export type Settings = ReadonlyMap<string, Setting>
