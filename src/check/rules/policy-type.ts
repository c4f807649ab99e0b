import type { Finding } from '../../diagnostic/finding.ts'
import { nearest } from '../../text/nearest.ts'
import type { EndpointPlugin } from '../cni/cni-document.ts'
import { policiesOf, type PolicyEntry } from '../cni/policies.ts'
import type { Field } from '../field.ts'
import type { CniRule } from '../rule.ts'
import { apiOf } from './api-runtime.ts'
import { entryOf } from '../../text/entry-of.ts'

/** Endpoint policies of each API, as hcsshim spells them. Source: microsoft/hcsshim hcn/hcnpolicy.go, internal/hns/hnspolicy.go v0.13.0. */
const V1 = [
  'OutBoundNAT',
  'ROUTE',
  'ACL',
  'NAT',
  'PA',
  'QOS',
  'L2Driver',
  'LB',
  'L4Proxy',
  'L4WFPPROXY',
  'PROXY',
  'VLAN',
  'VSID',
]
const V2 = [
  'OutBoundNAT',
  'SDNRoute',
  'ACL',
  'PortMapping',
  'ProviderAddress',
  'QOS',
  'L2Driver',
  'L4Proxy',
  'L4WFPPROXY',
  'PortName',
  'EncapOverhead',
  'IOV',
  'InterfaceConstraint',
]
/** The same policy under the other API. */
const OTHER: Readonly<Record<string, string>> = {
  ROUTE: 'SDNRoute',
  SDNROUTE: 'ROUTE',
  NAT: 'PortMapping',
  PORTMAPPING: 'NAT',
  PA: 'ProviderAddress',
  PROVIDERADDRESS: 'PA',
}

/** The types of policies, against the API and in exact spelling. */
export const policyType: CniRule = ({ endpoints }) =>
  endpoints.flatMap((endpoint) => policiesOf(endpoint).flatMap((policy) => check(policy, endpoint)))

/**
 * The plugin finds policies of its own kind by the exact key. Source: containernetworking/plugins
 * pkg/hns/netconf_windows.go v1.0.0 to v1.9.1, measured.
 */
function keyCase(typeField: Field, type: string, { dialect }: EndpointPlugin): Finding[] {
  const { key } = typeField.member
  const looksFor = ['OutBoundNAT', 'PA', 'ProviderAddress']
  if (key === 'Type' || dialect !== 'hns' || !looksFor.includes(type)) return []
  return [
    {
      code: 'WIN213',
      severity: 'info',
      message: `the key \`${key}\` is not spelt \`Type\``,
      label: `the plugin does not see that there is an \`${type}\` already, and may add another`,
      help: 'write `Type`',
      at: { path: typeField.path, part: 'key' },
      fix: {
        title: 'write `Type`',
        safe: true,
        edits: [{ at: typeField.member.keySpan, newText: '"Type"' }],
      },
    },
  ]
}

function check({ type, typeField, value }: PolicyEntry, endpoint: EndpointPlugin): Finding[] {
  if (endpoint.dialect === 'unknown' || endpoint.dialect === 'vpc') return []
  if (typeField === undefined) {
    return value === undefined || value.value.kind !== 'object'
      ? []
      : [
          {
            code: 'WIN213',
            severity: endpoint.dialect === 'calico' ? 'error' : 'warning',
            message: 'the policy has no `Type`',
            label: endpoint.dialect === 'calico' ? 'Calico panics: `interface conversion`' : 'HNS refuses it',
            help: 'write the type of the policy',
            at: { path: value.path },
          },
        ]
  }
  const v2 = endpoint.dialect === 'wcn' || (endpoint.dialect === 'hns' && apiOf(endpoint) === 2)
  const calico = endpoint.dialect === 'calico'
  const own = v2
    ? V2
    : calico
      ? [...V1, ...V2, 'SDNROUTE']
      : endpoint.dialect === 'azure'
        ? [...V1, 'LoopbackDSR', 'PortMapping']
        : V1
  if (own.includes(type)) return keyCase(typeField, type, endpoint)
  const spelt = own.find((name) => name.toLowerCase() === type.toLowerCase())
  const other = entryOf(OTHER, type.toUpperCase())
  const meant = spelt ?? (other !== undefined && own.includes(other) ? other : nearest(type, own))
  const api = v2 ? 'HCN (v2)' : 'HNS (v1)'
  const nat = spelt === 'OutBoundNAT'
  return [
    {
      code: 'WIN213',
      severity: spelt !== undefined && !nat ? 'info' : 'warning',
      message:
        spelt === undefined
          ? `\`${type}\` is no endpoint policy of ${api}`
          : `the policy type \`${type}\` is not spelt \`${spelt}\``,
      label: nat
        ? 'the plugin looks for exactly `OutBoundNAT` and adds a second policy beside it'
        : spelt === undefined
          ? 'HNS refuses the policy or ignores it'
          : 'programs that compare the type with the constant do not find it',
      help:
        meant === undefined
          ? `use one of ${own
              .slice(0, 6)
              .map((name) => `\`${name}\``)
              .join(', ')}`
          : `write \`${meant}\``,
      at: { path: typeField.path },
      ...(meant === undefined || spelt === undefined
        ? {}
        : {
            fix: {
              title: `write \`${meant}\``,
              safe: true,
              edits: [{ at: typeField.value, newText: JSON.stringify(meant) }],
            },
          }),
    },
  ]
}
