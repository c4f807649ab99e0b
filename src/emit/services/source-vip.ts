import { formatAddress } from '../../net/address.ts'
import type { NodePlan } from '../../plan/address-plan.ts'
import type { Cluster } from '../../spec/cluster.ts'
import { HOST_LOCAL } from './functions.ts'
import { textVariable } from './script.ts'

/** The name of the firewall rule that lets VXLAN in. */
export const VXLAN_RULE = 'hnsc-vxlan'

/** The file that keeps what host-local said of the source VIP. */
export function sourceVipResultPath({ paths }: Cluster): string {
  return `${paths.directory}\\sourceVip.json`
}

/** What the scripts need that speak with host-local of a node's source VIP; nothing without one. */
export function sourceVipVariables(cluster: Cluster, { sourceVip }: NodePlan): readonly string[] {
  if (sourceVip === undefined) return []
  return [
    textVariable('sourceVip', formatAddress(sourceVip)),
    textVariable('hostLocal', `${cluster.cni.binDirectory}\\host-local.exe`),
    textVariable('state', `C:\\var\\lib\\cni\\networks\\${cluster.network.name}`),
    textVariable('result', sourceVipResultPath(cluster)),
    "$request = [System.IO.File]::ReadAllBytes([System.IO.Path]::Combine($PSScriptRoot, '..\\source-vip-request.json'))",
    '',
    ...HOST_LOCAL,
  ]
}
