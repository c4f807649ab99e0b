import { describe, expect, test } from 'vitest'
import { parseProgramVersion, type ProgramVersion } from '../../src/facts/versions.ts'
import { traceConf } from '../../src/trace/trace-conf.ts'
import type { Trace } from '../../src/trace/trace.ts'
import { corpusFile } from '../support/shared.ts'

/*
 * The files as people write and ship them, traced to HNS. What is expected is facts/flannel.md 2.6 and, for the samples
 * of the plugins, the measured cases of facts/win-plugins.md 2.
 */

interface Node {
  readonly network: string
  readonly type: string
  readonly cluster: string
  /** The third octet and all before it of the node's /24. */
  readonly node: string
  readonly managementIP: string
}

const SDN: Node = {
  network: 'cbr0',
  type: 'l2bridge',
  cluster: '10.244.0.0/16',
  node: '10.244.1',
  managementIP: '10.127.130.38',
}
const SDN_OVERLAY: Node = { ...SDN, network: 'vxlan0', type: 'overlay' }
const RKE2: Node = {
  network: 'flannel.4096',
  type: 'Overlay',
  cluster: '10.42.0.0/16',
  node: '10.42.1',
  managementIP: '10.1.1.11',
}
const SAMPLE: Node = { ...SDN, cluster: '192.168.0.0/16', node: '192.168.1' }

describe.runIf(corpusFile('real/037-rke2-flannel.conflist') !== undefined)('real files', () => {
  test.each([
    ['011-sdn-helper-l2bridge-generated.conf', SDN, '1.9.1', ['OutBoundNAT', 'ROUTE', 'ROUTE']],
    ['011-sdn-helper-l2bridge-generated.conf', SDN, '0.8.6', ['OutBoundNAT', 'ROUTE', 'ROUTE']],
    [
      '012-sdn-helper-overlay-generated.conf',
      SDN_OVERLAY,
      '1.9.1',
      ['OutBoundNAT', 'ROUTE', '+PA', '+OutBoundNAT'],
    ],
    ['012-sdn-helper-overlay-generated.conf', SDN_OVERLAY, '0.8.6', ['OutBoundNAT', 'ROUTE', '+PA']],
    [
      '037-rke2-flannel.conflist',
      RKE2,
      '1.9.1',
      ['OutBoundNAT', 'SDNRoute', 'ProviderAddress', '+OutBoundNAT'],
    ],
    [
      '079-plugins-win-bridge-v2.conf',
      SAMPLE,
      '1.9.1',
      ['OutBoundNAT', 'SDNRoute', 'SDNRoute', '+OutBoundNAT'],
    ],
    ['079-plugins-win-bridge-v2.conf', SAMPLE, '0.9.1', ['+OutBoundNAT']],
  ])('%s on %o with plugins %s asks for %j', (file, node, plugins, types) => {
    const { requests, error } = traced(file, node, plugins)
    expect(error).toBeUndefined()
    const policies = requests[0]?.policies ?? []
    expect(policies.map(({ type, added }) => (added === undefined ? type : `+${type}`))).toEqual(types)
  })

  test('the second OutBoundNAT of RKE2 names the node subnet, and is marked', () => {
    const [request] = traced('037-rke2-flannel.conflist', RKE2, '1.9.1').requests
    expect(JSON.parse(request?.policies[3]?.json ?? '')).toEqual({
      Type: 'OutBoundNAT',
      Settings: { Exceptions: ['10.42.1.0/24'] },
    })
    expect(request?.policies[3]?.warning).toMatch(/^a second OutBoundNAT/)
  })

  test('a bridge has gateway .2 and no MAC address, an overlay .1 and one made of the address', () => {
    const bridge = traced('011-sdn-helper-l2bridge-generated.conf', SDN, '1.9.1').requests[0]?.json
    expect(JSON.parse(bridge ?? '')).toMatchObject({ IPAddress: '10.244.1.2', GatewayAddress: '10.244.1.2' })
    expect(bridge).not.toContain('MacAddress')
    const overlay = traced('037-rke2-flannel.conflist', RKE2, '1.9.1').requests[0]?.json
    expect(JSON.parse(overlay ?? '')).toMatchObject({
      MacAddress: '0E-2A-0a-2a-01-02',
      Routes: [{ NextHop: '10.42.1.1', DestinationPrefix: '0.0.0.0/0' }],
    })
  })

  test("the plugins' own sample of win-overlay has no ipam, and so fails", () => {
    const { error } = traced('080-plugins-win-overlay-v1.conf', SDN_OVERLAY, '1.9.1')
    expect(error?.text).toMatch(/failed to find HNSEndpoint|no plugin name provided/)
  })
})

function traced(file: string, node: Node, plugins: string): Trace {
  const subnet = `${node.node}.0/24`
  const env = `FLANNEL_NETWORK=${node.cluster}\nFLANNEL_SUBNET=${node.node}.1/24\nFLANNEL_MTU=1450\nFLANNEL_IPMASQ=true\n`
  return traceConf({
    source: { kind: 'file', name: file, bytes: corpusFile(`real/${file}`) ?? '' },
    command: 'ADD',
    versions: {
      containerd: version('2.1.0'),
      plugins: version(plugins),
      flannel: version('1.9.1-flannel1'),
    },
    subnetEnv: { path: 'subnet.env', bytes: env },
    networks: [
      {
        id: 'ID',
        name: node.network,
        type: node.type,
        subnets: [{ addressPrefix: subnet, gatewayAddress: `${node.node}.1` }],
        managementIP: node.managementIP,
      },
    ],
  })
}

function version(text: string): ProgramVersion {
  return parseProgramVersion(text) ?? { numbers: [], suffix: '' }
}
