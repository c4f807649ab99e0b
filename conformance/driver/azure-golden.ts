import { type Address, formatAddress } from '../../src/net/address.ts'
import type { Cluster } from '../../src/spec/cluster.ts'
import { assumedAzure } from '../../src/trace/azure-plugin.ts'
import { traceOfCluster } from '../../src/trace/of-cluster.ts'
import { azureHostFile } from './azure-host.ts'
import { NAMESPACE, type PluginCase } from './node.ts'

/** The first pod of a golden with azure-vnet: the node, Azure CNS and the IPAM plugins are what the trace supposes. */
export function azureGolden(cluster: Cluster, stdin: string): PluginCase {
  const source = { kind: 'file', name: cluster.cni.fileName, bytes: stdin } as const
  const input = { source, command: 'ADD', networks: [], ...traceOfCluster(cluster) } as const
  const { call, pod, node } = assumedAzure(stdin, input)
  const { cns, adapters, build } = node
  if (!cns.ok || cns.container === undefined) throw new Error('the trace supposes that Azure CNS answers')
  const files = azureHostFile({
    build: String(build),
    adapters: adapters.map(({ name, subnets }) => ({
      name,
      addresses: [...new Set(subnets)].map(withinSubnet),
    })),
    cns: { pod, tenant: cns.container },
    snat: { forDns: false, onHost: false },
  })
  const answers = Object.fromEntries(
    Object.entries(node.ipam).map(([name, answer]) => {
      if (answer.kind !== 'answers') throw new Error(`the trace supposes that ${name} answers`)
      const ips = answer.ips.flatMap(({ address, ones, gateway }) =>
        address === undefined ? [] : [{ address, length: ones, gateway }],
      )
      return [name, { exit: 0, stdout: JSON.stringify(printed(ips)) }]
    }),
  )
  return {
    node: { hnsVersion: [15, 2], networks: [], endpoints: [], namespaces: [NAMESPACE] },
    files,
    answers,
    steps: [
      {
        program: 'azure-vnet',
        env: {
          CNI_COMMAND: 'ADD',
          CNI_CONTAINERID: call.containerID,
          CNI_NETNS: call.netns === 'none' ? call.netns : NAMESPACE,
          CNI_IFNAME: call.ifName,
          CNI_ARGS: call.args,
        },
        stdin,
      },
    ],
  }
}

interface Given {
  readonly address: Address
  readonly length: number
  readonly gateway: Address | undefined
}

/** What the IPAM plugins of Azure print. Source: Azure/azure-container-networking cni/ipam/ipam.go cbd7560. */
function printed(given: readonly Given[]): object {
  return {
    cniVersion: '1.0.0',
    ips: given.map(({ address, length, gateway }) => ({
      version: String(address.family),
      address: `${formatAddress(address)}/${length}`,
      ...(gateway === undefined ? {} : { gateway: formatAddress(gateway) }),
    })),
    routes: given.flatMap(({ address, gateway }) =>
      gateway === undefined
        ? []
        : [{ dst: address.family === 4 ? '0.0.0.0/0' : '::/0', gw: formatAddress(gateway) }],
    ),
  }
}

/** The node's own address in one of its subnets. */
function withinSubnet(subnet: string): string {
  return subnet.replace(/\.0\/(\d+)$/, '.38/$1')
}
