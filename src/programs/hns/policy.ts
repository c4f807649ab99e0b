import * as go from '../../text/go-json.ts'
import type { Path } from '../../text/tree.ts'

/** One entry of `policies` in a NetConf of pkg/hns, on its way to HNS. */
export interface Policy {
  readonly name: string
  /** The value as raw JSON text, byte for byte; '' where the entry has none. */
  readonly value: string
  readonly origin: PolicyOrigin
}

/** Where a policy comes from: an entry of the configuration, perhaps rewritten by the plugin, or the plugin itself. */
export type PolicyOrigin =
  | {
      readonly kind: 'configured'
      /** Of the entry. */
      readonly path: Path
      /** How the entry spells `value`; absent where it has none. */
      readonly valueKey?: string | number
      readonly rewritten?: string
    }
  | {
      readonly kind: 'added'
      readonly reason: string
      /** Of the setting that asks for it, where the configuration has one. */
      readonly cause?: Path
    }

/** One entry of `runtimeConfig.portMappings`; numbers are the decimal text of a Go int. */
export interface PortMapping {
  readonly hostPort: string
  readonly containerPort: string
  readonly protocol: string
  readonly hostIP: string
}

/** True when pkg/hns looks at an entry of `policies` at all: strings.EqualFold with `EndpointPolicy`. */
export function isEndpointPolicy(policy: Policy): boolean {
  return go.equalFold(policy.name, 'EndpointPolicy')
}

/** A policy that the plugin adds of its own accord, or for a setting of the configuration. */
export function addedPolicy(value: string, reason: string, cause?: Path): Policy {
  const origin = { kind: 'added', reason, ...(cause === undefined ? {} : { cause }) } as const
  return { name: 'EndpointPolicy', value, origin }
}
