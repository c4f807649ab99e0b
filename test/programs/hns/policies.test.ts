import { expect, test } from 'vitest'
import { appendOutboundNat, appendProviderAddress } from '../../../src/programs/hns/append-policies.ts'
import { mergeOutboundNat, mergeProviderAddress } from '../../../src/programs/hns/merge-policies.ts'
import type { Policy } from '../../../src/programs/hns/policy.ts'
import { protocolNumber } from '../../../src/programs/hns/protocol-number.ts'

const exceptions: Policy = configured(
  '{"Type":"OutBoundNAT","VIP":"9.9.9.9","ExceptionList":["1.0.0.0/8","2.0.0.0/8"]}',
)

test('plugins before v1.0.0 rewrite the first OutBoundNAT and lose its other members', () => {
  expect(mergeOutboundNat([exceptions], '1.0.0.0/8', 'ipMasqNetwork')).toEqual([
    {
      name: 'EndpointPolicy',
      value: '{"Type": "OutBoundNAT", "ExceptionList": ["2.0.0.0/8","1.0.0.0/8"]}',
      origin: { kind: 'configured', path: ['policies', 0], rewritten: 'ipMasqNetwork' },
    },
  ])
})

test('an OutBoundNAT of nothing but the same exceptions is not another one before v1.0.0', () => {
  const plain = configured('{"Type":"OutBoundNAT","ExceptionList":["1.0.0.0/8","2.0.0.0/8"]}')
  const [merged] = mergeOutboundNat([plain], '1.0.0.0/8', 'ipMasqNetwork')
  expect(merged?.value).toBe('{"Type": "OutBoundNAT", "ExceptionList": ["2.0.0.0/8","1.0.0.0/8"]}')
  expect(merged?.origin).toEqual(plain.origin)
})

test('plugins from v1.0.0 on leave a list alone that holds the same text', () => {
  expect(appendOutboundNat([exceptions], 0, '1.0.0.0/8', 'ipMasqNetwork')).toEqual([exceptions])
})

test('plugins from v1.0.0 on add a second OutBoundNAT otherwise', () => {
  expect(appendOutboundNat([exceptions], 0, '3.0.0.0/8', 'ipMasqNetwork').at(1)).toEqual({
    name: 'EndpointPolicy',
    value: '{"Type": "OutBoundNAT", "ExceptionList": ["3.0.0.0/8"]}',
    origin: { kind: 'added', reason: 'ipMasqNetwork' },
  })
})

test('the provider address of the user stays before v1.0.0 and is doubled after', () => {
  const own = configured('{"Type":"PA","PA":"10.0.0.1"}')
  expect(mergeProviderAddress([own], '192.168.0.1', 'PA')).toEqual([own])
  expect(appendProviderAddress([own], 0, '192.168.0.1', 'PA')).toHaveLength(2)
})

test.each([
  ['tcp', 6],
  ['UDP', 17],
  ['ICMPv6', 58],
  ['6', 6],
  ['0x11', 17],
  ['0b1_1', 3],
  ['010', 8],
  ['1023', 1023],
  ['1024', undefined],
  ['-1', undefined],
  ['09', undefined],
  ['sctp', undefined],
  ['', undefined],
])('protocol %j is %s', (text, number) => {
  expect(protocolNumber(text)).toBe(number)
})

function configured(value: string): Policy {
  return { name: 'EndpointPolicy', value, origin: { kind: 'configured', path: ['policies', 0] } }
}
