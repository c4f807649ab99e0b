import { expect, test } from 'vitest'
import { minimal, reading, said } from './support.ts'

const two =
  'nodes: [{ name: win-1, managementIP: 10.127.130.1 }, { name: win-2, managementIP: 10.127.130.2 }]'

test.each([
  [
    'l2bridge',
    ['network.plugin=calico', 'network.apiVersion=1'],
    ['WIN123 `network.apiVersion` has no effect'],
  ],
  [
    'l2bridge',
    ['network.plugin=calico', 'kubernetes.version=1.22', 'runtime.name=dockershim', 'network.apiVersion=2'],
    ['WIN123 `network.apiVersion` has no effect'],
  ],
  [
    'l2bridge',
    ['network.plugin=calico', 'network.name=pods'],
    ['WIN140 Calico makes the network `Calico` on every node, and `pods` beside it'],
  ],
  [
    'overlay',
    ['network.plugin=calico', 'cidrs.cluster=192.168.0.0/16'],
    ['WIN140 `192.168.0.0/16` of `cidrs.cluster` holds `192.168.255.0/30`, which Calico takes itself'],
  ],
  [
    'overlay',
    [
      'network.plugin=calico',
      'cidrs.cluster=192.168.0.0/16',
      'nodes=[{ name: win-1, managementIP: 10.127.130.1, podCIDR: 192.168.255.0/24 }]',
    ],
    ['WIN140 `192.168.255.0/24` of a node holds `192.168.255.0/30`, which Calico takes itself'],
  ],
  [
    'overlay',
    ['network.plugin=calico', 'cidrs.service=192.168.255.0/24'],
    ['WIN140 `192.168.255.0/24` of `cidrs.service` holds `192.168.255.0/30`, which Calico takes itself'],
  ],
  [
    'l2bridge',
    ['network.plugin=calico', 'cidrs.management=10.127.130.0/24,192.168.255.0/24'],
    ['WIN140 `192.168.255.0/24` of `cidrs.management` holds `192.168.255.0/30`, which Calico takes itself'],
  ],
  ['overlay', ['network.policyEngine=calico', 'network.name=External'], []],
  [
    'l2bridge',
    ['network.plugin=calico', 'network.policyEngine=calico'],
    ['WIN123 `network.policyEngine` has no effect'],
  ],
  ['overlay', ['network.policyEngine=calico', 'paths.calicoKubeconfig=D:\\calico'], []],
  ['l2tunnel', ['network.policyEngine=calico'], []],
  ['overlay', ['paths.calicoKubeconfig=D:\\calico'], ['WIN123 `paths.calicoKubeconfig` has no effect']],
  [
    'overlay',
    ['network.plugin=ovn-kubernetes', 'network.policyEngine=calico'],
    ['WIN139 `policyEngine: calico` guards the pods of Windows nodes alone'],
  ],
  [
    'l2bridge',
    [
      'network.plugin=sdnbridge',
      'network.policyEngine=calico',
      'cidrs.cluster=10.244.0.0/16,fd00::/48',
      'cidrs.service=10.96.0.0/12,fd01::/112',
    ],
    [
      'WIN139 Calico enforces network policies for IPv4 only, and `cidrs.cluster` has `fd00::/48`',
      'WIN509 no routes are written for the IPv6 pod CIDRs',
    ],
  ],
  [
    'l2bridge',
    [
      'network.policyEngine=calico',
      'policies.endpoint.acls=[{ action: Allow, direction: In }, { action: Allow, direction: Out }]',
    ],
    [
      'WIN138 `policies.endpoint.acls[0]` is an ACL, and Felix sets the ACLs of pods',
      'WIN138 `policies.endpoint.acls[1]` is an ACL, and Felix sets the ACLs of pods',
    ],
  ],
  ['overlay', ['network.apiVersion=1'], ['WIN506 `apiVersion: 1` does not work with containerd']],
  [
    'l2bridge',
    ['kubernetes.version=1.23', 'runtime.name=dockershim', 'network.apiVersion=2'],
    ['WIN506 `apiVersion: 2` does not work with dockershim'],
  ],
  [
    'l2bridge',
    ['kubernetes.version=1.19', 'runtime.name=containerd'],
    ['WIN504 containerd is not stable on Windows with Kubernetes 1.19'],
  ],
  [
    'l2bridge',
    ['kubernetes.version=1.19', 'network.dsr=true'],
    ['WIN503 kube-proxy of Kubernetes 1.19 finds no direct server return on Windows Server 2019'],
  ],
  ['overlay', ['runtime.cniPlugins=1.10.0'], ['WIN511 hnsc knows no CNI plugins as new as `1.10.0`']],
  ['overlay', ['runtime.flannelCni=1.9.1-flannel3'], []],
  ['l2bridge', ['network.vni=4097'], ['WIN123 `network.vni` has no effect']],
  [
    'l2bridge',
    ['policies.endpoint={ l2Driver: true, interfaceConstraint: {}, l4WfpProxies: [{ userSID: bob }] }'],
    [
      'WIN123 `policies.endpoint.interfaceConstraint` has no effect',
      'WIN123 `policies.endpoint.l2Driver` has no effect',
      'WIN123 `policies.endpoint.l4WfpProxies[0]` has no effect',
      'WIN340 `bob` is no security identifier',
    ],
  ],
  [
    'l2tunnel',
    ['runtime.flannel=0.28.9', 'network.ipMasq=true'],
    ['WIN123 `network.ipMasq` has no effect', 'WIN123 `runtime.flannel` has no effect'],
  ],
  [
    'l2bridge',
    ['kubernetes.services=none', 'kubernetes.form=flags', 'paths.flanneld=D:\\flanneld.exe'],
    ['WIN123 `kubernetes.form` has no effect', 'WIN123 `paths.flanneld` has no effect'],
  ],
  [
    'l2tunnel',
    ['kubernetes.services=none', 'paths.flanneld=D:\\flanneld.exe', 'proxy.httpProxy=http://p:80/'],
    ['WIN123 `paths.flanneld` has no effect', 'WIN123 `proxy.httpProxy` has no effect'],
  ],
  [
    'l2bridge',
    ['windows.version=ltsc2019', 'kubernetes.version=1.30', 'outboundNat.exceptions=[10.244.0.0/14]'],
    ['WIN323 `outboundNat.exceptions` 10.244.0.0/14 and `cidrs.cluster` 10.244.0.0/16 have the same address'],
  ],
  ['l2bridge', ['windows.version=ltsc2022', 'outboundNat.exceptions=[10.244.0.0/14]'], []],
  ['l2bridge', ['windows.adapter=Ethernet 2'], ['WIN123 `windows.adapter` has no effect']],
  ['l2tunnel', ['nodes[1].adapter=Ethernet 2'], ['WIN123 `nodes[1].adapter` has no effect']],
  ['l2bridge', ['network.plugin=win-bridge', 'windows.adapter=Ethernet 2'], []],
  [
    'overlay',
    ['runtime.flannel=0.11.0', 'paths.flannelNetConf=D:\\net-conf.json'],
    [
      'WIN123 `paths.flannelNetConf` has no effect',
      'WIN145 with flannel `0.11.0` a node does not reach its own pods',
    ],
  ],
  [
    'overlay',
    ['network.plugin=win-overlay'],
    ['WIN134 the DR MAC of `win-1` is missing', 'WIN134 the DR MAC of `win-2` is missing'],
  ],
  [
    'overlay',
    ['dns.server=10.96.0.10', 'dns.external=true'],
    ['WIN107 DNS server `10.96.0.10` is said to be external, but lies in `cidrs.service`'],
  ],
  ['overlay', ['dns.server=169.254.20.10', 'dns.external=true'], []],
  ['overlay', ['cidrs.service=172.0.0.0/8'], ['WIN118 `cidrs.service` 172.0.0.0/8 is too large']],
  [
    'l2bridge',
    ['cidrs.cluster="10.244.0.0/16,fd00:10:244::/56"'],
    ['WIN509 Windows pods get an IPv4 address only'],
  ],
])('%s with %j is compiled, and said to be %j', (driver, settings, expected) => {
  const result = reading(minimal(driver, two), settings)
  expect(said(result).toSorted()).toEqual(expected)
  expect(result.cluster).toBeDefined()
})

test('what to do about an address of HNS is something that the driver allows', () => {
  const help = (driver: string) =>
    reading(minimal(driver), ['cni.ipam=none', 'network.plugin=win-overlay']).findings.find(
      ({ code }) => code === 'WIN132',
    )?.help
  expect(help('overlay')).toBe('remove `ipam`')
})

test('`kind` of the runtime is not moved to the `kind` of the spec', () => {
  const [finding] = reading(minimal('l2bridge', 'runtime: { kind: dockershim }')).findings
  expect(finding).toMatchObject({ code: 'WIN010' })
  expect(finding?.help).not.toContain('write it as')
})
