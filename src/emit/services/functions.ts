import { ARGUMENT_REPLACEMENTS, NEEDS_QUOTES } from '../../text/quote/argument.ts'
import { powershellLiteral } from '../../text/quote/powershell.ts'

/**
 * Functions of PowerShell that the service scripts share, one script with those that it needs. They hand every command
 * line to Windows as one text that they have quoted themselves: how PowerShell quotes arguments differs from release
 * to release (`$PSNativeCommandArgumentPassing`).
 */

const REPLACEMENTS = ARGUMENT_REPLACEMENTS.map(
  ({ pattern, by }) => ` -replace ${powershellLiteral(pattern)}, ${powershellLiteral(by)}`,
).join('')

/** Command lines: `Join-Argument`, `Invoke-Program`, and where sc.exe is. */
export const COMMAND_LINES: readonly string[] = [
  "$sc = [System.Environment]::SystemDirectory + '\\sc.exe'",
  '',
  '# An argument as CommandLineToArgvW reads it back: backslashes count only before a quotation mark.',
  'function ConvertTo-Argument([string] $Text) {',
  `  if ($Text -notmatch ${powershellLiteral(NEEDS_QUOTES)}) { return $Text }`,
  `  return '"' + ($Text${REPLACEMENTS}) + '"'`,
  '}',
  '',
  'function Join-Argument([string[]] $Arguments) {',
  "  return ($Arguments | ForEach-Object { ConvertTo-Argument $_ }) -join ' '",
  '}',
  '',
  'function Invoke-Program([string] $Path, [string[]] $Arguments) {',
  '  $start = New-Object System.Diagnostics.ProcessStartInfo',
  '  $start.FileName = $Path',
  '  $start.Arguments = Join-Argument $Arguments',
  '  $start.UseShellExecute = $false',
  '  $process = [System.Diagnostics.Process]::Start($start)',
  '  $process.WaitForExit()',
  '  if ($process.ExitCode -ne 0) { throw "$Path $($start.Arguments): exit code $($process.ExitCode)" }',
  '}',
]

/** `Test-NodeService`, `Stop-NodeService`, `Remove-NodeService`. */
export const SERVICE_CONTROL: readonly string[] = [
  'function Test-NodeService([string] $Name) {',
  '  return $null -ne (Get-Service -Name $Name -ErrorAction SilentlyContinue)',
  '}',
  '',
  'function Stop-NodeService([string] $Name) {',
  '  $service = Get-Service -Name $Name -ErrorAction SilentlyContinue',
  "  if (-not $service -or $service.Status -eq 'Stopped') { return }",
  '  Stop-Service -InputObject $service -Force',
  "  $service.WaitForStatus('Stopped', '00:01:00')",
  '}',
  '',
  'function Remove-NodeService([string] $Name) {',
  '  if (-not (Test-NodeService $Name)) { return }',
  '  Stop-NodeService $Name',
  "  Invoke-Program $sc @('delete', $Name)",
  '  for ($i = 0; (Test-NodeService $Name) -and $i -lt 20; $i++) { Start-Sleep -Milliseconds 500 }',
  '  if (Test-NodeService $Name) { throw "$Name is marked for deletion: close what holds it, such as services.msc, and run this again" }',
  '}',
]

/** `Register-NssmService`; needs `$nssm`, `$directory` and `$logDirectory`. Source: nssm 2.24 README.txt, settings.cpp. */
export const NSSM: readonly string[] = [
  '# An empty list is a setting that is left to nssm.exe.',
  'function Set-NssmList([string] $Name, [string] $Setting, [string[]] $Values) {',
  "  if ($Values) { Invoke-Program $nssm (@('set', $Name, $Setting) + $Values) }",
  "  else { Invoke-Program $nssm @('reset', $Name, $Setting) }",
  '}',
  '',
  'function Register-NssmService([string] $Name, [string] $Program, [string[]] $Arguments, [string[]] $Environment, [string[]] $DependsOn) {',
  '  $existing = Get-CimInstance -ClassName Win32_Service -Filter "Name = \'$Name\'"',
  "  if ($existing -and $existing.PathName.Trim('\"') -ne $nssm) {",
  '    Remove-NodeService $Name',
  '    $existing = $null',
  '  }',
  "  if (-not $existing) { Invoke-Program $nssm @('install', $Name, $Program) }",
  '  $log = "$logDirectory\\$Name.log"',
  "  Invoke-Program $nssm @('set', $Name, 'Application', $Program)",
  "  Invoke-Program $nssm @('set', $Name, 'AppParameters', (Join-Argument $Arguments))",
  "  Invoke-Program $nssm @('set', $Name, 'AppDirectory', $directory)",
  "  Set-NssmList $Name 'AppEnvironmentExtra' $Environment",
  "  Set-NssmList $Name 'DependOnService' $DependsOn",
  "  Invoke-Program $nssm @('set', $Name, 'Start', 'SERVICE_AUTO_START')",
  "  Invoke-Program $nssm @('set', $Name, 'AppExit', 'Default', 'Restart')",
  "  Invoke-Program $nssm @('set', $Name, 'AppRestartDelay', '5000')",
  "  Invoke-Program $nssm @('set', $Name, 'AppStdout', $log)",
  "  Invoke-Program $nssm @('set', $Name, 'AppStderr', $log)",
  "  Invoke-Program $nssm @('set', $Name, 'AppRotateFiles', '1')",
  "  Invoke-Program $nssm @('set', $Name, 'AppRotateOnline', '1')",
  "  Invoke-Program $nssm @('set', $Name, 'AppRotateSeconds', '86400')",
  "  Invoke-Program $nssm @('set', $Name, 'AppRotateBytes', '10485760')",
  '}',
]

/** `Register-NativeService`. Source: Microsoft, sc.exe create, config and failure; the key `Environment` of a service. */
export const NATIVE: readonly string[] = [
  'function Register-NativeService([string] $Name, [string[]] $Command, [string[]] $Environment, [string[]] $DependsOn) {',
  "  $verb = if (Test-NodeService $Name) { 'config' } else { 'create' }",
  "  $settings = @('binPath=', (Join-Argument $Command), 'start=', 'auto')",
  "  if ($DependsOn) { $settings += 'depend=', ($DependsOn -join '/') }",
  "  elseif ($verb -eq 'config') { $settings += 'depend=', '/' }",
  '  Invoke-Program $sc (@($verb, $Name) + $settings)',
  "  Invoke-Program $sc @('failure', $Name, 'reset=', '86400', 'actions=', 'restart/5000/restart/10000/restart/30000')",
  '  $key = "HKLM:\\SYSTEM\\CurrentControlSet\\Services\\$Name"',
  "  if ($Environment) { New-ItemProperty -LiteralPath $key -Name 'Environment' -PropertyType MultiString -Value $Environment -Force | Out-Null }",
  "  else { Remove-ItemProperty -LiteralPath $key -Name 'Environment' -ErrorAction SilentlyContinue }",
  '}',
]

/** `Invoke-HostLocal`; needs `$hostLocal` and `$request`. The owner is the one that RKE2 uses. */
export const HOST_LOCAL: readonly string[] = [
  'function Invoke-HostLocal([string] $Command) {',
  '  # Where the encoding of the console is UTF-8, .NET would write a byte order mark before the request.',
  '  try { [Console]::InputEncoding = [System.Text.Encoding]::ASCII } catch { Write-Verbose "no console: $_" }',
  '  $start = New-Object System.Diagnostics.ProcessStartInfo',
  '  $start.FileName = $hostLocal',
  '  $start.UseShellExecute = $false',
  '  $start.RedirectStandardInput = $true',
  '  $start.RedirectStandardOutput = $true',
  '  # Its state is below \\var of the current drive, as for the pods.',
  "  $start.WorkingDirectory = 'C:\\'",
  "  $start.EnvironmentVariables['CNI_COMMAND'] = $Command",
  "  $start.EnvironmentVariables['CNI_CONTAINERID'] = 'kube-proxy'",
  "  $start.EnvironmentVariables['CNI_IFNAME'] = 'source-vip'",
  "  $start.EnvironmentVariables['CNI_NETNS'] = 'none'",
  "  $start.EnvironmentVariables['CNI_PATH'] = [System.IO.Path]::GetDirectoryName($hostLocal)",
  '  $process = [System.Diagnostics.Process]::Start($start)',
  '  $process.StandardInput.BaseStream.Write($request, 0, $request.Length)',
  '  $process.StandardInput.BaseStream.Close()',
  '  $output = $process.StandardOutput.ReadToEnd()',
  '  $process.WaitForExit()',
  '  if ($process.ExitCode -ne 0) { throw "host-local ${Command}: $output" }',
  '  return $output',
  '}',
]
