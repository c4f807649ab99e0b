import { azureAcls } from '../plan/endpoint-intent.ts'
import type { Cluster } from '../spec/cluster.ts'

/**
 * The file beside `calico.exe` whose rules Felix puts before those of the policies: what azure-vnet keeps pods from, which
 * would be gone with the first list of ACLs that Felix sends. undefined: nothing is to be kept.
 * Source: projectcalico/calico felix/dataplane/windows/policysets/static_rules.go,
 * node/windows-packaging/install-calico-windows.ps1 SetAKSCalicoStaticRules 87c15906f20c.
 */
export function staticRules(cluster: Cluster): object | undefined {
  const Rules = azureAcls(cluster)
    .filter(({ action }) => action === 'Block')
    .map(({ action, direction, protocols, remoteAddresses = [], remotePorts = [], ruleType, priority }) => ({
      Name: 'EndpointPolicy',
      Rule: {
        Type: 'ACL',
        ID: ['block', ...remoteAddresses.map((text) => text.replace('/32', '')), ...remotePorts].join('-'),
        Protocol: protocols?.[0],
        Action: action,
        Direction: direction,
        RemoteAddresses: remoteAddresses.join(),
        RemotePorts: remotePorts.join(),
        RuleType: ruleType,
        Priority: priority,
      },
    }))
  return Rules.length === 0 ? undefined : { Provider: 'AKS', Version: '0.1.0', Rules }
}
