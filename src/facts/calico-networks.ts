import { EXTERNAL_RANGE } from './known-ranges.ts'

/**
 * The HNS networks that Calico makes on every node before the first pod, and what becomes of a network of another name.
 * Source: projectcalico/calico node/windows-packaging/CalicoWindows/node/node-service.ps1,
 * node/pkg/lifecycle/startup/startup_windows.go, cni-plugin/pkg/dataplane/windows/dataplane_windows.go,
 * felix/dataplane/windows/win_dataplane.go 87c15906f20c.
 */
export const CALICO_NETWORKS = {
  /** The one of the pods, whatever the configuration of the plugin says. */
  pods: 'Calico',
  /** The one that is there for its vSwitch only; PowerShell looks for it in any case. */
  vSwitch: { name: 'External', range: EXTERNAL_RANGE },
  takenByVSwitch: 'the plugin deletes a network of its own name that has another subnet',
  otherOverlay:
    'Felix writes the routes to other nodes into the network `Calico`, so that pods reach none of them',
  otherL2Bridge: 'both have the subnet of the node, and an endpoint at its second address',
} as const

/** True for the name of the network of the vSwitch. */
export function isVSwitchOfCalico(name: string): boolean {
  return name.toLowerCase() === CALICO_NETWORKS.vSwitch.name.toLowerCase()
}
