import type { Cidr } from '../../net/cidr.ts'

/** A Kubernetes NetworkPolicy (`networking.k8s.io/v1`) with every default filled in. */
export interface NetworkPolicy {
  readonly namespace: string
  readonly name: string
  readonly podSelector: LabelSelector
  /** Rules by direction; absent when `policyTypes` leaves that direction alone. */
  readonly ingress?: readonly PolicyRule[]
  readonly egress?: readonly PolicyRule[]
}

/** What one element of `ingress` or `egress` allows. */
export interface PolicyRule {
  /** `from` or `to`; absent or empty in the manifest means everyone, and is absent here. */
  readonly peers?: readonly Peer[]
  /** Absent or empty in the manifest means every port of every protocol, and is absent here. */
  readonly ports?: readonly PolicyPort[]
}

export type Peer = PodPeer | IpBlock

/** Pods by their labels. Without `namespaceSelector` those of the policy's own namespace. */
export interface PodPeer {
  readonly kind: 'pods'
  readonly namespaceSelector?: LabelSelector
  readonly podSelector: LabelSelector
}

export interface IpBlock {
  readonly kind: 'ip-block'
  readonly cidr: Cidr
  readonly except: readonly Cidr[]
}

export interface PolicyPort {
  readonly protocol: 'TCP' | 'UDP' | 'SCTP'
  /** A number, or the name of a container port; absent: every port of the protocol. */
  readonly port?: number | string
  /** Last port of a range that starts at a numeric `port`. */
  readonly endPort?: number
}

/** Labels that must hold; an empty selector matches everything. */
export interface LabelSelector {
  readonly matchLabels: Readonly<Record<string, string>>
  readonly matchExpressions: readonly LabelExpression[]
}

export interface LabelExpression {
  readonly key: string
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist'
  readonly values: readonly string[]
}

export type Labels = Readonly<Record<string, string>>

/**
 * True when labels satisfy a selector. `NotIn` holds for an absent label.
 * Source: kubernetes/apimachinery pkg/labels/selector.go `Requirement.Matches`, v0.34.0.
 */
export function selects(selector: LabelSelector, labels: Labels): boolean {
  return (
    Object.entries(selector.matchLabels).every(([key, value]) => labelOf(labels, key) === value) &&
    selector.matchExpressions.every((expression) => holds(expression, labelOf(labels, expression.key)))
  )
}

function holds(expression: LabelExpression, value: string | undefined): boolean {
  switch (expression.operator) {
    case 'In':
      return value !== undefined && expression.values.includes(value)
    case 'NotIn':
      return value === undefined || !expression.values.includes(value)
    case 'Exists':
      return value !== undefined
    case 'DoesNotExist':
      return value === undefined
  }
}

function labelOf(labels: Labels, key: string): string | undefined {
  return Object.hasOwn(labels, key) ? labels[key] : undefined
}
