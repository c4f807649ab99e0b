import { expect, test } from 'vitest'
import { policiesPage } from '../../src/convert/policies-page.ts'
import { compile } from '../../src/compile/compile.ts'
import { specStatement } from '../../src/convert/spec-statement.ts'
import { POLICY_EXAMPLES } from '../../src/convert/policy-examples.ts'
import { policyTypeNames } from '../../src/facts/hns-schema/api.ts'
import { policyType } from '../../src/facts/hns-schema/api.ts'
import { lowerToV1 } from '../../src/policy/lower-v1.ts'
import { lowerToV2 } from '../../src/policy/lower-v2.ts'
import { type Kind, validate } from '../../src/validate/validate.ts'

test('every policy of HCN (v2) that hcsshim has is on the page', () => {
  const shown = new Set(POLICY_EXAMPLES.map(({ policy }) => String(lowerToV2(policy).policy['Type'])))
  const known = policyTypeNames(2).filter((name) => policyType(2, name)?.docs === undefined)
  expect([...shown].toSorted()).toEqual(known.toSorted())
})

test.each(POLICY_EXAMPLES)('$policy.kind is right in both dialects', ({ policy }) => {
  const said = (kind: Kind, document: unknown) =>
    validate({ path: 'f', text: JSON.stringify(document) }, { kind })
      .diagnostics.filter(({ severity }) => severity === 'error')
      .map(({ message }) => message)
  const { policy: v1 } = lowerToV1(policy)
  if (v1 !== undefined) expect(said('hns-policy', v1)).toEqual([])
  expect(said('hcn-policy', lowerToV2(policy).policy)).toEqual([])
})

test('builds are told by ranges', () => {
  const page = policiesPage()
  expect(page).toContain('| DSR | 9.3 to 9.x, 10.2 and later | ltsc2019 from 17763.1432,')
  expect(page).toContain('Windows: ltsc2022, ltsc2025 (`TierAcl`).')
})

const stated = POLICY_EXAMPLES.flatMap(({ policy }) => {
  const [, yaml] = /```yaml\n([^]*?)```/.exec(specStatement(policy)) ?? []
  return yaml === undefined ? [] : [{ kind: policy.kind, policy, yaml }]
})

test.each(stated)('what the page says of $kind in a spec is what comes out of it', ({ policy, yaml }) => {
  const spec = `apiVersion: hnsc.dev/v1alpha1
kind: ClusterNetwork
windows: { version: ltsc2025 }
network: { driver: overlay, plugin: win-overlay }
cidrs: { cluster: 10.244.0.0/16, service: 10.96.0.0/12, management: 10.0.0.0/24 }
nodes: [{ name: win-1, managementIP: 10.0.0.4, podCIDR: 10.244.1.0/24 }]
${yaml}`
  const { files, diagnostics } = compile({ path: 'cluster.yaml', text: spec })
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  const written = files
    .filter(({ kind }) => kind === 'cni-config' || kind === 'hns-network')
    .map(({ text }) => JSON.stringify(JSON.parse(text)))
    .join()
  // MAC addresses of routers are written in lower case.
  expect(written.toLowerCase()).toContain(JSON.stringify(lowerToV2(policy).policy).toLowerCase())
})

test('every policy has a place in a spec, or follows from the rest of it', () => {
  expect(stated.length).toBe(POLICY_EXAMPLES.length - 5)
})
