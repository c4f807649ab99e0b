import type { NodePlan } from '../../plan/address-plan.ts'
import type { Cluster } from '../../spec/cluster.ts'
import { script, STOP_ON_ERROR, textVariable } from './script.ts'
import { sourceVipVariables, VXLAN_RULE } from './source-vip.ts'

/**
 * What an overlay node needs before its first pod, however its programs are started: VXLAN through the firewall, and
 * the source VIP reserved with host-local under the network name of the pods, so that no pod gets it.
 */
export function prepareScript(cluster: Cluster, plan: NodePlan): string {
  return script(
    [
      `Prepares node ${plan.node.name} for the overlay network: run it before the first pod. It may be run again.`,
    ],
    STOP_ON_ERROR,
    [textVariable('directory', cluster.paths.directory)],
    sourceVipVariables(cluster, plan),
    FIREWALL(cluster.network.port ?? 4789),
    RESERVE,
  )
}

const FIREWALL = (port: number): readonly string[] => [
  `Get-NetFirewallRule -Name '${VXLAN_RULE}' -ErrorAction SilentlyContinue | Remove-NetFirewallRule`,
  `New-NetFirewallRule -Name '${VXLAN_RULE}' -DisplayName 'VXLAN between the nodes of Kubernetes' -Direction Inbound -Action Allow -Protocol UDP -LocalPort ${port} | Out-Null`,
]

/**
 * The result of CNI 0.2.0 and before says `ip4.ip`, later ones `ips[0].address`. An address that kube-proxy holds and of
 * which the file says nothing, or something else, is what a run that broke off has left: it is given back and taken again.
 */
const RESERVE: readonly string[] = [
  'function Read-Address([string] $Text) {',
  '  $answer = $Text | ConvertFrom-Json',
  '  $address = if ($answer.ips) { $answer.ips[0].address } else { $answer.ip4.ip }',
  "  return ([string] $address).Split('/')[0]",
  '}',
  '',
  'function Read-Result {',
  "  if (-not (Test-Path -LiteralPath $result -PathType Leaf)) { return '' }",
  "  try { return Read-Address ([System.IO.File]::ReadAllText($result)) } catch { return 'nothing that can be read' }",
  '}',
  '',
  '[System.IO.Directory]::CreateDirectory($directory) | Out-Null',
  '$earlier = Read-Result',
  'if ($earlier -and $earlier -ne $sourceVip) {',
  '  Write-Warning "$result is stale: it names $earlier, and the source VIP is $sourceVip"',
  '  Remove-Item -LiteralPath $result',
  '}',
  '',
  '$held = "$state\\$sourceVip"',
  "$owner = ''",
  'if (Test-Path -LiteralPath $held -PathType Leaf) { $owner = @(Get-Content -LiteralPath $held)[0] }',
  'if ($owner -and $owner -ne \'kube-proxy\') { throw "$sourceVip is reserved for $owner, which has to go first: $held" }',
  'if (-not $owner -or $earlier -ne $sourceVip) {',
  '  # Gives back what an earlier pod CIDR, or a run that broke off, has left.',
  "  Invoke-HostLocal 'DEL' | Out-Null",
  "  $output = Invoke-HostLocal 'ADD'",
  '  $reserved = Read-Address $output',
  '  if ($reserved -ne $sourceVip) { throw "host-local gave $reserved in place of $sourceVip" }',
  '  [System.IO.File]::WriteAllText($result, $output)',
  '}',
]
