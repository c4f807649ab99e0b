import { formatAddress } from '../net/address.ts'
import { formatCidr } from '../net/cidr.ts'
import type { Cluster } from '../spec/cluster.ts'
import { powershellLiteral } from '../text/quote/powershell.ts'
import type { Artifact } from './artifact.ts'
import { writeJson } from './write-json.ts'

interface NodeRoute {
  readonly node: string
  readonly destination: string
  readonly nextHop: string
}

/**
 * The way to each node's pods, for networks without a daemon that keeps the routes and without encapsulation, in the
 * forms in which operators apply them. A node leaves out its own route.
 */
export function nodeRoutes({ network, nodes }: Cluster): Artifact[] {
  // With Calico BGP tells the routes, and Azure has them itself.
  const byOthers = ['flannel', 'antrea', 'calico', 'azure-vnet'].includes(network.plugin)
  if (byOthers || network.driver === 'overlay' || nodes.length === 0) return []
  const routes = nodes.flatMap(({ name, podCIDRs, managementIP }): NodeRoute[] => {
    const pods = podCIDRs.find(({ family }) => family === 4)
    if (pods === undefined) return []
    return [{ node: name, destination: formatCidr(pods), nextHop: formatAddress(managementIP) }]
  })
  const file = (name: string, text: string): Artifact => ({
    path: `routes/${name}`,
    kind: 'node-routes',
    text,
  })
  return [
    file('azure-route-table.json', writeJson(azureRoutes(routes))),
    file('linux.sh', linuxScript(routes)),
    file('routes.json', writeJson({ routes })),
    file('windows.ps1', windowsScript(routes)),
  ]
}

/** The `properties` of a `Microsoft.Network/routeTables` resource. */
function azureRoutes(routes: readonly NodeRoute[]): unknown {
  return {
    properties: {
      routes: routes.map(({ node, destination, nextHop }) => ({
        name: node,
        properties: {
          addressPrefix: destination,
          nextHopType: 'VirtualAppliance',
          nextHopIpAddress: nextHop,
        },
      })),
    },
  }
}

function linuxScript(routes: readonly NodeRoute[]): string {
  const lines = routes.map(({ destination, nextHop }) => `ip route replace ${destination} via ${nextHop}`)
  return [
    '#!/bin/sh',
    '# Routes to the pods of the Windows nodes, for a router or a Linux node.',
    'set -e',
    ...lines,
    '',
  ].join('\n')
}

function windowsScript(routes: readonly NodeRoute[]): string {
  const rows = routes.map(
    ({ destination, nextHop }) =>
      `  @{ Destination = ${powershellLiteral(destination)}; NextHop = ${powershellLiteral(nextHop)} }`,
  )
  return [
    '# Routes to the pods of the other nodes, for a Windows node. It may be run again.',
    "$ErrorActionPreference = 'Stop'",
    '$routes = @(',
    ...rows,
    ')',
    '$own = (Get-NetIPAddress -AddressFamily IPv4).IPAddress',
    'foreach ($route in $routes) {',
    '  if ($own -contains $route.NextHop) { continue }',
    '  $found = Get-NetRoute -DestinationPrefix $route.Destination -ErrorAction SilentlyContinue',
    '  if ($found.NextHop -contains $route.NextHop) { continue }',
    '  if ($found) { $found | Remove-NetRoute -Confirm:$false }',
    '  $interface = (Find-NetRoute -RemoteIPAddress $route.NextHop)[0].InterfaceIndex',
    '  New-NetRoute -DestinationPrefix $route.Destination -NextHop $route.NextHop -InterfaceIndex $interface | Out-Null',
    '}',
    '',
  ].join('\n')
}
