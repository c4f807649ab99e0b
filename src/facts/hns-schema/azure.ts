import type { Source } from '../evidence.ts'
import type { PolicyType } from './key.ts'
import { V2_POLICIES } from './v2.ts'

/** Where the types come from. */
export const AZURE_SOURCE: Source = {
  evidence: 'code',
  where: 'Azure/azure-container-networking network/policy/policy_windows.go cbd7560c',
}

/** What azure-vnet takes beside the policies of HNS (v1), with the keys beside the type as there. */
export const AZURE_POLICIES = {
  L4WFPPROXY: V2_POLICIES.L4WFPPROXY,
  LoopbackDSR: { places: ['endpoint'], keys: [{ key: 'IPAddress', value: 'address', required: true }] },
} as const satisfies Record<string, PolicyType>
