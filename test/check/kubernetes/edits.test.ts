import { describe, expect, it } from 'vitest'
import type { Kind } from '../../../src/check/kind.ts'
import { fixText } from '../../../src/validate/fix-text.ts'

function fixed(text: string, kind: Kind): string {
  return fixText({ path: '-', text }, { kind, context: { kubernetes: { major: 1, minor: 34 } } }).text
}

const FLAGS = '--hostname-override=n1 --network-name=cbr0 --kubeconfig=c:\\k\\c'

describe('the value of a boolean flag that is an argument of its own', () => {
  it.each<[Kind, string, string]>([
    [
      'powershell',
      '& c:\\k\\kube-proxy.exe @("--network-name=cbr0", "--enable-dsr", "false", "--kubeconfig=c:\\k\\c")',
      '"--enable-dsr=false", "--kubeconfig',
    ],
    [
      'powershell',
      "Start-Process -FilePath kube-proxy.exe -ArgumentList '--enable-dsr','false','--network-name=cbr0'",
      "'--enable-dsr=false','--network-name",
    ],
    ['command-line', `kube-proxy ${FLAGS} --enable-dsr "false"`, ' --enable-dsr=false'],
    ['command-line', `kube-proxy ${FLAGS} --enable-dsr false`, ' --enable-dsr=false'],
    ['powershell', `nssm set kube-proxy AppParameters "${FLAGS} --enable-dsr false"`, ' --enable-dsr=false"'],
    [
      'powershell',
      `Start-Process flanneld.exe -ArgumentList "-ip-masq","1","-iface=a"`,
      '"-ip-masq=1","-iface',
    ],
  ])('goes behind `=` within the quotes of the flag, in %s: %s', (kind, text, expected) => {
    expect(fixed(text, kind)).toContain(expected)
  })

  it.each([
    [
      '"kube-proxy.exe", "--enable-dsr", "false", "--network-name=a"',
      '["kube-proxy.exe", "--enable-dsr=false", "--network-name=a"]',
    ],
    [
      'kube-proxy.exe, --enable-dsr, "false", --network-name=a',
      '[kube-proxy.exe, --enable-dsr=false, --network-name=a]',
    ],
  ])('goes behind `=` in the list of a manifest: %s', (list, expected) => {
    const pod = (command: string) =>
      `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - name: kube-proxy\n    command: ${command}\n`
    expect(fixed(pod(`[${list}]`), 'manifest')).toBe(pod(expected))
  })

  it('stays where only the script knows what is between them', () => {
    const text = `& kube-proxy.exe ("${FLAGS} --enable-dsr" + " false").Split(" ")`
    expect(fixed(text, 'powershell')).not.toMatch(/=" \+|= false/)
  })
})

describe('a flag at the end of a quoted line', () => {
  it.each([
    ['first', `"--network-plugin=cni --config=k.yaml ${FLAGS}"`, '"--config=k.yaml '],
    ['last', `"--config=k.yaml --kubeconfig=c --network-plugin=cni"`, ' --kubeconfig=c"'],
  ])('is taken out without the quotation mark: the %s', (_, flags, expected) => {
    expect(fixed(`nssm set kubelet AppParameters ${flags}`, 'batch')).toContain(expected)
  })
})

describe('a feature gate of a file in flow style', () => {
  const config = (gates: string) =>
    `apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\n${gates}\n`

  it.each([
    ['the first', '{ WindowsGMSA: true, Mine: true }', '{ Mine: true }'],
    ['the last', '{ Mine: true, WindowsGMSA: true }', '{ Mine: true }'],
    ['one between', '{Mine: true, "WindowsGMSA": true,Other: false}', '{Mine: true, Other: false}'],
    ['several', '{ WindowsGMSA: true, HyperVContainer: true, Mine: true }', '{ Mine: true }'],
    ['one of a line', '{\n  WindowsGMSA: true,\n  Mine: true,\n}', '{\n  Mine: true,\n}'],
    [
      'not one with a comment at its comma',
      '{\n  WindowsGMSA: true, # x\n  Mine: true }',
      '{\n  WindowsGMSA: true, # x\n  Mine: true }',
    ],
  ])('goes with one comma: %s', (_, gates, left) => {
    expect(fixed(config(`featureGates: ${gates}`), 'kubelet-configuration')).toBe(
      config(`featureGates: ${left}`),
    )
  })

  it('goes with its key where it is the only one', () => {
    expect(fixed(config('featureGates: { WindowsGMSA: true }\nmaxPods: 1'), 'kubelet-configuration')).toBe(
      config('maxPods: 1'),
    )
    const json = (rest: string) =>
      `{"apiVersion":"kubelet.config.k8s.io/v1beta1","kind":"KubeletConfiguration"${rest}}`
    expect(fixed(json(',"featureGates":{"WindowsGMSA":true}'), 'kubelet-configuration')).toBe(json(''))
  })
})
