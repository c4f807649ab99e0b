import fc from 'fast-check'
import { test } from 'vitest'
import { parseProgramVersion } from '../../../src/facts/versions.ts'
import { CONTAINERD_ADD } from '../../../src/programs/cni/call.ts'
import { winBridge } from '../../../src/programs/win-bridge.ts'
import { winOverlay } from '../../../src/programs/win-overlay.ts'
import { windowsNode } from '../../support/windows-node.ts'

const RELEASES = ['0.8.0', '0.8.5', '0.8.6', '0.9.1', '1.0.0-rc1', '1.0.0', '1.1.1', '1.2.0', '1.9.1']

const text = fc.constantFrom(
  '10.244.0.0/16',
  '10.244.1.0/24',
  'a"b',
  'a\\',
  '<nil>',
  '',
  '10.127.130.38',
  'tcp',
  '2',
)
const value = fc.oneof(
  fc.jsonValue(),
  fc.record(
    {
      Type: fc.constantFrom('OutBoundNAT', 'outboundnat', 'ROUTE', 'PA', 'ProviderAddress', 5, null),
      ExceptionList: fc.oneof(fc.array(text), text),
      PA: text,
      Settings: fc.oneof(fc.jsonValue(), fc.record({ Exceptions: fc.array(text), ProviderAddress: text })),
    },
    { requiredKeys: [] },
  ),
)
const policies = fc.array(
  fc.record({ name: fc.constantFrom('EndpointPolicy', 'endpointpolicy', 'x'), value }, { requiredKeys: [] }),
)
const conf = fc.record(
  {
    cniVersion: fc.constantFrom('0.2.0', '0.3.0', '1.0.0', '1.1.0', '', 'x', '1'),
    name: fc.constantFrom('cbr0', 'vxlan0', 'nat', '', 'my net'),
    apiVersion: fc.constantFrom(0, 1, 2, '2', null),
    ApiVersion: fc.constantFrom(2, 1),
    policies: fc.oneof(policies, fc.jsonValue()),
    Policies: policies,
    HcnPolicyArgs: fc.oneof(fc.array(value), fc.jsonValue()),
    dns: fc.oneof(fc.record({ nameservers: fc.array(text), search: fc.array(text) }), fc.jsonValue()),
    ipMasqNetwork: text,
    ipMasq: fc.boolean(),
    loopbackDSR: fc.boolean(),
    endpointMacPrefix: text,
    ipam: fc.constantFrom(
      {},
      null,
      { type: 'x' },
      { type: 'host-local', subnet: '10.244.1.0/24' },
      { type: 'host-local', subnet: 'fd00::/64' },
    ),
    runtimeConfig: fc.record({
      portMappings: fc.array(fc.record({ hostPort: fc.integer(), containerPort: fc.nat(), protocol: text })),
    }),
    more: fc.jsonValue(),
  },
  { requiredKeys: ['name'] },
)
const stdin = fc.oneof(
  { weight: 8, arbitrary: conf.map((c) => JSON.stringify(c)) },
  { weight: 1, arbitrary: fc.uint8Array() },
  { weight: 1, arbitrary: fc.string() },
)
const node = fc
  .record({
    name: fc.constantFrom('cbr0', 'vxlan0'),
    type: fc.constantFrom('l2bridge', 'Overlay', 'nat'),
    subnets: fc.constantFrom(
      [],
      [{ addressPrefix: '10.244.1.0/24', gatewayAddress: '10.244.1.1' }],
      [{ addressPrefix: 'x', gatewayAddress: 'y' }],
    ),
    managementIP: fc.constantFrom('', '10.127.130.38'),
  })
  .map((network) => windowsNode(network))

test('no input makes win-bridge or win-overlay throw', () => {
  const command = fc.constantFrom('ADD', 'ADD', 'ADD', 'DEL', 'CHECK', 'STATUS', 'GC', 'VERSION', '', 'X')
  const netns = fc.constantFrom('none', '', 'guid', 'container:abc')
  fc.assert(
    fc.property(stdin, node, fc.constantFrom(...RELEASES), command, netns, (input, where, tag, cmd, ns) => {
      const version = parseProgramVersion(tag)
      if (version === undefined) throw new Error(tag)
      const run = { stdin: input, call: { ...CONTAINERD_ADD, command: cmd, netns: ns }, version, node: where }
      winBridge(run)
      winOverlay(run)
    }),
    { numRuns: 300 },
  )
})
