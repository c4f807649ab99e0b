import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { list, object } from '../support/shared.ts'
import { hnsc } from './fake-io.ts'

const SCRIPT = [
  '& C:\\k\\kubelet.exe --kubeconfig=C:\\k\\config --resolv-conf= --cgroups-per-qos=false --enforce-node-allocatable= `',
  '  --network-plugin=cni --log-dir=C:\\k --feature-gates=IPv6DualStack=true',
  '& C:\\k\\kube-proxy.exe --hostname-override=win-1 --network-name=cbr0 --proxy-mode=userspace',
  '',
].join('\n')
const CONFIG =
  'apiVersion: kubeproxy.config.k8s.io/v1alpha1\nkind: KubeProxyConfiguration\nmode: kernelspace\nudpIdleTimeout: 1s\nwinkernel:\n  networkName: cbr0\n'

let folder = ''
const at = (name: string): string => join(folder, name)
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hnsc-upgrade-'))
  writeFileSync(at('start.ps1'), SCRIPT)
  writeFileSync(at('proxy.yaml'), CONFIG)
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Each release with the severity and code of what it adds. */
async function steps(...more: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await hnsc(['upgrade-check', '--format', 'json', ...more])
  return list(object(JSON.parse(stdout))['steps']).map((step) => {
    const { kubernetes, diagnostics } = object(step)
    const found = list(diagnostics).map(
      (diagnostic) => `${object(diagnostic)['severity']} ${object(diagnostic)['code']}`,
    )
    return `${String(kubernetes)}: ${found.join(', ')}`
  })
}

describe('hnsc upgrade-check', () => {
  test('lists what each release breaks, in their order, over all files', async () => {
    expect(await steps('--from', '1.23', '--to', '1.34', at('start.ps1'), at('proxy.yaml'))).toEqual([
      '1.24: error WIN451, error WIN402',
      '1.25: error WIN420',
      '1.26: error WIN402, error WIN438, warning WIN445',
    ])
  })

  test('says what is wrong already, and what nothing changes', async () => {
    const { stdout, exit } = await hnsc(['upgrade-check', '--from', '1.30', '--to', '1.33', at('proxy.yaml')])
    expect(stdout).toMatch(/^Kubernetes 1\.30, as it is: 1 warning\n/)
    expect(stdout).toMatch(/\nnothing changes from 1\.30 to 1\.33\n$/)
    expect(exit).toBe(0)
  })

  test('--fix changes what is safe for the last release, and shows what is left', async () => {
    const { stdout, exit } = await hnsc([
      'upgrade-check',
      '--from',
      '1.23',
      '--to',
      '1.34',
      '--fix',
      at('start.ps1'),
    ])
    expect(readFileSync(at('start.ps1'), 'utf8')).toBe(
      [
        '& C:\\k\\kubelet.exe --kubeconfig=C:\\k\\config --resolv-conf= --cgroups-per-qos=false --enforce-node-allocatable= --container-runtime-endpoint=npipe:////./pipe/containerd-containerd',
        '& C:\\k\\kube-proxy.exe --hostname-override=win-1 --network-name=cbr0 --proxy-mode=kernelspace',
        '',
      ].join('\n'),
    )
    expect(stdout).toMatch(/nothing changes from 1\.23 to 1\.34/)
    expect(exit).toBe(0)
  })

  test('--diff shows it and changes nothing', async () => {
    const { stdout, stderr, exit } = await hnsc([
      'upgrade-check',
      '--from',
      '1.23',
      '--to',
      '1.26',
      '--diff',
      at('start.ps1'),
    ])
    expect(stdout).toContain(
      '-& C:\\k\\kube-proxy.exe --hostname-override=win-1 --network-name=cbr0 --proxy-mode=userspace\n',
    )
    expect(stderr).toContain('broken by 1.24, 1.25, 1.26')
    expect(readFileSync(at('start.ps1'), 'utf8')).toBe(SCRIPT)
    expect(exit).toBe(1)
  })

  test('a release outside of the tables is judged as the nearest, with a warning', async () => {
    expect(await steps('--from', '1.36', '--to', '1.99', at('proxy.yaml'))).toEqual(['1.99: warning WIN469'])
  })

  test.each([
    [['a'], '`--from` is missing'],
    [['--from', 'x', 'a'], '`x` is no version for `--from`'],
    [['--from', '1.30', '--to', '1.20', 'a'], '`--to` is older than `--from`'],
    [['--from', '1.30', '--fix', '--diff', 'a'], '`--fix` writes and `--diff` only shows'],
  ])('%j is refused', async (more, message) => {
    const { stderr, exit } = await hnsc(['upgrade-check', ...more])
    expect(stderr).toContain(message)
    expect(exit).toBe(2)
  })
})
