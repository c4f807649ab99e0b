#Requires -Version 5.1
#Requires -RunAsAdministrator
# Stops and removes kube-proxy, kubelet and flanneld of node win-2. It may be run again.

$ErrorActionPreference = 'Stop'

$sc = [System.Environment]::SystemDirectory + '\sc.exe'

# An argument as CommandLineToArgvW reads it back: backslashes count only before a quotation mark.
function ConvertTo-Argument([string] $Text) {
  if ($Text -notmatch '^$|[\s"]') { return $Text }
  return '"' + ($Text -replace '(\\*)"', '$1$1\"' -replace '(\\+)(?![\s\S])', '$1$1') + '"'
}

function Join-Argument([string[]] $Arguments) {
  return ($Arguments | ForEach-Object { ConvertTo-Argument $_ }) -join ' '
}

function Invoke-Program([string] $Path, [string[]] $Arguments) {
  $start = New-Object System.Diagnostics.ProcessStartInfo
  $start.FileName = $Path
  $start.Arguments = Join-Argument $Arguments
  $start.UseShellExecute = $false
  $process = [System.Diagnostics.Process]::Start($start)
  $process.WaitForExit()
  if ($process.ExitCode -ne 0) { throw "$Path $($start.Arguments): exit code $($process.ExitCode)" }
}

function Test-NodeService([string] $Name) {
  return $null -ne (Get-Service -Name $Name -ErrorAction SilentlyContinue)
}

function Stop-NodeService([string] $Name) {
  $service = Get-Service -Name $Name -ErrorAction SilentlyContinue
  if (-not $service -or $service.Status -eq 'Stopped') { return }
  Stop-Service -InputObject $service -Force
  $service.WaitForStatus('Stopped', '00:01:00')
}

function Remove-NodeService([string] $Name) {
  if (-not (Test-NodeService $Name)) { return }
  Stop-NodeService $Name
  Invoke-Program $sc @('delete', $Name)
  for ($i = 0; (Test-NodeService $Name) -and $i -lt 20; $i++) { Start-Sleep -Milliseconds 500 }
  if (Test-NodeService $Name) { throw "$Name is marked for deletion: close what holds it, such as services.msc, and run this again" }
}

Remove-NodeService 'kube-proxy'
Remove-NodeService 'kubelet'
Remove-NodeService 'flanneld'

Get-NetFirewallRule -Name 'hnsc-vxlan' -ErrorAction SilentlyContinue | Remove-NetFirewallRule

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

Invoke-HostLocal 'DEL' | Out-Null
Remove-Item -LiteralPath $result -ErrorAction SilentlyContinue
