import { expect, test } from 'vitest'
import { compile } from '../../src/compile/compile.ts'

const spec = (network = '', more = '') => `apiVersion: hnsc.dev/v1alpha1
kind: ClusterNetwork
network: { driver: overlay, plugin: ovn-kubernetes${network} }
cidrs: { cluster: 10.132.0.0/14, service: 172.30.0.0/16, management: 10.0.133.0/24, nodeMask: 23 }
${more}nodes: [{ name: win-1, managementIP: 10.0.133.170, podCIDR: 10.132.0.0/23 }]
`

function compiled(text: string) {
  const { files, diagnostics } = compile({ path: 'cluster.yaml', text })
  const found = files.find(({ kind }) => kind === 'linux-requirements')
  return { files, diagnostics, requirements: JSON.parse(found?.text ?? '{}') }
}

test('Linux is told of the hybrid overlay, and nothing of a range that is not its own', () => {
  const { requirements, diagnostics } = compiled(spec())
  expect(diagnostics).toEqual([])
  expect(requirements).toEqual({
    kubeadm: { networking: { dnsDomain: 'cluster.local', serviceSubnet: '172.30.0.0/16' } },
    'kube-apiserver': { 'service-cluster-ip-range': '172.30.0.0/16' },
    'kube-controller-manager': { 'service-cluster-ip-range': '172.30.0.0/16' },
    'ovn-kubernetes': {
      ovnkube: {
        'enable-hybrid-overlay': true,
        'hybrid-overlay-cluster-subnets': '10.132.0.0/14/23',
        'no-hostsubnet-nodes': 'kubernetes.io/os=windows',
      },
      'hybrid-overlay-node': {},
      'networks.operator.openshift.io': {
        hybridOverlayConfig: { hybridClusterNetwork: [{ cidr: '10.132.0.0/14', hostPrefix: 23 }] },
      },
    },
  })
})

test('another VXLAN port, as OpenShift has it on vSphere, goes to all who open or use it', () => {
  const { requirements, files, diagnostics } = compiled(
    spec(', port: 9898', 'windows: { version: ltsc2022 }\n'),
  )
  expect(diagnostics).toEqual([])
  expect(requirements['ovn-kubernetes']).toMatchObject({
    ovnkube: { 'hybrid-overlay-vxlan-port': 9898 },
    'hybrid-overlay-node': { 'hybrid-overlay-vxlan-port': 9898 },
    'networks.operator.openshift.io': { hybridOverlayConfig: { hybridOverlayVXLANPort: 9898 } },
  })
  const prepare = files.find(({ path }) => path.endsWith('prepare.ps1'))
  expect(prepare?.text).toContain('-LocalPort 9898')
})

test('a Windows that cannot change the port is told', () => {
  const { diagnostics } = compiled(
    spec(', port: 9898', "windows: { version: ltsc2019 }\nkubernetes: { version: '1.30' }\n"),
  )
  expect(diagnostics.map(({ code }) => code)).toEqual(['WIN311'])
})

test('the name of the network and its VNI are constants, and told to be', () => {
  const { diagnostics, files } = compiled(spec(', name: foo, vni: 5000'))
  expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([
    'WIN123 `network.name` has no effect',
    'WIN123 `network.vni` has no effect',
  ])
  expect(files.some(({ path }) => path.includes('foo'))).toBe(false)
  expect(files.some(({ text }) => /\bfoo\b/.test(text))).toBe(false)
})
