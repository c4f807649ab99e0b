import { expect, test } from 'vitest'
import { artifacts } from '../../src/compile/artifacts.ts'
import { effectFaults } from '../../src/compile/effects.ts'
import { podEffect } from '../../src/compile/pod-effect.ts'
import { planAddresses } from '../../src/plan/plan-addresses.ts'
import { readSpec } from '../../src/spec/read-spec.ts'

const HEAD = 'apiVersion: hnsc.dev/v1alpha1\nkind: ClusterNetwork\n'
const CIDRS = 'cidrs: { cluster: 10.244.0.0/16, service: 10.96.0.0/12, management: 10.127.130.0/24 }\n'
const NODES = 'nodes: [{ name: win-1, managementIP: 10.127.130.38, podCIDR: 10.244.1.0/24 }]\n'

const FLANNEL_OVERLAY = `${HEAD}network: { driver: overlay }\n${CIDRS}${NODES}`
const WIN_BRIDGE = `${HEAD}network: { driver: l2bridge, plugin: win-bridge, dsr: true }\n${CIDRS}${NODES}`
const WIN_OVERLAY = `${HEAD}network: { driver: overlay, plugin: win-overlay, macPrefix: 0E-2B }\n${CIDRS}${NODES}`
const POLICIES = `${HEAD}network: { driver: l2bridge, plugin: win-bridge }\n${CIDRS}${NODES}policies:
  endpoint:
    outboundNat:
      - { destinations: [168.63.129.16], virtualIP: 10.127.130.200 }
      - { destinations: [169.254.169.254] }
    routes: [{ destinationPrefix: 10.20.0.0/16, nextHop: 10.20.0.1 }]
    acls: [{ action: Allow, direction: Out, protocols: [tcp], remotePorts: [80] }]
    qos: { maximumOutgoingBandwidth: 1000 }
    portName: web
`
const SWIFT = `${HEAD}platform: azure
network: { driver: l2bridge, plugin: azure-vnet, dsr: true }
cidrs: { cluster: 10.224.0.0/12, service: 10.0.0.0/16, management: 10.224.0.0/16 }
azure: { executionMode: v4swift }
nodes: [{ name: win-1, managementIP: 10.224.0.4, podCIDR: 10.225.1.0/24 }]
`

test.each([
  ['flannel on overlay', FLANNEL_OVERLAY],
  [
    'v4swift of azure-vnet without Azure CNS, which would name an address',
    `${SWIFT}cni: { ipam: azure-vnet-ipam }\n`,
  ],
  ['v4swift of azure-vnet with Azure CNS', `${SWIFT}cni: { ipam: azure-cns }\n`],
  ['every policy of a spec', POLICIES],
  ['win-bridge with direct server return', WIN_BRIDGE],
  ['win-overlay with a MAC prefix of its own', WIN_OVERLAY],
])('what is emitted for %s has the effect that the spec wants', (_, spec) => {
  expect(faults(spec, (text) => text)).toEqual([])
})

test.each([
  ['an exception less', FLANNEL_OVERLAY, /"10.244.0.0\/16",\s*/, '', 'the NAT exceptions are `10.96.0.0/12`'],
  [
    'an exception of its own',
    FLANNEL_OVERLAY,
    '"10.244.0.0/16"',
    '"192.168.0.0/16","10.244.0.0/16"',
    '`192.168.0.0/16` is exempt from NAT',
  ],
  [
    'the exceptions under the key of API v1',
    FLANNEL_OVERLAY,
    '"Exceptions"',
    '"ExceptionList"',
    'the NAT exceptions are `10.244.1.0/24`',
  ],
  [
    'a misspelt policy name',
    FLANNEL_OVERLAY,
    '"EndpointPolicy"',
    '"EndpointPolicies"',
    'the NAT exceptions are `10.244.1.0/24`',
  ],
  ['no apiVersion', FLANNEL_OVERLAY, /"apiVersion": 2,\s*/, '', 'API: `1`, not `2`'],
  [
    'another network name',
    FLANNEL_OVERLAY,
    '"name": "flannel.4096"',
    '"name": "vxlan0"',
    'Network name "vxlan0" not found',
  ],
  [
    'another provider address',
    FLANNEL_OVERLAY,
    '"10.127.130.38"',
    '"10.127.130.39"',
    'provider addresses: `10.127.130.39,10.127.130.38`',
  ],
  [
    'a route to elsewhere',
    FLANNEL_OVERLAY,
    /"DestinationPrefix": "[^"]*"/,
    '"DestinationPrefix": "10.97.0.0/16"',
    'routes: `10.97.0.0/16`',
  ],
  ['DNS beside the delegate', FLANNEL_OVERLAY, '"dns": {\n', '"dsn": {\n', 'DNS servers: ``'],
  [
    'a policy more',
    FLANNEL_OVERLAY,
    '"policies": [',
    '"policies": [{ "name": "EndpointPolicy", "value": { "Type": "QOS" } },',
    'the policy `{"kind":"qos","maximumOutgoingBandwidth":0}` is asked for',
  ],
  [
    'ipam inside the delegate',
    FLANNEL_OVERLAY,
    '"apiVersion": 2',
    '"ipam": {}, "apiVersion": 2',
    "'delegate' dictionary must not have 'ipam' field",
  ],
  [
    'no loopbackDSR',
    WIN_BRIDGE,
    '"loopbackDSR": true',
    '"loopbackDSR": false',
    'destinations with a policy of their own: ``, not `10.244.1.3`',
  ],
  [
    'a range that starts at the gateway',
    WIN_BRIDGE,
    '"rangeStart": "10.244.1.3"',
    '"rangeStart": "10.244.1.2"',
    'a pod gets the reserved address `10.244.1.2`',
  ],
  [
    'another subnet',
    WIN_BRIDGE,
    '"subnet": "10.244.1.0/24"',
    '"subnet": "10.244.0.0/16"',
    'gateway: `10.244.0.2`, not `10.244.1.2`',
  ],
  [
    'no limit of bandwidth',
    POLICIES,
    '"Type": "QOS"',
    '"Type": "QoS"',
    'the policy `{"kind":"qos","maximumOutgoingBandwidth":1000}` is not asked for',
  ],
  ['another port in an ACL', POLICIES, '"RemotePorts": "80"', '"RemotePorts": "81"', '"remotePorts":["81"]'],
  ['an ACL for a protocol more', POLICIES, '"Protocols": "6"', '"Protocols": "6,17"', '"protocols":[6,17]'],
  [
    'another order of the policies',
    POLICIES,
    /(\{\s*"name": "EndpointPolicy",\s*"value": \{\s*"Type": "QOS"[^]*?\}\s*\}\s*\}),(\s*)(\{[^]*\})(?=\s*\],\s*"ipam")/,
    '$3,$2$1',
    'the policies are asked for in another order',
  ],
  [
    'another address to translate to',
    POLICIES,
    '"VirtualIP": "10.127.130.200"',
    '"VirtualIP": "10.127.130.201"',
    '"virtualIp":"10.127.130.201"',
  ],
  [
    'a destination more',
    POLICIES,
    '"169.254.169.254"',
    '"169.254.169.254","8.8.8.8"',
    'destinations with a policy of their own: `169.254.169.254,8.8.8.8`, not `169.254.169.254`',
  ],
  ['another MAC prefix', WIN_OVERLAY, '"0E-2B"', '"0E-2A"', 'not one with prefix `0E-2B`'],
  ['not JSON', WIN_OVERLAY, '{', '', 'a pod fails with `error parsing configuration list'],
])('%s is found by its effect', (_, spec, from, to, fault) => {
  const found = faults(spec, (text) => {
    const changed = text.replace(from, to)
    expect(changed).not.toBe(text)
    return changed
  })
  expect(found.join('\n')).toContain(fault)
})

test('a message names the file and the fault', () => {
  const [first] = faults(FLANNEL_OVERLAY, (text) => text.replace('"NeedEncap": true', '"NeedEncap": false'))
  expect(first).toMatch(
    /^`nodes\/win-1\/cni\/10-flannel.4096.conflist` has another effect than the spec: routes: ``, not `10.96.0.0\/12`$/,
  )
})

/** The faults that are found in the CNI configuration of the spec's one node after an edit. */
function faults(spec: string, edit: (text: string) => string): string[] {
  const { cluster } = readSpec({ path: 'cluster.yaml', text: spec }, [])
  const node = cluster && planAddresses(cluster).nodes[0]
  if (cluster === undefined || node === undefined) throw new Error('the spec has errors')
  const made = [...artifacts(cluster)].map(({ artifact }) => artifact)
  const conf = made.find(({ kind }) => kind === 'cni-config')
  if (conf === undefined) throw new Error('no CNI configuration')
  const netConf = made.find(({ kind }) => kind === 'flannel-net-conf')?.text
  const trace = podEffect(cluster, node, { ...conf, text: edit(conf.text) }, netConf)
  return effectFaults(cluster, node, conf.path, trace).map(({ message }) => message)
}
