import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkArtifact } from '../../src/compile/check-artifact.ts'
import { expectedOfCluster, expectedOfNodes } from '../../src/compile/expected-claims.ts'
import { artifacts } from '../../src/compile/artifacts.ts'
import type { Artifact } from '../../src/emit/artifact.ts'
import { planAddresses } from '../../src/plan/plan-addresses.ts'
import { readSpec } from '../../src/spec/read-spec.ts'

function checked(path: string): { made: readonly Artifact[]; faults: (artifact: Artifact) => number } {
  const { cluster } = readSpec({ path, text: readFileSync(path, 'utf8') })
  if (cluster === undefined) throw new Error(`${path} does not compile`)
  const plan = planAddresses(cluster)
  return {
    made: [...artifacts(cluster)].map(({ artifact }) => artifact),
    faults: (artifact) => {
      const node = plan.nodes.find((n) => n.node.name === artifact.node)
      const expected = {
        ...expectedOfCluster(cluster, plan),
        ...(node === undefined ? {} : expectedOfNodes(cluster)(node)),
      }
      return checkArtifact(artifact, expected).length
    },
  }
}

/** Kind of file, and changes that each make it disagree with the spec. */
const CHANGES: readonly (readonly [example: string, kind: string, from: string, to: string])[] = [
  ['overlay-flannel', 'cni-config', '"name": "flannel.4096"', '"name": "flannel.4097"'],
  ['overlay-flannel', 'cni-config', '"type": "win-overlay"', '"type": "win-bridge"'],
  ['overlay-flannel', 'cni-config', '"cniVersion": "1.0.0"', '"cniVersion": "0.4.0"'],
  ['overlay-flannel', 'cni-config', '"apiVersion": 2', '"apiVersion": 1'],
  ['overlay-flannel', 'cni-config', '"10.96.0.10"', '"10.96.0.11"'],
  ['overlay-flannel', 'cni-config', '"svc.cluster.local"', '"svc.cluster"'],
  ['overlay-flannel', 'cni-config', '"10.244.0.0/16",', '"10.244.0.0/15",'],
  [
    'overlay-flannel',
    'cni-config',
    '"DestinationPrefix": "10.96.0.0/12"',
    '"DestinationPrefix": "10.96.0.0/13"',
  ],
  [
    'overlay-flannel',
    'cni-config',
    '"ProviderAddress": "10.127.130.38"',
    '"ProviderAddress": "10.127.130.39"',
  ],
  ['overlay-flannel', 'flannel-net-conf', '"VNI": 4096', '"VNI": 1'],
  ['overlay-flannel', 'flannel-net-conf', '"Port": 4789', '"Port": 8472'],
  ['overlay-flannel', 'flannel-net-conf', '"Network": "10.244.0.0/16"', '"Network": "10.240.0.0/12"'],
  ['overlay-flannel', 'flannel-net-conf', '"Type": "vxlan"', '"Type": "host-gw"'],
  ['overlay-flannel', 'source-vip-request', '"name": "flannel.4096"', '"name": "vxlan0"'],
  ['overlay-flannel', 'source-vip-request', '"rangeStart": "10.244.1.2"', '"rangeStart": "10.244.1.3"'],
  ['overlay-flannel', 'source-vip-request', '"subnet": "10.244.1.0/24"', '"subnet": "10.244.2.0/24"'],
  ['overlay-flannel', 'linux-requirements', '"VNI": 4096', '"VNI": 1'],
  ['overlay-flannel', 'linux-requirements', '"dnsDomain": "cluster.local"', '"dnsDomain": "cluster"'],
  ['overlay-flannel', 'linux-requirements', '"node-cidr-mask-size": 24', '"node-cidr-mask-size": 25'],
  ['overlay-flannel', 'address-plan', '"dns": "10.96.0.10"', '"dns": "10.96.0.1"'],
  ['overlay-flannel', 'containerd-config', 'cni\\\\conf"', 'cni\\\\net.d"'],
  ['overlay-flannel', 'kube-proxy-flags', '--network-name=flannel.4096', '--network-name=vxlan0'],
  ['overlay-flannel', 'kube-proxy-flags', '--source-vip=10.244.1.2', '--source-vip=10.244.1.0'],
  ['overlay-flannel', 'kube-proxy-config', 'sourceVip: 10.244.1.2', 'sourceVip: 10.244.1.4'],
  ['overlay-flannel', 'kube-proxy-config', 'bindAddress: 10.127.130.38', 'bindAddress: 10.127.130.9'],
  ['overlay-flannel', 'kubelet-flags', '--hostname-override=win-1', '--hostname-override=win-2'],
  ['overlay-flannel', 'kubelet-flags', '--node-ip=10.127.130.38', '--node-ip=10.127.130.9'],
  ['overlay-flannel', 'kubelet-config', '- 10.96.0.10', '- 10.96.0.1'],
  ['overlay-flannel', 'flanneld-flags', '--iface=10.127.130.38', '--iface=10.127.130.9'],
  ['overlay-flannel', 'flanneld-env', 'NODE_NAME=win-1', 'NODE_NAME=WIN-1'],
  ['overlay-win-overlay', 'hns-network', '"Type": "Overlay"', '"Type": "L2Bridge"'],
  ['overlay-win-overlay', 'hns-network', '"IsolationId": 4096\n', '"IsolationId": 4097\n'],
  ['overlay-win-overlay', 'cni-config', '"rangeStart": "10.244.1.3"', '"rangeStart": "10.244.1.2"'],
  ['l2bridge-win-bridge', 'hns-network', '"NextHop": "10.244.1.1"', '"NextHop": "10.244.1.2"'],
  [
    'l2bridge-win-bridge',
    'hns-network',
    '"NetworkAdapterName": "Ethernet"',
    '"NetworkAdapterName": "Ethernet 2"',
  ],
  ['l2bridge-win-bridge', 'hns-endpoint', '"IPAddress": "10.244.1.2"', '"IPAddress": "10.244.1.3"'],
  [
    'l2bridge-win-bridge',
    'cni-config',
    '"DestinationPrefix": "10.127.130.38/32"',
    '"DestinationPrefix": "10.127.130.0/24"',
  ],
]

describe('the check of our own output', () => {
  it.each(readdirSync('examples'))('finds nothing in what examples/%s gives', (name) => {
    const { made, faults } = checked(`examples/${name}`)
    expect(made.length).toBeGreaterThanOrEqual(4)
    expect(made.filter((artifact) => faults(artifact) > 0)).toEqual([])
  })

  it.each(CHANGES)('%s, %s: finds %s changed to %s', (example, kind, from, to) => {
    const { made, faults } = checked(`examples/${example}.yaml`)
    const artifact = made.find((file) => file.kind === kind && file.text.includes(from))
    if (artifact === undefined) throw new Error(`no ${kind} has ${from}`)
    expect(faults({ ...artifact, text: artifact.text.replace(from, to) })).toBeGreaterThan(0)
  })

  it('finds a byte order mark, a carriage return, a missing line end, and what begins a file of a bundle', () => {
    const { made, faults } = checked('examples/overlay-flannel.yaml')
    const [artifact] = made
    if (artifact === undefined) throw new Error('no file')
    const { text } = artifact
    for (const bad of [
      `\uFEFF${text}`,
      text.replaceAll('\n', '\r\n'),
      text.trimEnd(),
      `${text}-- a/b --\n`,
    ]) {
      expect(faults({ ...artifact, text: bad })).toBe(1)
    }
  })
})
