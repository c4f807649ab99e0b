import { describe, expect, it, test } from 'vitest'
import { compile } from '../../src/compile/compile.ts'
import { felixAcls } from '../../src/programs/felix/felix.ts'
import type { FelixAcl } from '../../src/programs/felix/rule.ts'

/*
 * What Calico's own installation sets where it enforces policies on pods of another plugin, and what hnsc asks for:
 * projectcalico/calico 87c15906f20c node/windows-packaging/install-calico-windows.ps1 for AKS (config.ps1 after
 * Set-ConfigParameters, and static-rules.json), tigera/operator 03465d4bc6af pkg/render/windows.go for AKS, and
 * config.ps1 edited by hand for flannel.
 */

const spec = (network: string, more = '') => `apiVersion: hnsc.dev/v1alpha1
kind: ClusterNetwork
network: { ${network}, policyEngine: calico }
cidrs: { cluster: 10.244.0.0/16, service: 10.96.0.0/12, management: 10.127.130.0/24 }
${more}nodes: [{ name: win-1, managementIP: 10.127.130.38, podCIDR: 10.244.1.0/24 }]
`
const AKS = spec('driver: l2bridge, plugin: azure-vnet', 'platform: azure\n')

interface PolicyOnly {
  readonly windows: Readonly<Record<string, string>>
  readonly 'windows-host-process'?: Readonly<Record<string, string>>
  readonly 'static-rules.json'?: StaticRules
}

interface StaticRules {
  readonly Provider: string
  readonly Rules: readonly { readonly Rule: StaticRule }[]
}

interface StaticRule {
  readonly Type: string
  readonly ID: string
  readonly Protocol: number
  readonly Action: 'Allow' | 'Block'
  readonly Direction: 'In' | 'Out'
  readonly LocalAddresses?: string
  readonly RemoteAddresses?: string
  readonly LocalPorts?: string
  readonly RemotePorts?: string
  readonly RuleType: 'Host' | 'Switch'
  readonly Priority: number
}

function ours(text: string): PolicyOnly {
  const { files, diagnostics } = compile({ path: 'cluster.yaml', text })
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  const requirements = files.find(({ kind }) => kind === 'linux-requirements')?.text ?? '{}'
  return JSON.parse(requirements)['calico-policy-only']
}

/** config.ps1 after the script for AKS; what Calico's CNI plugin alone is told is left out, as nothing installs it. */
const AKS_SCRIPT = {
  CALICO_NETWORKING_BACKEND: 'none',
  KUBE_NETWORK: 'azure.*',
  CALICO_DATASTORE_TYPE: 'kubernetes',
  KUBECONFIG: String.raw`C:\CalicoWindows\calico-kube-config`,
}
/** The variables of the operator that decide what Felix and the node do, for AKS without IP pools. */
const AKS_OPERATOR = {
  CALICO_NETWORKING_BACKEND: 'none',
  KUBE_NETWORK: 'azure.*',
  DATASTORE_TYPE: 'kubernetes',
  NO_DEFAULT_POOLS: 'true',
}
/** config.ps1 for a network of flannel, with its own pattern in place of `Calico.*`. */
const FLANNEL_SCRIPT = { ...AKS_SCRIPT, KUBE_NETWORK: 'flannel.4096' }

/** Only ours: without it the operator and the scripts rely on pools that have no VXLAN, or on none. */
const NO_VXLAN = { FELIX_VXLANENABLED: 'false' }
const NO_POOLS = { NO_DEFAULT_POOLS: 'true' }

describe.each([
  ['AKS, services', ours(AKS).windows, AKS_SCRIPT, { ...NO_POOLS, ...NO_VXLAN }, 'azure', ['azure2']],
  ['AKS, operator', ours(AKS)['windows-host-process'], AKS_OPERATOR, NO_VXLAN, 'azure', ['azure2']],
  [
    'flannel, services',
    ours(spec('driver: overlay, plugin: flannel')).windows,
    FLANNEL_SCRIPT,
    { ...NO_POOLS, ...NO_VXLAN },
    'flannel.4096',
    ['flannel.40960', 'flannel-4096'],
  ],
] as const)('what Calico is told: %s', (_, own = {}, theirs, more, network, strangers) => {
  it('is what its own installation sets, but for what is listed', () => {
    expect({ ...own, KUBE_NETWORK: theirs.KUBE_NETWORK }).toEqual({ ...theirs, ...more })
  })

  it('names the same network, and no other beside it', () => {
    const [a, b] = [own['KUBE_NETWORK'], theirs.KUBE_NETWORK].map((pattern = '') => new RegExp(pattern))
    expect([a?.test(network), b?.test(network)]).toEqual([true, true])
    for (const other of strangers) expect([a?.test(other), b?.test(other)], other).toEqual([false, true])
  })
})

/** SetAKSCalicoStaticRules of install-calico-windows.ps1. */
const AKS_RULES: StaticRules = {
  Provider: 'AKS',
  Rules: [
    {
      Rule: {
        Action: 'Block',
        Direction: 'Out',
        ID: 'block-wireserver',
        Priority: 200,
        Protocol: 6,
        RemoteAddresses: '168.63.129.16/32',
        RemotePorts: '80',
        RuleType: 'Switch',
        Type: 'ACL',
      },
    },
  ],
}

/** As policysets/static_rules.go reads the file; it panics where a rule lacks one of these. */
function read({ Provider, Rules }: StaticRules): FelixAcl[] {
  return Rules.map(({ Rule }) => {
    expect(Provider).not.toBe('')
    expect(Rule.ID).not.toBe('')
    expect(Rule.Priority).toBeGreaterThan(0)
    expect([Rule.Type, ['Host', 'Switch'].includes(Rule.RuleType)]).toEqual(['ACL', true])
    expect([['Allow', 'Block'].includes(Rule.Action), ['In', 'Out'].includes(Rule.Direction)]).toEqual([
      true,
      true,
    ])
    return {
      id: `${Provider}-${Rule.ID}`,
      protocol: Rule.Protocol,
      action: Rule.Action,
      direction: Rule.Direction,
      localAddresses: Rule.LocalAddresses ?? '',
      remoteAddresses: Rule.RemoteAddresses ?? '',
      localPorts: Rule.LocalPorts ?? '',
      remotePorts: Rule.RemotePorts ?? '',
      ruleType: Rule.RuleType,
      priority: Rule.Priority,
    }
  })
}

/** What Felix asks for on a pod without policies, whose profile allows everything. */
function onPod(rules: StaticRules | undefined): readonly FelixAcl[] {
  const result = felixAcls({
    policies: {},
    profiles: { 'kns.default': { inbound: [{ action: 'allow' }], outbound: [{ action: 'allow' }] } },
    tiers: [],
    profileIds: ['kns.default'],
    ipSets: {},
    hostAddresses: ['10.127.130.38/32'],
    staticRules: rules === undefined ? [] : read(rules),
    features: { ruleId: true, noHostRulePriority: true },
  })
  expect(result.ok).toBe(true)
  return result.ok ? result.acls : []
}

const blocks = (acls: readonly FelixAcl[]) =>
  acls
    .filter(({ action, remoteAddresses }) => action === 'Block' && remoteAddresses !== '')
    .map(({ remoteAddresses, remotePorts, direction }) => `${direction} ${remoteAddresses} ${remotePorts}`)

test('Felix keeps what AKS blocks, and the second port of the wire server, which azure-vnet blocks too', () => {
  const theirs = blocks(onPod(AKS_RULES))
  const own = onPod(ours(AKS)['static-rules.json'])
  expect(theirs).toEqual(['Out 168.63.129.16/32 80'])
  expect(blocks(own)).toEqual([...theirs, 'Out 168.63.129.16/32 32526'])
  // Before anything that allows: the lower number wins.
  const out = own.filter(({ direction, ruleType }) => direction === 'Out' && ruleType === 'Switch')
  expect(out.map(({ action }) => action)).toEqual(['Block', 'Block', 'Allow', 'Block'])
  expect(out.map(({ priority }) => priority)).toEqual(out.map(({ priority }) => priority).toSorted())
})

test('with dockershim there are no containers that are processes of the host', () => {
  const old = 'kubernetes: { version: "1.22" }\nruntime: { name: dockershim }\n'
  expect(ours(spec('driver: l2bridge', old))).not.toHaveProperty('windows-host-process')
})

test('Felix gets no file where azure-vnet blocks nothing', () => {
  const open = `${AKS}azure: { blockWireServer: false }\n`
  expect(ours(open)).not.toHaveProperty(['static-rules.json'])
  expect(ours(`${AKS}azure: { blockMetadata: true }\n`)['static-rules.json']?.Rules).toHaveLength(3)
})
