import { describe, expect, it } from 'vitest'
import { kubeProxy, type KubeProxyInput } from '../../src/programs/kube-proxy.ts'
import { kubelet } from '../../src/programs/kubelet.ts'
import { parseYaml } from '../../src/text/yaml.ts'

function file(text: string): NonNullable<KubeProxyInput['config']> {
  const { tree } = parseYaml(text)
  if (tree === undefined) throw new Error('no document')
  return { tree, text }
}

/** The effective settings by field, or the error. */
function start(input: KubeProxyInput): unknown {
  const { result } = kubeProxy(input)
  if (!result.ok) return result.error.text
  return Object.fromEntries([...result.value.settings].map(([name, { text }]) => [name, text]))
}

const PROXY = 'apiVersion: kubeproxy.config.k8s.io/v1alpha1\nkind: KubeProxyConfiguration\n'
const KUBELET = 'apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\n'

describe('kube-proxy', () => {
  it('takes its flags for its configuration', () => {
    expect(start({ args: ['--network-name=a', '--enable-dsr', '--v=4'], minor: 34 })).toEqual({
      'winkernel.networkName': 'a',
      'winkernel.enableDSR': 'true',
      'logging.verbosity': '4',
    })
  })

  it('lets the file replace the flags, but for the name of the node, the log and the service', () => {
    const args = [
      '--config=c',
      '--network-name=a',
      '--hostname-override=n',
      '--v=4',
      '--windows-service',
      '--source-vip=1.2.3.4',
    ]
    const outcome = kubeProxy({ args, config: file(`${PROXY}winkernel:\n  networkName: b\n`), minor: 34 })
    expect(
      outcome.result.ok
        ? Object.fromEntries([...outcome.result.value.settings].map(([k, v]) => [k, v.text]))
        : '',
    ).toEqual({
      winkernel: '',
      'winkernel.networkName': 'b',
      config: 'c',
      hostnameOverride: 'n',
      'logging.verbosity': '4',
      windowsRunAsService: 'true',
    })
    expect(outcome.overwritten.map(({ path }) => path)).toEqual([
      ['args', 1],
      ['args', 5],
    ])
  })

  it('drops keys with another case, and goes on', () => {
    const outcome = kubeProxy({
      args: [],
      config: file(`${PROXY}winkernel:\n  sourceVIP: 1.2.3.4\n`),
      minor: 34,
    })
    expect(outcome.ignored.map(({ path }) => path)).toEqual([['config', 'winkernel', 'sourceVIP']])
    expect(outcome.result.ok).toBe(true)
  })

  it.each<[string, KubeProxyInput, string]>([
    ['an unknown flag', { args: ['--service'], minor: 20 }, 'unknown flag: --service'],
    [
      'a value with a blank',
      { args: ['--enable-dsr', 'false'], minor: 20 },
      '"kube-proxy" does not take any arguments, got ["false"]',
    ],
    [
      'the same before cobra was asked',
      { args: ['--enable-dsr', 'false'], minor: 18 },
      'failed validate: no arguments are supported',
    ],
    [
      'a gate that is gone',
      { args: ['--feature-gates=IPv6DualStack=true'], minor: 25 },
      'unrecognized feature gate: IPv6DualStack',
    ],
    [
      'a gate that is locked',
      { args: ['--feature-gates=WinOverlay=false'], minor: 34 },
      'cannot set feature gate WinOverlay to false, feature is locked to true',
    ],
    [
      'a mode up to 1.24',
      { args: ['--proxy-mode=iptables'], minor: 20 },
      'KubeProxyConfiguration.Mode.ProxyMode: Invalid value: "iptables": must be kernelspace,userspace or blank (blank means the most-available proxy [currently userspace])',
    ],
    [
      'a mode from 1.26 on',
      { args: ['--proxy-mode=userspace'], minor: 26 },
      `KubeProxyConfiguration.Mode.ProxyMode: Invalid value: "userspace": must be kernelspace or blank (blank means the most-available proxy [currently 'kernelspace'])`,
    ],
    [
      'no network',
      { args: [], minor: 34, kubeNetwork: '' },
      'unable to create proxier: Environment variable KUBE_NETWORK and network-flag not initialized',
    ],
    [
      'an overlay without source VIP',
      { args: ['--network-name=a'], minor: 34, overlay: true },
      'unable to create proxier: source-vip flag not set',
    ],
    [
      'an overlay without its gate',
      { args: ['--source-vip=1.2.3.4'], minor: 19, overlay: true },
      'unable to create proxier: WinOverlay feature gate not enabled',
    ],
    [
      'direct server return without its gate',
      { args: ['--enable-dsr'], minor: 32 },
      'unable to create proxier: WinDSR feature gate not enabled',
    ],
    [
      'a wrong type',
      { args: [], config: file(`${PROXY}winkernel:\n  enableDSR: "yes"\n`), minor: 34 },
      'cannot unmarshal string into Go value of type bool',
    ],
    [
      'no version',
      { args: [], config: file('kind: KubeProxyConfiguration\n'), minor: 34 },
      "Object 'apiVersion' is missing in",
    ],
  ])('stops at %s', (_, input, text) => {
    expect(start(input)).toBe(text)
  })

  it('reads a plain yes as YAML 1.1 does', () => {
    expect(start({ args: [], config: file(`${PROXY}enableProfiling: yes\n`), minor: 34 })).toMatchObject({
      enableProfiling: 'yes',
    })
  })
})

describe('the kubelet', () => {
  const off = ['--cgroups-per-qos=false', '--enforce-node-allocatable=']
  const error = (args: readonly string[], minor: number, text?: string) => {
    const { result } = kubelet({
      args,
      minor,
      ...(text === undefined ? {} : { config: file(KUBELET + text) }),
    })
    return result.ok ? undefined : result.error.text
  }

  it.each<[readonly string[], number, string | undefined]>([
    [[], 20, 'invalid configuration: CgroupsPerQOS (--cgroups-per-qos) true is not supported on Windows'],
    [
      ['--cgroups-per-qos=false'],
      20,
      'invalid configuration: enforceNodeAllocatable (--enforce-node-allocatable) is not supported unless cgroupsPerQOS (--cgroups-per-qos) is set to true',
    ],
    [off, 20, undefined],
    [
      ['--cgroups-per-qos=false', '--container-runtime-endpoint=npipe:////./pipe/x'],
      31,
      'invalid configuration: cgroupsPerQOS (--cgroups-per-qos) must be set to true when "pods" contained in enforceNodeAllocatable (--enforce-node-allocatable)',
    ],
    [
      off,
      24,
      'the container runtime endpoint address was not specified or empty, use --container-runtime-endpoint to set',
    ],
    [off, 27, 'protocol "unix" not supported'],
    [['--network-plugin=cni'], 24, 'failed to parse kubelet flag: unknown flag: --network-plugin'],
    [['run'], 20, 'unknown command: run'],
    [['run'], 22, '"Unknown command" command="run"'],
    [['run'], 24, 'unknown command run'],
    [
      [...off, '--windows-priorityclass=HIGH'],
      20,
      'failed OS init: unknown priority class HIGH, valid ones are available at',
    ],
  ])('%j at 1.%i', (args, minor, text) => {
    expect(error(args, minor)).toBe(text)
  })

  it('lets flags beat the file', () => {
    expect(error(off, 20, 'cgroupsPerQOS: true\nenforceNodeAllocatable: [pods]\n')).toBeUndefined()
    expect(error([], 20, 'cgroupsPerQOS: false\nenforceNodeAllocatable: []\n')).toBeUndefined()
  })

  it('drops a key with another case, and then misses it', () => {
    expect(error([], 20, 'cgroupsPerQos: false\nenforceNodeAllocatable: []\n')).toContain('CgroupsPerQOS')
  })
})
