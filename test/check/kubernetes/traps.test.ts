import { describe, expect, it } from 'vitest'
import { CODES, type Code } from '../../../src/diagnostic/codes.ts'
import { validate } from '../../../src/validate/validate.ts'
import { asWindowsTarget } from '../../../src/spec/read-windows.ts'

/** The smallest document that falls into a trap, the release it falls in, and what hnsc says. */
interface Trap {
  readonly trap: number
  readonly code: Code
  readonly severity?: 'error' | 'warning' | 'info'
  readonly minor: number
  readonly text: string
  /** A release in which it is no trap. */
  readonly fineIn?: number
  /** The same without the mistake. */
  readonly good?: string
  readonly windows?: string
}

const PROXY =
  'apiVersion: kubeproxy.config.k8s.io/v1alpha1\nkind: KubeProxyConfiguration\nmode: kernelspace\n'
const KUBELET = 'apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\n'
const OFF = '--cgroups-per-qos=false --enforce-node-allocatable='
const REMOTE = '--container-runtime-endpoint=npipe:////./pipe/containerd-containerd'
const proxy = (flags: string) => `kube-proxy.exe --hostname-override=a --proxy-mode=kernelspace ${flags}`
const kubelet = (flags: string) => `kubelet.exe --kubeconfig=c:\\k\\config --resolv-conf= ${flags}`

/** The traps of facts about kube-proxy and kubelet on Windows that a document alone shows, by their number. */
const TRAPS: readonly Trap[] = [
  {
    trap: 1,
    code: 'WIN435',
    minor: 30,
    text: proxy('--network-name=vxlan0'),
    good: proxy('--network-name=vxlan0 --source-vip=10.244.1.2 --bind-address=10.0.0.4'),
  },
  { trap: 1, code: 'WIN435', minor: 30, text: `${PROXY}winkernel:\n  networkName: flannel.4096\n` },
  { trap: 2, code: 'WIN434', minor: 30, text: proxy('--network-name=x --source-vip=notanip') },
  {
    trap: 2,
    code: 'WIN434',
    minor: 30,
    text: `${PROXY}winkernel:\n  networkName: x\n  sourceVip: 10.244.1.2/24\n`,
    good: `${PROXY}winkernel:\n  networkName: x\n  sourceVip: 10.244.1.2\n`,
  },
  {
    trap: 3,
    code: 'WIN445',
    minor: 30,
    text: `${PROXY}winkernel:\n  networkName: x\n  sourceVIP: 10.244.1.2\n`,
    good: `${PROXY}winkernel:\n  networkName: x\n  sourceVip: 10.244.1.2\n`,
  },
  {
    trap: 4,
    code: 'WIN421',
    minor: 34,
    fineIn: 33,
    text: proxy('--network-name=x --feature-gates=WinOverlay=false'),
  },
  {
    trap: 4,
    code: 'WIN421',
    minor: 23,
    fineIn: 22,
    text: proxy('--network-name=x --feature-gates=IPv6DualStack=false'),
  },
  {
    trap: 4,
    code: 'WIN420',
    minor: 25,
    fineIn: 24,
    text: kubelet(`${OFF} ${REMOTE} --feature-gates=IPv6DualStack=true`),
  },
  {
    trap: 4,
    code: 'WIN420',
    minor: 25,
    text: `${PROXY}winkernel:\n  networkName: x\nfeatureGates:\n  WindowsEndpointSliceProxying: true\n`,
  },
  {
    trap: 5,
    code: 'WIN422',
    severity: 'warning',
    minor: 34,
    fineIn: 19,
    text: proxy('--network-name=x --feature-gates=WinOverlay=true'),
  },
  { trap: 6, code: 'WIN437', minor: 32, fineIn: 33, text: proxy('--network-name=x --enable-dsr=true') },
  {
    trap: 7,
    code: 'WIN503',
    minor: 30,
    windows: '10.0.17763.1400',
    text: proxy('--network-name=x --enable-dsr=true --feature-gates=WinDSR=true'),
  },
  {
    trap: 8,
    code: 'WIN433',
    severity: 'warning',
    minor: 30,
    text: proxy('--v=4'),
    good: `set KUBE_NETWORK=cbr0\n${proxy('--v=4')}`,
  },
  {
    trap: 10,
    code: 'WIN466',
    severity: 'warning',
    minor: 30,
    text: `set KUBE_NETWORK=cbr0\n${proxy('--network-name=l2')}`,
  },
  {
    trap: 11,
    code: 'WIN410',
    minor: 30,
    text: 'kube-proxy.exe --config=c:\\k\\c.yaml --source-vip=10.244.1.2',
  },
  {
    trap: 12,
    code: 'WIN443',
    severity: 'warning',
    minor: 31,
    text: `${PROXY}winkernel:\n  networkName: x\nwindowsRunAsService: true\n`,
  },
  {
    trap: 13,
    code: 'WIN430',
    severity: 'warning',
    minor: 30,
    text: 'kube-proxy.exe --proxy-mode=kernelspace --network-name=x',
  },
  {
    trap: 13,
    code: 'WIN432',
    minor: 30,
    text: `${kubelet(`${OFF} ${REMOTE} --hostname-override=b`)}\n${proxy('--network-name=x')}`,
  },
  {
    trap: 14,
    code: 'WIN407',
    minor: 30,
    text: 'kube-proxy.exe --network-name=x --hostname-override=node1--kubeconfig=c:\\k\\config',
  },
  {
    trap: 15,
    code: 'WIN408',
    minor: 30,
    text: `nssm set kubelet AppParameters --hostname-override='minion' <other>`,
  },
  { trap: 15, code: 'WIN408', minor: 19, text: proxy(`--network-name=x --feature-gates='WinOverlay=true'`) },
  {
    trap: 16,
    code: 'WIN401',
    minor: 30,
    text: 'sc.exe create kubelet binPath= "C:\\k\\kubelet.exe --service <other_args>"',
  },
  { trap: 17, code: 'WIN406', minor: 30, text: proxy('--network-name=x --enable-dsr false') },
  {
    trap: 18,
    code: 'WIN450',
    minor: 30,
    fineIn: 31,
    text: kubelet(REMOTE),
    good: kubelet(`${REMOTE} ${OFF}`),
  },
  { trap: 18, code: 'WIN450', minor: 31, text: kubelet(`${REMOTE} --cgroups-per-qos=false`) },
  {
    trap: 18,
    code: 'WIN450',
    minor: 30,
    text: kubelet(`${REMOTE} --cgroups-per-qos=false --enforce-node-allocatable=none`),
  },
  {
    trap: 19,
    code: 'WIN408',
    minor: 30,
    text: '--cgroups-per-qos=false\n--enforce-node-allocatable=""\n--kubeconfig=x\n--resolv-conf=\n',
  },
  { trap: 20, code: 'WIN402', minor: 24, fineIn: 23, text: kubelet(`${OFF} ${REMOTE} --network-plugin=cni`) },
  {
    trap: 20,
    code: 'WIN402',
    minor: 27,
    fineIn: 26,
    text: kubelet(`${OFF} ${REMOTE} --container-runtime=remote`),
  },
  {
    trap: 20,
    code: 'WIN402',
    minor: 35,
    fineIn: 34,
    text: kubelet(`${OFF} ${REMOTE} --pod-infra-container-image=x`),
  },
  { trap: 20, code: 'WIN402', minor: 26, fineIn: 25, text: proxy('--network-name=x --log-dir=c:\\k') },
  { trap: 20, code: 'WIN402', minor: 15, fineIn: 14, text: kubelet(`${OFF} --allow-privileged=true`) },
  { trap: 21, code: 'WIN451', minor: 24, fineIn: 23, text: kubelet(OFF), good: kubelet(`${OFF} ${REMOTE}`) },
  {
    trap: 21,
    code: 'WIN451',
    minor: 30,
    text: kubelet(`${OFF} --container-runtime-endpoint=unix:///run/containerd/containerd.sock`),
  },
  {
    trap: 22,
    code: 'WIN452',
    severity: 'warning',
    minor: 30,
    text: `kubelet.exe --kubeconfig=x ${OFF} ${REMOTE}`,
  },
  {
    trap: 22,
    code: 'WIN449',
    severity: 'warning',
    minor: 22,
    fineIn: 23,
    text: `${KUBELET}resolvConf: ""\n`,
  },
  {
    trap: 23,
    code: 'WIN439',
    severity: 'warning',
    minor: 25,
    fineIn: 26,
    text: 'kube-proxy.exe --hostname-override=a --network-name=x',
  },
  {
    trap: 24,
    code: 'WIN438',
    minor: 30,
    text: 'kube-proxy.exe --hostname-override=a --network-name=x --proxy-mode=iptables',
  },
  { trap: 24, code: 'WIN438', minor: 30, text: PROXY.replace('kernelspace', 'nftables') },
  {
    trap: 25,
    code: 'WIN459',
    severity: 'warning',
    minor: 30,
    text: proxy('--network-name=vxlan0 --source-vip=10.1.0.2 --cluster-cidr=10.1.0.0/16,fd00::/48'),
  },
  {
    trap: 26,
    code: 'WIN442',
    severity: 'warning',
    minor: 21,
    fineIn: 22,
    text: proxy('--network-name=vxlan0 --source-vip=10.1.0.2'),
  },
  {
    trap: 27,
    code: 'WIN449',
    severity: 'warning',
    minor: 30,
    text: `${PROXY}winkernel:\n  networkName: x\nmetricsBindAddress: ""\n`,
  },
  { trap: 27, code: 'WIN441', minor: 30, text: proxy('--network-name=x --metrics-port=0') },
  {
    trap: 28,
    code: 'WIN444',
    severity: 'warning',
    minor: 29,
    fineIn: 30,
    text: `${PROXY}winkernel:\n  networkName: x\n  forwardHealthCheckVip: true\n`,
  },
  { trap: 39, code: 'WIN447', minor: 30, text: `${KUBELET}clusterDNS: "10.96.0.10"\n` },
  { trap: 40, code: 'WIN445', minor: 30, text: `${KUBELET}nodeIP: 10.0.0.4\n` },
  {
    trap: 41,
    code: 'WIN457',
    severity: 'warning',
    minor: 23,
    windows: 'ltsc2022',
    text: kubelet(`${OFF} --pod-infra-container-image=registry.k8s.io/pause:3.4.1`),
  },
  {
    trap: 43,
    code: 'WIN431',
    minor: 30,
    text: 'set NODE_NAME=WIN-1\nflanneld.exe --kube-subnet-mgr --iface=10.0.0.4',
  },
  {
    trap: 45,
    code: 'WIN412',
    severity: 'warning',
    minor: 18,
    fineIn: 20,
    text: kubelet(`${OFF} --windows-priorityclass=HIGH_PRIORITY_CLASS`),
  },
  {
    trap: 45,
    code: 'WIN403',
    minor: 16,
    text: kubelet(`${OFF} --windows-priorityclass=HIGH_PRIORITY_CLASS`),
  },
  { trap: 45, code: 'WIN454', minor: 30, text: kubelet(`${OFF} ${REMOTE} --windows-priorityclass=HIGH`) },
  {
    trap: 46,
    code: 'WIN403',
    minor: 23,
    fineIn: 24,
    text: proxy('--network-name=x --root-hnsendpoint-name=cbr0'),
  },
  {
    trap: 46,
    code: 'WIN445',
    minor: 23,
    fineIn: 24,
    text: `${PROXY}winkernel:\n  networkName: x\n  rootHnsEndpointName: cbr0\n`,
  },
  {
    trap: 47,
    code: 'WIN456',
    minor: 30,
    fineIn: 31,
    text: `${PROXY}winkernel:\n  networkName: x\nnodePortAddresses: [primary]\n`,
  },
  {
    trap: 47,
    code: 'WIN409',
    severity: 'info',
    minor: 31,
    text: proxy('--network-name=x --nodeport-addresses=10.0.0.0/8'),
  },
  { trap: 48, code: 'WIN448', minor: 34, text: PROXY.replace('v1alpha1', 'v1alpha2') },
]

/** The traps that no document shows by itself, and why. */
const ELSEWHERE: Readonly<Record<number, string>> = {
  9: 'the name is held against the CNI configuration that is given with it: see beside.test.ts',
  29: 'that kube-proxy ends when its file changes is no mistake of the file',
  30: 'session affinity is a property of Service objects',
  31: 'who connects to a node port is in no configuration of a node',
  32: 'the number of endpoints is that of the running cluster',
  33: 'the service range is a setting of kubeadm and the apiserver; the spec refuses it (WIN1xx)',
  34: 'the node mask is a setting of the controller manager; the spec refuses it (WIN1xx)',
  35: 'the node mask is a setting of the controller manager; the spec has one for each family',
  36: 'the service range is in no file of the kubelet; the spec checks the DNS server',
  37: 'hnsc cidr check and the spec find overlaps',
  38: 'the exception list is in the CNI configuration, where it is checked (WIN2xx)',
  42: 'the build of an image is in its manifest',
  44: 'what host-local has given away is on the node',
  49: 'refuted: v1.28.0, the first with `logging` in the file, copies the flags (cmd/kube-proxy/app/server.go copyLogsFromFlags)',
  50: 'the type that HNS reports is on the node; flannel and win-overlay write `Overlay`',
}

function findings(trap: Trap, text: string, minor: number): readonly string[] {
  const windows = asWindowsTarget(trap.windows ?? '')
  const context = { kubernetes: { major: 1, minor }, ...(windows.ok ? { windows: windows.value } : {}) }
  return validate({ path: '<stdin>', text }, { context }).diagnostics.map(
    ({ severity, code }) => `${severity} ${code}`,
  )
}

describe('every trap of the facts', () => {
  it('is either found or has a reason', () => {
    const found = new Set([...TRAPS.map(({ trap }) => trap), ...Object.keys(ELSEWHERE).map(Number)])
    expect([...found].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1))
  })

  it.each(TRAPS)('$trap: $code with 1.$minor', (trap) => {
    const said = `${trap.severity ?? CODES[trap.code].severity} ${trap.code}`
    expect(findings(trap, trap.text, trap.minor)).toContain(said)
    if (trap.fineIn !== undefined) expect(findings(trap, trap.text, trap.fineIn)).not.toContain(said)
    if (trap.good !== undefined) expect(findings(trap, trap.good, trap.minor).join()).not.toMatch(/error/)
  })
})
