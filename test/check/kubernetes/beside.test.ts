import { expect, test } from 'vitest'
import { checkTogether } from '../../../src/check/together/check-together.ts'
import { validate } from '../../../src/validate/validate.ts'

const CNI = JSON.stringify({
  cniVersion: '0.3.1',
  name: 'flannel.4096',
  type: 'win-overlay',
  ipMasq: true,
  apiVersion: 2,
  ipam: { type: 'host-local', subnet: '10.244.1.0/24' },
  policies: [],
})

/** The findings about files that disagree, with the text that each points at. */
function disagreements(files: Readonly<Record<string, string>>): readonly string[] {
  const documents = Object.entries(files).flatMap(([name, text]) => {
    const { kind, document } = validate({ path: name, text })
    return kind === undefined ? [] : [{ name, kind, tree: document.tree, text }]
  })
  return checkTogether(documents, { kubernetes: { major: 1, minor: 30 } }).flatMap(
    ({ document, finding }) => {
      const { code, at } = finding
      if (code !== 'WIN290' && code !== 'WIN432') return []
      return [
        `${code} ${document.name}: ${at.span === undefined ? '' : document.text.slice(at.span.start, at.span.end)}`,
      ]
    },
  )
}

const PROXY =
  'C:\\k\\kube-proxy.exe --hostname-override=win-1 --proxy-mode=kernelspace --source-vip=10.244.1.2'

test('the network name of kube-proxy is held against the CNI configuration', () => {
  expect(disagreements({ 'cni.conf': CNI, 'p.cmd': `${PROXY} --network-name=vxlan0\n` })).toEqual([
    'WIN290 p.cmd: vxlan0',
  ])
  expect(disagreements({ 'cni.conf': CNI, 'p.cmd': `${PROXY} --network-name=flannel.4096\n` })).toEqual([])
})

test('KUBE_NETWORK counts where no flag names the network', () => {
  expect(disagreements({ 'cni.conf': CNI, 'p.cmd': `set KUBE_NETWORK=cbr0\n${PROXY}\n` })).toEqual([
    'WIN290 p.cmd: cbr0',
  ])
})

test('a variable, a file of --config and two lines that differ say nothing', () => {
  expect(disagreements({ 'cni.conf': CNI, 'p.ps1': `& ${PROXY} --network-name=$name\n` })).toEqual([])
  expect(disagreements({ 'cni.conf': CNI, 'p.cmd': 'kube-proxy.exe --config=c --network-name=x\n' })).toEqual(
    [],
  )
  const two = `${PROXY} --network-name=cbr0\n${PROXY} --network-name=vxlan0\n`
  expect(disagreements({ 'cni.conf': CNI, 'p.cmd': two })).toEqual([])
})

test('kubelet and kube-proxy of one node have one name, whichever files they are in', () => {
  const kubelet = 'C:\\k\\kubelet.exe --kubeconfig=c --hostname-override=win-2 <more>\n'
  expect(disagreements({ 'k.cmd': kubelet, 'p.cmd': `${PROXY} --network-name=x\n` })).toEqual([
    'WIN432 p.cmd: win-1',
  ])
})

test('scripts that start the same program are of two nodes', () => {
  const first = 'C:\\k\\kubelet.exe --kubeconfig=c --hostname-override=win-1 <more>\n'
  const second = 'C:\\k\\kubelet.exe --kubeconfig=c --hostname-override=win-2 <more>\n'
  expect(disagreements({ '1/k.cmd': first, '2/k.cmd': second })).toEqual([])
})
