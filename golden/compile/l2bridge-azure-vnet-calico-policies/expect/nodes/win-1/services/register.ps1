#Requires -Version 5.1
#Requires -RunAsAdministrator
# Registers kubelet and kube-proxy of node win-1 as Windows services and starts them in this order.
# It may be run again: the services then get the settings below. With -NoStart they are left stopped.

param([switch] $NoStart)

$ErrorActionPreference = 'Stop'

$address = '10.224.0.4'
$directory = 'C:\k'
$logDirectory = 'C:\k\logs'
$needed = @(
  'C:\k\kubelet.exe'
  'C:\k\kube-proxy.exe'
  'C:\k\kube-log-runner.exe'
  'C:\k\config'
  'C:\k\kubelet-config.yaml'
  'C:\k\kube-proxy-config.yaml'
  'C:\Program Files\containerd\cni\conf\10-azure.conflist'
)

$kubeletCommand = @(
  'C:\k\kube-log-runner.exe'
  '-log-file=C:\k\logs\kubelet.log'
  '-log-file-size=10M'
  '-log-file-age=168h'
  '-flush-interval=5s'
  'C:\k\kubelet.exe'
  '--config=C:\k\kubelet-config.yaml'
  '--kubeconfig=C:\k\config'
  '--hostname-override=win-1'
  '--node-ip=10.224.0.4'
  '--windows-service=true'
)
$kubeletEnvironment = @()

$kubeProxyCommand = @(
  'C:\k\kube-log-runner.exe'
  '-log-file=C:\k\logs\kube-proxy.log'
  '-log-file-size=10M'
  '-log-file-age=168h'
  '-flush-interval=5s'
  'C:\k\kube-proxy.exe'
  '--config=C:\k\kube-proxy-config.yaml'
  '--windows-service=true'
)
$kubeProxyEnvironment = @()

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

function Register-NativeService([string] $Name, [string[]] $Command, [string[]] $Environment, [string[]] $DependsOn) {
  $verb = if (Test-NodeService $Name) { 'config' } else { 'create' }
  $settings = @('binPath=', (Join-Argument $Command), 'start=', 'auto')
  if ($DependsOn) { $settings += 'depend=', ($DependsOn -join '/') }
  elseif ($verb -eq 'config') { $settings += 'depend=', '/' }
  Invoke-Program $sc (@($verb, $Name) + $settings)
  Invoke-Program $sc @('failure', $Name, 'reset=', '86400', 'actions=', 'restart/5000/restart/10000/restart/30000')
  $key = "HKLM:\SYSTEM\CurrentControlSet\Services\$Name"
  if ($Environment) { New-ItemProperty -LiteralPath $key -Name 'Environment' -PropertyType MultiString -Value $Environment -Force | Out-Null }
  else { Remove-ItemProperty -LiteralPath $key -Name 'Environment' -ErrorAction SilentlyContinue }
}

$missing = @($needed | Where-Object { -not (Test-Path -LiteralPath $_ -PathType Leaf) })
if ($missing) { throw "these files are missing: $($missing -join ', ')" }
if ((Get-NetIPAddress -AddressFamily IPv4).IPAddress -notcontains $address) { throw "no adapter has ${address}: this is another node" }

[System.IO.Directory]::CreateDirectory($logDirectory) | Out-Null

Stop-NodeService 'kube-proxy'
Stop-NodeService 'kubelet'

$runtime = @('containerd' | Where-Object { Test-NodeService $_ })
Register-NativeService -Name 'kubelet' -Command $kubeletCommand -Environment $kubeletEnvironment -DependsOn ($runtime + @())
Register-NativeService -Name 'kube-proxy' -Command $kubeProxyCommand -Environment $kubeProxyEnvironment -DependsOn @('kubelet')

if ($NoStart) { return }
Start-Service -Name 'kubelet'
Start-Service -Name 'kube-proxy'
