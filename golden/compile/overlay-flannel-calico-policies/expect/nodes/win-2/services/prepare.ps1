#Requires -Version 5.1
#Requires -RunAsAdministrator
# Prepares node win-2 for the overlay network: run it before the first pod. It may be run again.

$ErrorActionPreference = 'Stop'

$directory = 'C:\k'

$sourceVip = '10.244.2.2'
$hostLocal = 'C:\Program Files\containerd\cni\bin\host-local.exe'
$state = 'C:\var\lib\cni\networks\flannel.4096'
$result = 'C:\k\sourceVip.json'
$request = [System.IO.File]::ReadAllBytes([System.IO.Path]::Combine($PSScriptRoot, '..\source-vip-request.json'))

function Invoke-HostLocal([string] $Command) {
  # Where the encoding of the console is UTF-8, .NET would write a byte order mark before the request.
  try { [Console]::InputEncoding = [System.Text.Encoding]::ASCII } catch { Write-Verbose "no console: $_" }
  $start = New-Object System.Diagnostics.ProcessStartInfo
  $start.FileName = $hostLocal
  $start.UseShellExecute = $false
  $start.RedirectStandardInput = $true
  $start.RedirectStandardOutput = $true
  # Its state is below \var of the current drive, as for the pods.
  $start.WorkingDirectory = 'C:\'
  $start.EnvironmentVariables['CNI_COMMAND'] = $Command
  $start.EnvironmentVariables['CNI_CONTAINERID'] = 'kube-proxy'
  $start.EnvironmentVariables['CNI_IFNAME'] = 'source-vip'
  $start.EnvironmentVariables['CNI_NETNS'] = 'none'
  $start.EnvironmentVariables['CNI_PATH'] = [System.IO.Path]::GetDirectoryName($hostLocal)
  $process = [System.Diagnostics.Process]::Start($start)
  $process.StandardInput.BaseStream.Write($request, 0, $request.Length)
  $process.StandardInput.BaseStream.Close()
  $output = $process.StandardOutput.ReadToEnd()
  $process.WaitForExit()
  if ($process.ExitCode -ne 0) { throw "host-local ${Command}: $output" }
  return $output
}

Get-NetFirewallRule -Name 'hnsc-vxlan' -ErrorAction SilentlyContinue | Remove-NetFirewallRule
New-NetFirewallRule -Name 'hnsc-vxlan' -DisplayName 'VXLAN between the nodes of Kubernetes' -Direction Inbound -Action Allow -Protocol UDP -LocalPort 4789 | Out-Null

function Read-Address([string] $Text) {
  $answer = $Text | ConvertFrom-Json
  $address = if ($answer.ips) { $answer.ips[0].address } else { $answer.ip4.ip }
  return ([string] $address).Split('/')[0]
}

function Read-Result {
  if (-not (Test-Path -LiteralPath $result -PathType Leaf)) { return '' }
  try { return Read-Address ([System.IO.File]::ReadAllText($result)) } catch { return 'nothing that can be read' }
}

[System.IO.Directory]::CreateDirectory($directory) | Out-Null
$earlier = Read-Result
if ($earlier -and $earlier -ne $sourceVip) {
  Write-Warning "$result is stale: it names $earlier, and the source VIP is $sourceVip"
  Remove-Item -LiteralPath $result
}

$held = "$state\$sourceVip"
$owner = ''
if (Test-Path -LiteralPath $held -PathType Leaf) { $owner = @(Get-Content -LiteralPath $held)[0] }
if ($owner -and $owner -ne 'kube-proxy') { throw "$sourceVip is reserved for $owner, which has to go first: $held" }
if (-not $owner -or $earlier -ne $sourceVip) {
  # Gives back what an earlier pod CIDR, or a run that broke off, has left.
  Invoke-HostLocal 'DEL' | Out-Null
  $output = Invoke-HostLocal 'ADD'
  $reserved = Read-Address $output
  if ($reserved -ne $sourceVip) { throw "host-local gave $reserved in place of $sourceVip" }
  [System.IO.File]::WriteAllText($result, $output)
}
