import { describe, expect, test } from 'vitest'
import { parseGoCidr } from '../../../src/net/go-net.ts'
import { podPolicies } from '../../../src/programs/calico/winpol.ts'

/*
 * The first three cases are those of projectcalico/calico cni-plugin/internal/pkg/utils/winpol/windows_policy_test.go
 * 87c15906f20c, the others are read in windows_policy.go.
 */

const NAT = '{"Type": "OutBoundNAT", "ExceptionList": ["10.96.0.0/12"]}'
const OTHER = '{"Type": "SomethingElse"}'
const POOLS = ['10.0.1.0/24', '10.0.2.0/24', '10.11.128.13/19'].map(cidr)

function cidr(text: string) {
  const net = parseGoCidr(text)
  if (net === undefined) throw new Error(text)
  return net
}

function calculated(values: readonly string[], natOutgoing: boolean, pools = POOLS) {
  const entries = values.map((value, index) => ({
    name: 'EndpointPolicy',
    value,
    origin: { kind: 'configured', path: ['policies', index], valueKey: 'value' } as const,
  }))
  const result = podPolicies(entries, pools, natOutgoing)
  if (!result.ok) return result.error.text
  return {
    v1: result.value.sent.map(({ v1 }) => v1),
    v2: result.value.sent.map(({ v2 }) => [v2.type, v2.settings]),
  }
}

describe('the policies of a pod', () => {
  test('lose OutBoundNAT where the pool does not translate', () => {
    const expected = { v1: [OTHER], v2: [['SomethingElse', '{}']] }
    expect(calculated([NAT, OTHER], false)).toEqual(expected)
    expect(calculated([OTHER], false)).toEqual(expected)
  })

  test('get the pools as exceptions, masked', () => {
    const list = '["10.96.0.0/12","10.0.1.0/24","10.0.2.0/24","10.11.128.0/19"]'
    expect(calculated([NAT, OTHER], true)).toEqual({
      v1: [`{"ExceptionList":${list},"Type":"OutBoundNAT"}`, OTHER],
      v2: [
        ['OutBoundNAT', `{"Exceptions":${list}}`],
        ['SomethingElse', '{}'],
      ],
    })
  })

  test('get an OutBoundNAT where there is none, behind the others', () => {
    const list = '["10.0.1.0/24","10.0.2.0/24","10.11.128.0/19"]'
    expect(calculated([OTHER], true)).toEqual({
      v1: [OTHER, `{"ExceptionList":${list},"Type":"OutBoundNAT"}`],
      v2: [
        ['SomethingElse', '{}'],
        ['OutBoundNAT', `{"Exceptions":${list}}`],
      ],
    })
    expect(calculated([OTHER], true, [])).toEqual({ v1: [OTHER], v2: [['SomethingElse', '{}']] })
  })

  test('keep the spelling of the type and the nesting of what is in the form of HCN already', () => {
    const nested = '{"Type":"outboundnat","Settings":{"Exceptions":["10.96.0.0/12"]}}'
    expect(calculated([nested], true, [cidr('10.0.1.0/24')])).toEqual({
      v1: [
        '{"ExceptionList":["10.0.1.0/24"],"Settings":{"Exceptions":["10.96.0.0/12"]},"Type":"outboundnat"}',
      ],
      v2: [['outboundnat', '{"Exceptions":["10.0.1.0/24"],"Settings":{"Exceptions":["10.96.0.0/12"]}}']],
    })
  })

  test('print a list that nothing is put to as null', () => {
    expect(calculated(['{"Type":"OutBoundNAT"}'], true, [])).toEqual({
      v1: ['{"ExceptionList":null,"Type":"OutBoundNAT"}'],
      v2: [['OutBoundNAT', '{"Exceptions":null}']],
    })
  })

  test('end in a panic where the type is no text, and in an error where the policy is no object', () => {
    const is = (what: string) =>
      `Calico CNI panicked during ADD: interface conversion: interface {} is ${what}, not string`
    expect(calculated(['{"type":"OutBoundNAT"}'], true)).toBe(is('nil'))
    expect(calculated(['{"Type":4}'], true)).toBe(is('float64'))
    expect(calculated(['{"Type":{}}'], true)).toBe(is('map[string]interface {}'))
    expect(calculated(['[]'], true)).toBe(
      'json: cannot unmarshal array into Go value of type map[string]interface {}',
    )
    expect(calculated([''], true)).toBe('unexpected end of JSON input')
  })
})
