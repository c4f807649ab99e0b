import { expect, test } from 'vitest'
import { compile } from '../../src/compile/compile.ts'

const spec = (network: string, more = '') => `apiVersion: hnsc.dev/v1alpha1
kind: ClusterNetwork
network: { plugin: calico, ${network} }
cidrs: { cluster: 10.244.0.0/16, service: 10.96.0.0/12, management: 10.127.130.0/24 }
${more}nodes: [{ name: win-1, managementIP: 10.127.130.38, podCIDR: 10.244.1.0/24 }]
`

function requirements(text: string): unknown {
  const { files, diagnostics } = compile({ path: 'cluster.yaml', text })
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  const found = files.find(({ kind }) => kind === 'linux-requirements')
  return JSON.parse(found?.text ?? '{}').calico
}

test('calico-ipam needs strict affinity, host-local does not', () => {
  expect(requirements(spec('driver: overlay'))).toMatchObject({
    IPAMConfiguration: { strictAffinity: true },
  })
  const hostLocal = requirements(spec('driver: l2bridge', 'cni: { ipam: host-local }\n'))
  expect(hostLocal).not.toHaveProperty('IPAMConfiguration')
})

test('the scripts have what they stop without, and no file or MAC prefix that would not hold', () => {
  const found = requirements(spec('driver: overlay, macPrefix: 02-11'))
  expect(found).toMatchObject({
    windows: {
      CALICO_DATASTORE_TYPE: 'kubernetes',
      KUBECONFIG: 'C:\\Program Files\\containerd\\cni\\conf\\calico-kubeconfig',
      CNI_CONF_FILENAME: '10-Calico.template.conf',
    },
  })
  expect(found).not.toHaveProperty('windows.VXLAN_MAC_PREFIX')
})

test('install-cni has its own names, and removes no file of hnsc', () => {
  expect(requirements(spec('driver: overlay, macPrefix: 02-11'))).toMatchObject({
    'windows-host-process': {
      KUBERNETES_SERVICE_CIDRS: '10.96.0.0/12',
      MAC_PREFIX: '02-11',
      CNI_CONF_NAME: '10-Calico.template.conflist',
      CNI_OLD_CONF_NAME: '10-Calico.template.conflist',
    },
  })
})

test.each(['10-Calico.conflist', '10-calico.conflist', '05-a.b.conflist'])(
  'what the installers write comes after %s',
  (fileName) => {
    const found = JSON.stringify(requirements(spec('driver: overlay', `cni: { fileName: ${fileName} }\n`)))
    const written = [...found.matchAll(/"CNI_CONF_(?:FILE)?NAME":"([^"]+)"/g)].map(([, name]) => name)
    expect(written).toHaveLength(2)
    for (const name of written) expect([fileName, name].toSorted()).toEqual([fileName, name])
  },
)

test('Felix of either installation looks at the pods of this one network', () => {
  expect(requirements(spec('driver: l2bridge, name: pods.v2'))).toMatchObject({
    windows: { KUBE_NETWORK: String.raw`^pods\.v2$` },
    'windows-host-process': { KUBE_NETWORK: String.raw`^pods\.v2$` },
  })
})

test('with dockershim there are no containers that are processes of the host', () => {
  const old = 'kubernetes: { version: "1.22" }\nruntime: { name: dockershim }\n'
  expect(requirements(spec('driver: l2bridge', old))).not.toHaveProperty('windows-host-process')
})

test.each(['10.244.0.0/16', '10.244.0.0/24'])(
  'nothing is missing where `%s` of the pools stands among the exceptions of the spec',
  (range) => {
    const text = spec('driver: overlay', `outboundNat: { exceptions: [${range}] }\n`)
    const { files, diagnostics } = compile({ path: 'cluster.yaml', text })
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(files.length).toBeGreaterThan(0)
  },
)
