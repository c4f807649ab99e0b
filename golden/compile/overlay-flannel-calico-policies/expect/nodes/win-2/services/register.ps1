#Requires -Version 5.1
#Requires -RunAsAdministrator
# Registers flanneld, kubelet and kube-proxy of node win-2 as Windows services and starts them in this order.
# It may be run again: the services then get the settings below. With -NoStart they are left stopped.

param([switch] $NoStart)

$ErrorActionPreference = 'Stop'

$address = '10.127.130.39'
$directory = 'C:\k'
$logDirectory = 'C:\k\logs'
$nssm = 'C:\k\nssm.exe'
$needed = @(
  'C:\k\flanneld.exe'
  'C:\k\kubelet.exe'
  'C:\k\kube-proxy.exe'
  'C:\k\nssm.exe'
  'C:\k\config'
  'C:\k\kubelet-config.yaml'
  'C:\k\kube-proxy-config.yaml'
  'C:\Program Files\containerd\cni\conf\10-flannel.4096.conflist'
  'C:\etc\kube-flannel\net-conf.json'
)

$flanneldArguments = @(
  '--kube-subnet-mgr=true'
  '--kubeconfig-file=C:\k\config'
  '--iface=10.127.130.39'
  '--ip-masq=true'
  '--net-config-path=C:\etc\kube-flannel\net-conf.json'
  '--subnet-file=C:\run\flannel\subnet.env'
)
$flanneldEnvironment = @(
  'NODE_NAME=win-2'
)

$kubeletArguments = @(
  '--config=C:\k\kubelet-config.yaml'
  '--kubeconfig=C:\k\config'
  '--hostname-override=win-2'
  '--node-ip=10.127.130.39'
)
$kubeletEnvironment = @()

$kubeProxyArguments = @(
  '--config=C:\k\kube-proxy-config.yaml'
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

# An empty list is a setting that is left to nssm.exe.
function Set-NssmList([string] $Name, [string] $Setting, [string[]] $Values) {
  if ($Values) { Invoke-Program $nssm (@('set', $Name, $Setting) + $Values) }
  else { Invoke-Program $nssm @('reset', $Name, $Setting) }
}

function Register-NssmService([string] $Name, [string] $Program, [string[]] $Arguments, [string[]] $Environment, [string[]] $DependsOn) {
  $existing = Get-CimInstance -ClassName Win32_Service -Filter "Name = '$Name'"
  if ($existing -and $existing.PathName.Trim('"') -ne $nssm) {
    Remove-NodeService $Name
    $existing = $null
  }
  if (-not $existing) { Invoke-Program $nssm @('install', $Name, $Program) }
  $log = "$logDirectory\$Name.log"
  Invoke-Program $nssm @('set', $Name, 'Application', $Program)
  Invoke-Program $nssm @('set', $Name, 'AppParameters', (Join-Argument $Arguments))
  Invoke-Program $nssm @('set', $Name, 'AppDirectory', $directory)
  Set-NssmList $Name 'AppEnvironmentExtra' $Environment
  Set-NssmList $Name 'DependOnService' $DependsOn
  Invoke-Program $nssm @('set', $Name, 'Start', 'SERVICE_AUTO_START')
  Invoke-Program $nssm @('set', $Name, 'AppExit', 'Default', 'Restart')
  Invoke-Program $nssm @('set', $Name, 'AppRestartDelay', '5000')
  Invoke-Program $nssm @('set', $Name, 'AppStdout', $log)
  Invoke-Program $nssm @('set', $Name, 'AppStderr', $log)
  Invoke-Program $nssm @('set', $Name, 'AppRotateFiles', '1')
  Invoke-Program $nssm @('set', $Name, 'AppRotateOnline', '1')
  Invoke-Program $nssm @('set', $Name, 'AppRotateSeconds', '86400')
  Invoke-Program $nssm @('set', $Name, 'AppRotateBytes', '10485760')
}

$missing = @($needed | Where-Object { -not (Test-Path -LiteralPath $_ -PathType Leaf) })
if ($missing) { throw "these files are missing: $($missing -join ', ')" }
if ((Get-NetIPAddress -AddressFamily IPv4).IPAddress -notcontains $address) { throw "no adapter has ${address}: this is another node" }

[System.IO.Directory]::CreateDirectory($logDirectory) | Out-Null
& ([System.IO.Path]::Combine($PSScriptRoot, 'prepare.ps1'))

Stop-NodeService 'kube-proxy'
Stop-NodeService 'kubelet'
Stop-NodeService 'flanneld'

$runtime = @('containerd' | Where-Object { Test-NodeService $_ })
Register-NssmService -Name 'flanneld' -Program 'C:\k\flanneld.exe' -Arguments $flanneldArguments -Environment $flanneldEnvironment -DependsOn @()
Register-NssmService -Name 'kubelet' -Program 'C:\k\kubelet.exe' -Arguments $kubeletArguments -Environment $kubeletEnvironment -DependsOn ($runtime + @('flanneld'))
Register-NssmService -Name 'kube-proxy' -Program 'C:\k\kube-proxy.exe' -Arguments $kubeProxyArguments -Environment $kubeProxyEnvironment -DependsOn @('flanneld', 'kubelet')

if ($NoStart) { return }
Start-Service -Name 'flanneld'
Start-Service -Name 'kubelet'
Start-Service -Name 'kube-proxy'
