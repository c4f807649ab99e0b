import type { HnsNetwork, WindowsNode } from '../../src/programs/hns/node.ts'

/** A node of the facts' examples: 10.127.130.38, pods in 10.244.1.0/24, no address given yet. */
export function windowsNode(network: Partial<HnsNetwork> = {}, more: Partial<WindowsNode> = {}): WindowsNode {
  return {
    networks: [
      {
        id: 'NET-1',
        name: 'cbr0',
        type: 'l2bridge',
        subnets: [{ addressPrefix: '10.244.1.0/24', gatewayAddress: '10.244.1.1' }],
        managementIP: '10.127.130.38',
        ...network,
      },
    ],
    endpoints: [],
    hnsVersion: [15, 2],
    assigns: { endpointId: 'EP-1', macAddress: '00-15-5D-00-00-01' },
    ipam: { 'host-local': { kind: 'host-local', store: {} } },
    ...more,
  }
}
