# Routes to the pods of the other nodes, for a Windows node. It may be run again.
$ErrorActionPreference = 'Stop'
$routes = @(
  @{ Destination = '10.244.1.0/24'; NextHop = '10.127.130.38' }
  @{ Destination = '10.244.2.0/24'; NextHop = '10.127.130.39' }
)
$own = (Get-NetIPAddress -AddressFamily IPv4).IPAddress
foreach ($route in $routes) {
  if ($own -contains $route.NextHop) { continue }
  $found = Get-NetRoute -DestinationPrefix $route.Destination -ErrorAction SilentlyContinue
  if ($found.NextHop -contains $route.NextHop) { continue }
  if ($found) { $found | Remove-NetRoute -Confirm:$false }
  $interface = (Find-NetRoute -RemoteIPAddress $route.NextHop)[0].InterfaceIndex
  New-NetRoute -DestinationPrefix $route.Destination -NextHop $route.NextHop -InterfaceIndex $interface | Out-Null
}
