import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../../src/generated/types.ts'
import { fixText } from '../../../src/validate/fix-text.ts'
import { validate } from '../../../src/validate/validate.ts'

const FOLDER = 'test/check/kubernetes/lines'

/** Command lines as people keep them, with one defect each: the release, the code, and the text that it points at. */
const BROKEN = [
  ['batch-continued.cmd', 24, 'WIN402', '--network-plugin'],
  ['backtick-continued.ps1', 30, 'WIN401', '--proxymode'],
  ['splatted-list.ps1', 26, 'WIN402', '--log-dir'],
  ['new-service.ps1', 34, 'WIN421', 'WinOverlay=false'],
  ['sc-create.cmd', 25, 'WIN416', 'kube-proxy.exe'],
  ['nssm-single-quotes.cmd', 22, 'WIN408', "'WinDSR=true'"],
  ['daemonset.yaml', 28, 'WIN420', 'IPv6DualStack=true'],
  ['start-process.ps1', 30, 'WIN435', 'kube-proxy.exe'],
  ['kubelet-one-default.cmd', 28, 'WIN450', 'kubelet.exe'],
  ['fused.txt', 18, 'WIN407', '--kubeconfig'],
  ['flags-too-new.txt', 23, 'WIN403', '--logging-format'],
  ['kubeadm-flags.env', 31, 'WIN402', '--container-runtime'],
  ['config-eats-vip.ps1', 29, 'WIN410', '--source-vip'],
  ['mode-iptables.cmd', 20, 'WIN438', 'iptables'],
  ['vip-with-length.ps1', 27, 'WIN434', '10.244.3.2/24'],
  ['nssm-dsr.ps1', 30, 'WIN437', 'true'],
  ['sc-split-path.ps1', 26, 'WIN417', 'C:\\Program Files\\Kubernetes\\kubelet.exe'],
  ['here-string.ps1', 35, 'WIN402', '--pod-infra-container-image'],
  ['no-runtime.cmd', 24, 'WIN451', 'kubelet.exe'],
  ['priority-class.cmd', 20, 'WIN454', 'HIGHEST_PRIORITY_CLASS'],
  ['kubelet-reserve.cmd', 18, 'WIN401', '--kubelet-reserve'],
  ['sc-service.cmd', 22, 'WIN401', '--service'],
  ['cni-of-remote.cmd', 20, 'WIN455', '--cni-conf-dir'],
  ['start-detached-bool.cmd', 23, 'WIN406', 'true'],
  ['root-endpoint-too-early.cmd', 23, 'WIN403', '--root-hnsendpoint-name'],
  ['flanneld-no-kube.ps1', 28, 'WIN460', 'flanneld.exe'],
  ['flanneld-upper-case.cmd', 28, 'WIN431', 'WIN-ABC'],
  ['flanneld-kubeconfig.ps1', 28, 'WIN401', '--kubeconfig'],
  ['two-names.ps1', 30, 'WIN432', 'w2'],
  ['overlay-gate.cmd', 19, 'WIN436', 'vxlan0'],
  ['cluster-cidr.cmd', 30, 'WIN440', 'foo'],
  ['metrics-off.cmd', 20, 'WIN441', '0'],
  ['cleanup.cmd', 31, 'WIN413', '--cleanup'],
  ['splatted-table.ps1', 30, 'WIN402', '--udp-timeout'],
  ['gate-yes.cmd', 30, 'WIN405', 'yes'],
  ['one-hyphen.ps1', 30, 'WIN414', '-hostname-override'],
  ['nssm-no-cluster.ps1', 30, 'WIN468', 'kube-proxy'],
  ['appended-string.ps1', 24, 'WIN402', '--image-pull-progress-deadline'],
  ['and-operator.txt', 24, 'WIN401', '--bogus'],
  ['pod-on-one-line.txt', 26, 'WIN402', '--logtostderr'],
  ['nssm-escaped-quotes.ps1', 30, 'WIN402', '--cni-bin-dir'],
  ['misspelt.cmd', 30, 'WIN401', '--hostname_overide'],
  ['daemonset-powershell.yaml', 34, 'WIN422', 'WinDSR=true'],
  ['system-reserved.cmd', 29, 'WIN450', 'system-reserved'],
  ['configmap-script.yaml', 34, 'WIN420', 'HyperVContainer=true'],
  ['kubelet.service', 24, 'WIN402', '--network-plugin'],
  ['script-block.ps1', 30, 'WIN402', '--logtostderr'],
  ['process-start-info.ps1', 30, 'WIN401', '--kubeconfg'],
  ['format-and-split.ps1', 27, 'WIN402', '--container-runtime'],
  ['joined-list.ps1', 28, 'WIN410', '--network-name'],
  ['batch-call-in-block.cmd', 25, 'WIN420', 'WindowsEndpointSliceProxying=true'],
  ['pod-cmd.yaml', 30, 'WIN401', '--enable-DSR'],
  ['new-service-positional.ps1', 30, 'WIN416', 'kubelet.exe'],
  ['sc-config.cmd', 35, 'WIN402', '--pod-infra-container-image'],
  ['new-service-table.ps1', 26, 'WIN416', 'kube-proxy.exe'],
  ['nssm-concatenated.ps1', 34, 'WIN402', '--log-dir'],
  ['sc-single-quotes.cmd', 30, 'WIN408', "'w1'"],
  ['blank-in-path.txt', 30, 'WIN406', 'config'],
  ['member-call.ps1', 24, 'WIN402', '--cni-conf-dir'],
  ['verbosity.cmd', 30, 'WIN405', 'x'],
  ['healthz-address.cmd', 30, 'WIN405', '10.0.0.300'],
  ['overlay-unspecified.cmd', 30, 'WIN442', '0.0.0.0'],
  ['mode-blank.cmd', 23, 'WIN439', 'kube-proxy.exe'],
  ['no-name.cmd', 30, 'WIN430', 'kube-proxy.exe'],
  ['no-network.cmd', 30, 'WIN433', 'kube-proxy.exe'],
  ['network-twice.ps1', 30, 'WIN466', 'cbr0'],
  ['resolv-conf.cmd', 30, 'WIN452', 'etc'],
  ['allocable.cmd', 22, 'WIN401', '--enforce-node-allocable'],
  ['allow-privileged.cmd', 15, 'WIN402', '--allow-privileged'],
  ['pods-enforced.cmd', 33, 'WIN450', 'pods'],
  ['no-kubeconfig.cmd', 30, 'WIN453', 'kubelet.exe'],
  ['node-tags.cmd', 30, 'WIN401', '--node-tags'],
  ['mode-userspace.cmd', 26, 'WIN438', 'userspace'],
  ['node-ports-primary.cmd', 30, 'WIN456', 'primary'],
  ['gate-without-value.cmd', 30, 'WIN405', 'WinDSR'],
  ['gate-case.cmd', 30, 'WIN420', 'windsr=true'],
  ['overlay-ipv6.cmd', 30, 'WIN459', 'fd00'],
  ['vip-is-network.cmd', 30, 'WIN434', '10.244.1.0'],
  ['flanneld-can-reach.cmd', 28, 'WIN413', '--iface-can-reach'],
  ['flanneld-detached-bool.cmd', 28, 'WIN406', 'true'],
  ['sc-flanneld.cmd', 30, 'WIN416', 'flanneld.exe'],
  ['new-service-flanneld.ps1', 30, 'WIN416', 'flanneld.exe'],
  ['set-and-operator.txt', 30, 'WIN467', 'Calico.*'],
  ['nssm-split-path-flanneld.cmd', 30, 'WIN417', 'C:\\Program Files\\k\\flanneld.exe'],
  ['new-service-split-path.ps1', 30, 'WIN417', 'C:\\Program Files\\k\\kube-proxy.exe'],
  ['new-service-table-on-one-line.ps1', 26, 'WIN402', '--logtostderr'],
  ['daemonset-folded.yaml', 25, 'WIN420', 'IPv6DualStack=false'],
  ['kubeadm-flags-dockershim.env', 24, 'WIN402', '--network-plugin'],
  ['default-kubelet.env', 24, 'WIN402', '--cni-conf-dir'],
  ['start-process-redirection.ps1', 30, 'WIN406', '>'],
  ['fused-mode.cmd', 30, 'WIN407', '--network-name'],
  ['gate-locked-quoted.cmd', 34, 'WIN421', 'WinDSR=false'],
  ['flags-gone.txt', 28, 'WIN402', '--container-runtime'],
  ['sc-doubled-single-quotes.ps1', 30, 'WIN408', 'w1'],
  ['systemd-drop-in.conf', 24, 'WIN402', '--cni-bin-dir'],
  ['placeholder.cmd', 30, 'WIN411', '<node-name>'],
  ['repeated.cmd', 30, 'WIN415', 'w1'],
  ['list-plus.ps1', 30, 'WIN401', '--networkname'],
  ['array-list-add.ps1', 30, 'WIN402', '--log-dir'],
  ['batch-variable.cmd', 30, 'WIN402', '--log-dir'],
] as const

/** The same forms without a defect. */
const VALID = [
  ['kube-proxy-1.14.cmd', 14],
  ['kubelet-1.14.cmd', 14],
  ['nssm-1.18.ps1', 18],
  ['nssm-overlay-1.18.ps1', 18],
  ['flanneld-1.18.ps1', 18],
  ['sc-1.18.cmd', 18],
  ['quoted-paths-1.22.cmd', 22],
  ['list-1.22.ps1', 22],
  ['bare-1.22.txt', 22],
  ['flags-1.22.txt', 22],
  ['daemonset-1.26.yaml', 26],
  ['kubelet-1.26.cmd', 26],
  ['log-runner-1.26.ps1', 26],
  ['list-with-overlay-1.30.ps1', 30],
  ['overlay-1.30.cmd', 30],
  ['kubelet-1.30.cmd', 30],
  ['powershell-command-1.34.ps1', 34],
  ['rke2-1.34.cmd', 34],
  ['nssm-1.34.cmd', 34],
  ['sc-quoted-1.34.cmd', 34],
  ['flanneld-1.30.cmd', 30],
  ['calico-1.22.ps1', 22],
  ['batch-variable-1.30.cmd', 30],
  ['new-service-in-block-1.30.ps1', 30],
  ['comments-1.30.ps1', 30],
  ['comments-1.30.cmd', 30],
  ['versions-1.30.txt', 30],
  ['prompt-1.30.txt', 30],
  ['cmd-prompt-1.30.txt', 30],
  ['pod-pwsh-1.30.yaml', 30],
  ['splatted-unseen-1.30.ps1', 30],
  ['nssm-quoted-1.30.cmd', 30],
  ['sc-flanneld-wrapped-1.30.cmd', 30],
  ['nssm-script-1.30.ps1', 30],
  ['log-runner-variable-1.30.ps1', 30],
  ['quoted-path-variable-1.30.ps1', 30],
  ['start-process-list-1.18.ps1', 18],
  ['detached-values-1.30.txt', 30],
] as const

function read(path: string): string {
  return readFileSync(`${FOLDER}/${path}`, 'utf8')
}

function judge(path: string, text: string, minor: number): readonly Diagnostic[] {
  return validate({ path, text }, { context: { kubernetes: { major: 1, minor } } }).diagnostics
}

const isGrave = ({ severity }: Diagnostic) => severity !== 'info'

describe('a command line with one defect', () => {
  it.each(BROKEN)('%s with Kubernetes 1.%i: %s at %s', (name, minor, code, at) => {
    const text = read(`broken/${name}`)
    const found = judge(name, text, minor).filter(isGrave)
    expect([...new Set(found.map((diagnostic) => diagnostic.code))]).toEqual([code])
    const [first] = found
    const { start, end } = first?.location.range ?? { start: { offset: 0 }, end: { offset: 0 } }
    expect(text.slice(start.offset, end.offset)).toContain(at)
    expect(first?.help).toMatch(/^[a-z].*/)
  })

  it.each(BROKEN)('%s with Kubernetes 1.%i loses %s with each safe fix, and gets no other', (name, minor) => {
    const text = read(`broken/${name}`)
    const before = judge(name, text, minor).filter(isGrave)
    const context = { kubernetes: { major: 1, minor } }
    const { text: out, left } = fixText({ path: name, text }, { context })
    const after = left.diagnostics.filter(isGrave)
    expect(after.length).toBe(before.filter(({ fix }) => fix?.safe !== true).length)
    expect(fixText({ path: name, text: out }, { context }).text).toBe(out)
  })
})

describe('a command line without a defect', () => {
  it.each(VALID)('%s', (name, minor) => {
    expect(judge(name, read(`valid/${name}`), minor).filter(isGrave)).toEqual([])
  })
})
