import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { artifacts } from '../../src/compile/artifacts.ts'
import { checkArtifact } from '../../src/compile/check-artifact.ts'
import type { Artifact } from '../../src/emit/artifact.ts'
import { readSpec } from '../../src/spec/read-spec.ts'
import { quoteArgument } from '../../src/text/quote/argument.ts'
import { hostileText } from '../support/hostile.ts'
import { evaluated, type Token, tokens } from '../support/powershell.ts'

interface Form {
  readonly driver?: 'overlay' | 'l2bridge'
  readonly plugin?: 'flannel' | 'win-bridge'
  readonly services?: 'native' | 'nssm' | 'none'
  readonly form?: 'flags' | 'config'
  readonly version?: string
}

function files({
  driver = 'l2bridge',
  plugin = 'flannel',
  services = 'nssm',
  form = 'flags',
  version = '1.34',
}: Form) {
  const spec = {
    apiVersion: 'hnsc.dev/v1alpha1',
    kind: 'ClusterNetwork',
    kubernetes: { version, form, services },
    windows: { version: 'ltsc2019' },
    network: { driver, plugin },
    cidrs: { cluster: '10.244.0.0/16', service: '10.96.0.0/12', management: '10.127.130.0/24' },
    proxy: { httpProxy: 'http://proxy.example.com:3128' },
    nodes: [{ name: 'win-1', managementIP: '10.127.130.38', podCIDR: '10.244.1.0/24' }],
  }
  const { cluster, findings } = readSpec({ path: 'spec.json', text: JSON.stringify(spec) })
  if (cluster === undefined) throw new Error(findings.map(({ message }) => message).join())
  return new Map(
    [...artifacts(cluster)].map(({ artifact }) => [artifact.path.replace('nodes/win-1/', ''), artifact]),
  )
}

const register = (form: Form): string => files(form).get('services/register.ps1')?.text ?? ''

/** The texts of the list that a variable is set to. */
function list(script: string, variable: string): string[] {
  const all = evaluated(tokens(script))
  const at = all.findIndex(
    (token, i) => token.kind === 'code' && token.text === `$${variable}` && isCode(all[i + 1], '='),
  )
  const values: string[] = []
  for (const token of all.slice(at + 4)) {
    if (token.kind !== 'literal') break
    values.push(token.value)
  }
  return values
}

const isCode = (token: Token | undefined, text: string): boolean =>
  token?.kind === 'code' && token.text === text

const lines = (artifact: Artifact | undefined): string[] => artifact?.text.split('\n').slice(0, -1) ?? []

describe.each(['flags', 'config'] as const)('in form %s', (form) => {
  it.each(['1.14', '1.25', '1.26', '1.34'])('the services of %s start with what the files say', (version) => {
    const all = files({ version, form, driver: 'overlay', services: 'nssm' })
    const script = all.get('services/register.ps1')?.text ?? ''
    const name = form === 'flags' ? 'flags' : 'config-flags'
    expect(list(script, 'kubeletArguments')).toEqual(lines(all.get(`kubelet/${name}.txt`)))
    expect(list(script, 'kubeProxyArguments')).toEqual(lines(all.get(`kube-proxy/${name}.txt`)))
    expect(list(script, 'flanneldArguments')).toEqual(lines(all.get('flanneld/flags.txt')))
    expect(list(script, 'flanneldEnvironment')).toEqual(lines(all.get('flanneld/env')))
    expect(list(script, 'kubeletEnvironment')).toEqual(['HTTP_PROXY=http://proxy.example.com:3128'])
    expect(list(script, 'needed').includes('C:\\k\\kubelet-config.yaml')).toBe(form === 'config')
  })
})

it('starts flanneld, kubelet and kube-proxy in this order, and stops them in the other', () => {
  const script = register({})
  expect([...script.matchAll(/^Start-Service -Name '(.*)'$/gm)].map(([, name]) => name)).toEqual([
    'flanneld',
    'kubelet',
    'kube-proxy',
  ])
  expect([...script.matchAll(/^Stop-NodeService '(.*)'$/gm)].map(([, name]) => name)).toEqual([
    'kube-proxy',
    'kubelet',
    'flanneld',
  ])
  expect(
    [...script.matchAll(/^Register-\w+ -Name '(.*?)' .* -DependsOn (.*)$/gm)].map(([, ...row]) => row),
  ).toEqual([
    ['flanneld', '@()'],
    ['kubelet', "($runtime + @('flanneld'))"],
    ['kube-proxy', "@('flanneld', 'kubelet')"],
  ])
})

it('makes native services of kubelet and kube-proxy, and never of flanneld', () => {
  const script = register({ services: 'native' })
  expect(script).toContain("Register-NssmService -Name 'flanneld'")
  expect(script).toContain("Register-NativeService -Name 'kubelet'")
  expect(script).toContain("Register-NativeService -Name 'kube-proxy'")
  expect(list(script, 'kubeletCommand')).toContain('--windows-service=true')
  expect(register({ services: 'native', plugin: 'win-bridge' })).not.toContain('nssm')
  expect(register({ services: 'nssm' })).not.toContain('--windows-service')
})

it.each([
  ['1.25', 'C:\\k\\kubelet.exe', undefined],
  ['1.26', 'C:\\k\\kube-log-runner.exe', '-log-file=C:\\k\\logs\\kubelet.log'],
  ['1.33', 'C:\\k\\kube-log-runner.exe', '-log-file=C:\\k\\logs\\kubelet.log'],
  ['1.34', 'C:\\k\\kube-log-runner.exe', '-log-file=C:\\k\\logs\\kubelet.log'],
])('a native kubelet of %s has a place for its log', (version, program, log) => {
  const command = list(register({ services: 'native', version }), 'kubeletCommand')
  expect(command[0]).toBe(program)
  expect(command.find((arg) => arg.startsWith('-log-file='))).toBe(log)
  expect(command.includes('-log-file-size=10M')).toBe(version === '1.34')
  expect(command.includes('--log-dir=C:\\k\\logs')).toBe(version === '1.25')
})

it('writes no services for `none`, but what overlay needs', () => {
  const paths = (form: Form): string[] =>
    [...files(form).keys()].filter((path) => path.startsWith('services/')).sort()
  expect(paths({ services: 'none' })).toEqual([])
  expect(paths({ services: 'none', driver: 'overlay' })).toEqual(['services/prepare.ps1'])
  expect(paths({ services: 'nssm' })).toEqual(['services/register.ps1', 'services/unregister.ps1'])
})

it('opens VXLAN and reserves the source VIP before the first pod', () => {
  const all = files({ driver: 'overlay' })
  const prepare = all.get('services/prepare.ps1')?.text ?? ''
  expect(prepare).toContain('-Protocol UDP -LocalPort 4789')
  expect(prepare).toContain("$sourceVip = '10.244.1.2'\n")
  expect(prepare).toContain("$state = 'C:\\var\\lib\\cni\\networks\\flannel.4096'\n")
  const text = all.get('services/register.ps1')?.text ?? ''
  expect(text.indexOf("'prepare.ps1'")).toBeLessThan(text.indexOf('Register-NssmService -Name'))
})

/** The places of some texts in a script, each of which it must have. */
function places(text: string, ...parts: readonly string[]): readonly number[] {
  for (const part of parts) expect(text).toContain(part)
  return parts.map((part) => text.indexOf(part))
}

const inOrder = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)

it('prepares a node on which an earlier run has broken off', () => {
  const text = files({ driver: 'overlay' }).get('services/prepare.ps1')?.text ?? ''
  const steps = places(
    text,
    "$directory = 'C:\\k'\n",
    '[System.IO.Directory]::CreateDirectory($directory)',
    '$earlier = Read-Result\n',
    // Whoever holds the address: where the file does not name it, it is written again.
    'if (-not $owner -or $earlier -ne $sourceVip) {',
    "Invoke-HostLocal 'DEL' | Out-Null",
    "$output = Invoke-HostLocal 'ADD'",
    '[System.IO.File]::WriteAllText($result, $output)',
  )
  expect(steps).toEqual(inOrder(steps))
})

it('takes the firewall rule back before what may throw, and says when a service stays', () => {
  const text = files({ driver: 'overlay' }).get('services/unregister.ps1')?.text ?? ''
  const steps = places(
    text,
    'if (Test-NodeService $Name) { throw "$Name is marked for deletion',
    "Remove-NodeService 'kube-proxy'",
    'Remove-NetFirewallRule',
    '[System.IO.File]::ReadAllBytes(',
    "Invoke-HostLocal 'DEL'",
    'Remove-Item -LiteralPath $result',
  )
  expect(steps).toEqual(inOrder(steps))
})

/** What `-replace` does with these patterns, .NET and JavaScript do alike. */
test('the script quotes arguments as hnsc does', () => {
  const [, unless = '', code = ''] =
    /if \(\$Text -notmatch '(.*)'\) \{ return \$Text \}\n {2}return '"' \+ \(\$Text(.*)\) \+ '"'\n/.exec(
      register({}),
    ) ?? []
  const replacements = [...code.matchAll(/ -replace '(.*?)', '(.*?)'/g)]
  expect(replacements).toHaveLength(2)
  const quoted = (text: string): string =>
    new RegExp(unless).test(text)
      ? `"${replacements.reduce((t, [, pattern = '', by = '']) => t.replace(new RegExp(pattern, 'g'), by), text)}"`
      : text
  fc.assert(
    fc.property(hostileText, (text) => {
      expect(quoted(text)).toBe(quoteArgument(text))
    }),
    { numRuns: 1000 },
  )
})

test.each([
  ['services/register.ps1', "--hostname-override=win-1'", "--hostname-override=win-2'", 'node-name'],
  ['services/register.ps1', "$address = '10.127.130.38'", "$address = '10.127.130.39'", 'node-ip'],
  ['services/register.ps1', "'NODE_NAME=win-1'", "'NODE_NAME=WIN-1'", 'node-name'],
  ['services/register.ps1', '--source-vip=10.244.1.2', '--source-vip=10.244.1.3', 'source-vip'],
  ['services/prepare.ps1', "$sourceVip = '10.244.1.2'", "$sourceVip = '10.244.2.2'", 'source-vip'],
  ['services/prepare.ps1', 'networks\\flannel.4096', 'networks\\vxlan0', 'network-name'],
])('our own check finds in %s that %s became %s', (path, from, to, aspect) => {
  const artifact = files({ driver: 'overlay' }).get(path)
  if (artifact === undefined) throw new Error(path)
  expect(artifact.text).toContain(from)
  const expected = {
    'node-name': 'win-1',
    'node-ip': '10.127.130.38',
    'source-vip': '10.244.1.2',
    'network-name': 'flannel.4096',
  }
  const said = (text: string): string =>
    checkArtifact({ ...artifact, text }, expected)
      .map(({ message }) => message)
      .filter((message) => message.includes(` in ${aspect}:`))
      .join()
  expect(said(artifact.text)).toBe('')
  expect(said(artifact.text.replace(from, to))).not.toBe('')
})
