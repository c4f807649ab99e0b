import { describe, expect, it } from 'vitest'
import { upgrade } from '../../../src/validate/upgrade.ts'
import { validate } from '../../../src/validate/validate.ts'

const PROXY = 'C:\\k\\kube-proxy.exe --kubeconfig=C:\\k\\config --hostname-override=a --network-name=cbr0'
const KUBELET =
  'C:\\k\\kubelet.exe --kubeconfig=C:\\k\\config --resolv-conf= --cgroups-per-qos=false --enforce-node-allocatable='
const MODE_IN_FILE =
  'apiVersion: kubeproxy.config.k8s.io/v1alpha1\nkind: KubeProxyConfiguration\nmode: userspace\nwinkernel:\n  networkName: cbr0\n'

function messages(text: string, minor: number, code: string): readonly string[] {
  return validate({ path: '<stdin>', text }, { context: { kubernetes: { major: 1, minor } } })
    .diagnostics.filter((diagnostic) => diagnostic.code === code)
    .map(({ message }) => message)
}

describe.each([
  ['kube-proxy', `${PROXY} --proxy-mode=kernelspace`],
  ['the kubelet', KUBELET],
])('the flags of klog, of %s', (_, line) => {
  it.each([
    '--log-dir=C:\\l',
    '--logtostderr=false',
    '--alsologtostderr',
    '--log-file-max-size=10',
    '--one-output',
  ])('%s', (flag) => {
    const name = flag.replace(/=.*/, '')
    for (const minor of [20, 22]) expect(messages(`${line} ${flag}`, minor, 'WIN404')).toEqual([])
    for (const minor of [23, 24, 25]) {
      expect(messages(`${line} ${flag}`, minor, 'WIN404')).toEqual([
        `\`${name}\` is removed in Kubernetes 1.26`,
      ])
    }
    expect(messages(`${line} ${flag}`, 26, 'WIN404')).toEqual([])
    expect(messages(`${line} ${flag}`, 26, 'WIN402')).toHaveLength(1)
  })
})

describe('the mode userspace and what belongs to it', () => {
  it.each([
    [`${PROXY} --proxy-mode=userspace`, 'the mode `userspace` is removed in Kubernetes 1.26'],
    [MODE_IN_FILE, 'the mode `userspace` is removed in Kubernetes 1.26'],
    [`${PROXY} --proxy-mode=kernelspace --udp-timeout=1s`, '`--udp-timeout` is removed in Kubernetes 1.26'],
  ])('%s', (text, message) => {
    expect(messages(text, 22, 'WIN404')).toEqual([])
    for (const minor of [23, 24, 25]) expect(messages(text, minor, 'WIN404')).toEqual([message])
    expect(messages(text, 26, 'WIN404')).toEqual([])
  })
})

it('upgrade-check tells in which release they are deprecated, and in which they are gone', () => {
  const { steps } = upgrade(
    { path: '<stdin>', text: `${PROXY} --proxy-mode=userspace --log-dir=C:\\l` },
    { context: {}, from: { major: 1, minor: 22 }, to: { major: 1, minor: 26 } },
  )
  const told = steps.map(({ diagnostics }) => diagnostics.map(({ code }) => code))
  expect(told).toEqual([
    ['WIN404', 'WIN404'],
    ['WIN438', 'WIN402'],
  ])
})

it('--cleanup ends kube-proxy with what its release says', () => {
  const labels = (minor: number) =>
    validate(
      { path: '<stdin>', text: `${PROXY} --proxy-mode=kernelspace --cleanup` },
      { context: { kubernetes: { major: 1, minor } } },
    ).diagnostics.flatMap(({ code, label }) => (code === 'WIN413' ? [label] : []))
  expect(labels(25)).toEqual([
    'kube-proxy exits: `panic: runtime error: invalid memory address or nil pointer dereference`',
  ])
  expect(labels(26)).toEqual(['kube-proxy exits: `--cleanup-and-exit is not implemented on Windows`'])
})
