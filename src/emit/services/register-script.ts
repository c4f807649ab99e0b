import { formatAddress } from '../../net/address.ts'
import type { NodePlan } from '../../plan/address-plan.ts'
import type { Cluster } from '../../spec/cluster.ts'
import { powershellLiteral } from '../../text/quote/powershell.ts'
import { kubeletConfigPath } from '../kubelet.ts'
import { kubeProxyConfigPath } from '../kube-proxy.ts'
import { usesLogRunner, usesNssm } from '../../spec/service-hosts.ts'
import { listed } from '../../spec/spell.ts'
import { COMMAND_LINES, NATIVE, NSSM, SERVICE_CONTROL } from './functions.ts'
import { nativeCommand, type NodeService } from './node-services.ts'
import { listVariable, script, STOP_ON_ERROR, textVariable } from './script.ts'

/** Registers the services of a node, or brings them up to date, and starts them in their order. */
export function registerScript(cluster: Cluster, plan: NodePlan, services: readonly NodeService[]): string {
  const names = services.map(({ name }) => name)
  const hosts = new Set(services.map(({ host }) => host))
  return script(
    [
      `Registers ${listed(names)} of node ${plan.node.name} as Windows services and starts them in this order.`,
      'It may be run again: the services then get the settings below. With -NoStart they are left stopped.',
    ],
    ['param([switch] $NoStart)'],
    STOP_ON_ERROR,
    variables(cluster, plan, services),
    ...services.map((service) => serviceVariables(cluster, service)),
    COMMAND_LINES,
    SERVICE_CONTROL,
    ...(hosts.has('nssm') ? [NSSM] : []),
    ...(hosts.has('native') ? [NATIVE] : []),
    CHECKS,
    [
      '[System.IO.Directory]::CreateDirectory($logDirectory) | Out-Null',
      ...(plan.sourceVip === undefined
        ? []
        : ["& ([System.IO.Path]::Combine($PSScriptRoot, 'prepare.ps1'))"]),
    ],
    names.toReversed().map((name) => `Stop-NodeService ${powershellLiteral(name)}`),
    registrations(cluster, services),
    ['if ($NoStart) { return }', ...names.map((name) => `Start-Service -Name ${powershellLiteral(name)}`)],
  )
}

function variables(cluster: Cluster, plan: NodePlan, services: readonly NodeService[]): readonly string[] {
  const { paths } = cluster
  return [
    textVariable('address', formatAddress(plan.node.managementIP)),
    textVariable('directory', paths.directory),
    textVariable('logDirectory', paths.logDirectory),
    ...(usesNssm(cluster.kubernetes, cluster.network.plugin) ? [textVariable('nssm', paths.nssm)] : []),
    ...listVariable('needed', neededFiles(cluster, services)),
  ]
}

/** Files that must be on the node before anything is changed there. */
function neededFiles(cluster: Cluster, services: readonly NodeService[]): readonly string[] {
  const { cni, kubernetes, network, paths } = cluster
  return [
    ...services.map(({ program }) => program),
    ...(usesNssm(cluster.kubernetes, cluster.network.plugin) ? [paths.nssm] : []),
    ...(usesLogRunner(kubernetes) ? [paths.kubeLogRunner] : []),
    paths.kubeconfig,
    ...(kubernetes.form === 'config' ? [kubeletConfigPath(cluster)] : []),
    ...(kubernetes.form === 'config' && services.some(({ name }) => name === 'kube-proxy')
      ? [kubeProxyConfigPath(cluster)]
      : []),
    `${cni.confDirectory}\\${cni.fileName}`,
    ...(network.plugin === 'flannel' ? [paths.flannelNetConf] : []),
  ]
}

/** The lists are what the program is started with, one argument a line. */
function serviceVariables(cluster: Cluster, service: NodeService): readonly string[] {
  const variable = VARIABLES[service.name]
  const list = service.host === 'nssm' ? service.arguments : nativeCommand(cluster, service)
  return [
    ...listVariable(`${variable}${service.host === 'nssm' ? 'Arguments' : 'Command'}`, list),
    ...listVariable(`${variable}Environment`, service.environment),
  ]
}

const VARIABLES = { flanneld: 'flanneld', kubelet: 'kubelet', 'kube-proxy': 'kubeProxy' } as const

const CHECKS: readonly string[] = [
  '$missing = @($needed | Where-Object { -not (Test-Path -LiteralPath $_ -PathType Leaf) })',
  `if ($missing) { throw "these files are missing: $($missing -join ', ')" }`,
  'if ((Get-NetIPAddress -AddressFamily IPv4).IPAddress -notcontains $address) { throw "no adapter has ${address}: this is another node" }',
]

function registrations({ runtime }: Cluster, services: readonly NodeService[]): readonly string[] {
  const runtimeService = runtime.name === 'dockershim' ? 'docker' : 'containerd'
  return [
    `$runtime = @(${powershellLiteral(runtimeService)} | Where-Object { Test-NodeService $_ })`,
    ...services.map(registration),
  ]
}

function registration({ name, host, program, after }: NodeService): string {
  const variable = VARIABLES[name]
  const runs =
    host === 'nssm'
      ? `Register-NssmService -Name '${name}' -Program ${powershellLiteral(program)} -Arguments $${variable}Arguments`
      : `Register-NativeService -Name '${name}' -Command $${variable}Command`
  const earlier = `@(${after.map((other) => `'${other}'`).join(', ')})`
  const dependsOn = name === 'kubelet' ? `($runtime + ${earlier})` : earlier
  return `${runs} -Environment $${variable}Environment -DependsOn ${dependsOn}`
}
