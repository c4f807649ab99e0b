import type { NodePlan } from '../../plan/address-plan.ts'
import type { Cluster } from '../../spec/cluster.ts'
import { listed } from '../../spec/spell.ts'
import { powershellLiteral } from '../../text/quote/powershell.ts'
import { COMMAND_LINES, SERVICE_CONTROL } from './functions.ts'
import type { NodeService } from './node-services.ts'
import { script, STOP_ON_ERROR } from './script.ts'
import { sourceVipVariables, VXLAN_RULE } from './source-vip.ts'

/** Takes back what the other scripts of a node have done: services, firewall rule, reservation. Files stay. */
export function unregisterScript(cluster: Cluster, plan: NodePlan, services: readonly NodeService[]): string {
  const names = services.map(({ name }) => name).toReversed()
  const overlay = plan.sourceVip !== undefined
  return script(
    [`Stops and removes ${listed(names)} of node ${plan.node.name}. It may be run again.`],
    STOP_ON_ERROR,
    COMMAND_LINES,
    SERVICE_CONTROL,
    names.map((name) => `Remove-NodeService ${powershellLiteral(name)}`),
    // The last part needs host-local and a file beside the script: what can be undone without them is undone first.
    overlay
      ? [`Get-NetFirewallRule -Name '${VXLAN_RULE}' -ErrorAction SilentlyContinue | Remove-NetFirewallRule`]
      : [],
    sourceVipVariables(cluster, plan),
    overlay
      ? [
          "Invoke-HostLocal 'DEL' | Out-Null",
          'Remove-Item -LiteralPath $result -ErrorAction SilentlyContinue',
        ]
      : [],
  )
}
