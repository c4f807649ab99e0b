#Requires -Version 5.1
#Requires -RunAsAdministrator
# Stops and removes kube-proxy and kubelet of node win-1. It may be run again.

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
