import { alwaysL2Bridge } from '../../facts/azure-vnet-releases.ts'
import { formatProgramVersion } from '../../facts/versions.ts'
import type { Finding } from '../../diagnostic/finding.ts'
import { azurePolicy } from '../../policy/azure-policy.ts'
import type { Draft } from '../draft.ts'
import { spell } from '../spell.ts'

/** What azure-vnet does not do although the spec needs it. */
export function azure(draft: Draft): readonly Finding[] {
  if (draft.network.plugin !== 'azure-vnet') return []
  return [...tunnel(draft), ...runtime(draft), ...mode(draft), ...search(draft), ...policies(draft)]
}

/** Releases from v1.6.16 on make an L2Bridge network whatever they are told. */
function tunnel({ network, runtime: { azureVnet } }: Draft): Finding[] {
  if (network.driver !== 'l2tunnel' || azureVnet === undefined || !alwaysL2Bridge(azureVnet)) return []
  return [
    {
      code: 'WIN505',
      message: `azure-vnet \`${formatProgramVersion(azureVnet)}\` makes no L2Tunnel network`,
      label: 'from 1.6.16 on `mode` decides nothing, and the network is L2Bridge',
      help: 'take driver l2bridge, or release 1.6.15 of azure-vnet',
      at: { path: ['runtime', 'azureVnet'] },
      related: [{ at: { path: ['network', 'driver'] }, message: 'the driver' }],
    },
  ]
}

function runtime({ network, runtime: { name }, given }: Draft): Finding[] {
  if (name === 'containerd' && network.apiVersion === 2) return []
  const path = [
    ['network', 'apiVersion'],
    ['runtime', 'name'],
  ].find(given)
  return [
    {
      code: 'WIN506',
      severity: 'error',
      message: 'hnsc writes `azure-vnet` for HCN (v2) only',
      label:
        'the policies that it converts for containerd are others than those that it passes on with dockershim',
      help: 'take containerd, and no `apiVersion`',
      at: { path: path ?? ['network', 'plugin'] },
    },
  ]
}

function mode({ azure, cni, cidrs }: Draft): Finding[] {
  if (azure?.ipamMode === undefined || cni.ipam === 'azure-cns') return []
  const six = cidrs.cluster.find(({ value }) => value.family === 6)
  return [
    {
      code: 'WIN136',
      message: `\`ipamMode: ${azure.ipamMode}\` needs IPAM \`azure-cns\`, not \`${cni.ipam}\``,
      label: 'only Azure CNS gives addresses that are none of the virtual network, or of IPv6',
      help: 'write `ipam: azure-cns`',
      at: six?.at ?? { path: ['azure', 'ipamMode'] },
    },
  ]
}

/** The server is always written, so that the suffixes have to be. */
function search({ dns }: Draft): Finding[] {
  if (dns.search.length > 0) return []
  return [
    {
      code: 'WIN343',
      message: '`dns.search` is empty, and azure-vnet needs both name servers and suffixes',
      label: 'azure-vnet stops: `Wrong DNS configuration`',
      help: 'list a suffix, or remove `search`',
      at: { path: ['dns', 'search'] },
    },
  ]
}

function policies(draft: Draft): Finding[] {
  return draft.policies.endpoint
    .filter(({ value }) => azurePolicy(value) === undefined)
    .map(({ value, at }) => ({
      code: 'WIN138',
      message: `\`${at.path === undefined ? value.kind : spell(at.path)}\` has no form for azure-vnet`,
      label: 'azure-vnet stops at it: `Failed to set Policy`',
      help: 'remove it, or take plugin `win-bridge`',
      at,
    }))
}
