import { expect, it } from 'vitest'
import { validate } from '../../src/validate/validate.ts'

const POD = {
  apiVersion: 'v1',
  kind: 'Pod',
  spec: { containers: [{ command: ['kube-proxy.exe', '--nope'] }] },
}

it.each([
  ['a.ps1', 'Get-Date', 'powershell'],
  ['a.PSM1', '', 'powershell'],
  ['a.cmd', 'dir', 'batch'],
  ['a.bat', 'dir', 'batch'],
  ['flags.txt', '--network-name=cbr0\n--v=4\n', 'flags-file'],
  [
    'a.yaml',
    'kind: DaemonSet\nspec:\n  template:\n    spec:\n      containers:\n        - args: [--v=4]\n',
    'manifest',
  ],
  ['a.json', JSON.stringify(POD, null, 2), 'manifest'],
  ['<stdin>', 'C:\\k\\kube-proxy.exe --v=4\n', 'command-line'],
  ['<stdin>', 'nssm set kubelet AppParameters --v=4\n', 'command-line'],
  ['kubeadm-flags.env', 'KUBELET_KUBEADM_ARGS="--network-plugin=cni"\n', 'command-line'],
  [
    'a.yaml',
    'kind: KubeProxyConfiguration\napiVersion: kubeproxy.config.k8s.io/v1alpha1\n',
    'kube-proxy-configuration',
  ],
  [
    'a.yaml',
    'kind: KubeletConfiguration\napiVersion: kubelet.config.k8s.io/v1beta1\n',
    'kubelet-configuration',
  ],
  ['a.conf', '{"cniVersion": "1.0.0", "name": "kubelet --x", "type": "win-bridge"}', 'cni-conf'],
  ['subnet.env', 'FLANNEL_NETWORK=10.244.0.0/16\n', 'subnet-env'],
  ['notes.txt', 'the kubelet is a program\n', undefined],
])('%s is told by its name and content: %s', (path, text, kind) => {
  expect(validate({ path, text }).kind).toBe(kind)
})

it('an unknown flag in a JSON manifest is pointed at', () => {
  const text = JSON.stringify(POD, null, 2)
  const [found] = validate({ path: 'a.json', text }).diagnostics.filter(({ code }) => code === 'WIN401')
  expect(text.slice(found?.location.range.start.offset, found?.location.range.end.offset)).toBe('--nope')
})

it('PowerShell reads a byte order mark and UTF-16, and nothing is said of them', () => {
  const text = new Uint8Array(Buffer.from('\uFEFFkubelet.exe --kubeconfig=a --service <more>', 'utf16le'))
  const { diagnostics } = validate({ path: 'a.ps1', text })
  expect(diagnostics.map(({ code }) => code).filter((code) => code !== 'WIN411')).toEqual(['WIN401'])
})
