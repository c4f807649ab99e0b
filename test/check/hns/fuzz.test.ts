import fc from 'fast-check'
import { expect, test } from 'vitest'
import { KINDS, validate } from '../../../src/validate/validate.ts'
import { asWindowsTarget } from '../../../src/spec/read-windows.ts'
import { lowerToV1 } from '../../../src/policy/lower-v1.ts'
import { lowerToV2 } from '../../../src/policy/lower-v2.ts'
import { anyOf, COMMON, V2_ONLY } from '../../policy/arbitraries.ts'

const kinds = KINDS.filter((kind) => /^(hns|hcn)-/.test(kind))
const builds = ['10.0.17763.1', '10.0.18362.1', '10.0.19041.867', 'ltsc2022'].flatMap((text) => {
  const target = asWindowsTarget(text)
  return target.ok ? [target.value] : []
})

/** Words that rules look for, so that odd values stand where they are read. */
const key = fc.constantFrom(
  ...[
    'Type',
    'Settings',
    'Policies',
    'Ipams',
    'Subnets',
    'Routes',
    'NextHop',
    'IpAddressPrefix',
    'AddressPrefix',
  ],
  ...[
    'Exceptions',
    'ExceptionList',
    'Destinations',
    'IpConfigurations',
    'IpAddress',
    'PrefixLength',
    'Flags',
    'VIP',
  ],
  ...[
    'SchemaVersion',
    'Major',
    'Action',
    'Direction',
    'Priority',
    'Protocols',
    'LocalPorts',
    'PortMappings',
    'name',
    'value',
  ],
)
const leaf = fc.oneof(
  fc.constantFrom(
    'ACL',
    'OutBoundNAT',
    'PortMapping',
    'ROUTE',
    'L2Bridge',
    'Overlay',
    '10.0.0.0/8',
    'fd00::1',
    '',
    'In',
    'Block',
    null,
  ),
  fc.integer(),
  fc.double(),
  fc.boolean(),
)
const { odd } = fc.letrec((tie) => ({
  odd: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('odd'), { maxLength: 3 }),
    fc.dictionary(key, tie('odd'), { maxKeys: 5 }),
  ),
}))

test('no document makes the rules throw', () => {
  fc.assert(
    fc.property(odd, fc.constantFrom(...kinds), fc.constantFrom(...builds), (document, kind, windows) => {
      validate({ path: '<stdin>', text: JSON.stringify(document) ?? '' }, { kind, context: { windows } })
    }),
    { numRuns: 2000 },
  )
})

const errors = (kind: 'hns-policy' | 'hcn-policy', policy: unknown) =>
  validate({ path: '<stdin>', text: JSON.stringify(policy) }, { kind })
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map(({ code, message }) => `${code} ${message}`)

test('what is lowered has no error', () => {
  fc.assert(
    fc.property(anyOf([...COMMON, ...V2_ONLY]), (policy) => {
      const { policy: v1 } = lowerToV1(policy)
      if (v1 !== undefined && !('protocol' in policy && policy.protocol === 1))
        expect(errors('hns-policy', v1)).toEqual([])
      expect(errors('hcn-policy', lowerToV2(policy).policy)).toEqual([])
    }),
    { numRuns: 500 },
  )
})
