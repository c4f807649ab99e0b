import { describe, expect, test } from 'vitest'
import type { Context } from '../../src/check/context.ts'
import { validate } from '../../src/validate/validate.ts'

const EXCEPTIONS = ['10.244.0.0/16', '10.96.0.0/12']

/** What is said of one policy in a CNI configuration: code, severity and JSON pointer below the policy. */
function said(plugin: object, list: 'policies' | 'AdditionalArgs', value: unknown, context: Context = {}) {
  const conf = {
    cniVersion: '0.3.0',
    name: 'cbr0',
    ipam: { type: 'host-local', subnet: '10.244.1.0/24' },
    ...plugin,
    [list]: [{ name: 'EndpointPolicy', value }],
  }
  const { diagnostics } = validate({ path: '10-a.conf', text: JSON.stringify(conf, null, 2) }, { context })
  const below = `/${list}/0/value`
  return diagnostics.flatMap(({ code, severity, location }) =>
    location.pointer?.startsWith(below) === true
      ? [`${severity} ${code} ${location.pointer.slice(below.length)}`]
      : [],
  )
}

const hcn = (value: unknown, context?: Context) =>
  said({ type: 'win-bridge', apiVersion: 2 }, 'policies', value, context)
const hns = (value: unknown) => said({ type: 'win-bridge' }, 'policies', value, { runtime: 'dockershim' })
const v2 = (Type: string, Settings: unknown) => ({ Type, Settings })

describe('policies in a CNI configuration are judged as those of HNS documents', () => {
  test.each([
    [
      'exceptions that are a text',
      v2('OutBoundNAT', { Exceptions: '10.244.0.0/16' }),
      'error WIN306 /Settings/Exceptions',
    ],
    [
      'exceptions in another case',
      v2('OutBoundNAT', { exceptions: EXCEPTIONS }),
      'warning WIN305 /Settings/exceptions',
    ],
    [
      'exceptions of the other API',
      v2('OutBoundNAT', { ExceptionList: EXCEPTIONS }),
      'warning WIN235 /Settings/ExceptionList',
    ],
    [
      'a key that does not exist',
      v2('OutBoundNAT', { Exceptions: EXCEPTIONS, Foo: 1 }),
      'warning WIN304 /Settings/Foo',
    ],
    [
      'a destination in another case',
      v2('SDNRoute', { destinationPrefix: '10.96.0.0/12', NeedEncap: true }),
      'warning WIN305 /Settings/destinationPrefix',
    ],
    ['a route to nowhere', v2('SDNRoute', { NeedEncap: true }), 'error WIN309 /Settings'],
    [
      'an action that does not exist',
      v2('ACL', { Action: 'Deny', Direction: 'In' }),
      'error WIN308 /Settings/Action',
    ],
    ['a policy of networks', v2('VxlanPort', { Port: 4789 }), 'error WIN313 /Type'],
    ['a type of the other API', v2('ROUTE', { DestinationPrefix: '10.96.0.0/12' }), 'warning WIN213 /Type'],
    ['a policy in quotation marks', '{"Type":"OutBoundNAT"}', 'error WIN306 '],
  ])('%s, for HCN', (_, value, expected) => {
    expect(hcn(value)).toEqual([expected])
  })

  test.each([
    [
      'exceptions that are a text',
      { Type: 'OutBoundNAT', ExceptionList: '10.244.0.0/16' },
      'error WIN306 /ExceptionList',
    ],
    [
      'exceptions in another case',
      { Type: 'OutBoundNAT', exceptionlist: EXCEPTIONS },
      'warning WIN305 /exceptionlist',
    ],
    [
      'exceptions of the other API',
      { Type: 'OutBoundNAT', Exceptions: EXCEPTIONS },
      'warning WIN235 /Exceptions',
    ],
    ['a type in another case', { type: 'OutBoundNAT', ExceptionList: EXCEPTIONS }, 'warning WIN305 /type'],
    ['settings of the other API', v2('OutBoundNAT', { Exceptions: EXCEPTIONS }), 'warning WIN212 /Settings'],
  ])('%s, for HNS (v1)', (_, value, expected) => {
    expect(hns(value)).toEqual([expected])
  })

  test('the plugin decodes `Settings` in any case, and drops what stands beside it', () => {
    expect(
      hcn({ Type: 'SDNRoute', settings: { DestinationPrefix: '10.96.0.0/12', NeedEncap: true } }),
    ).toEqual([])
    expect(hcn({ Type: 'OutBoundNAT', Settings: { Exceptions: EXCEPTIONS }, Note: 'x' })).toEqual([
      'warning WIN212 /Note',
    ])
  })

  test('the plugins of Microsoft send HCN policies, of the network too', () => {
    const plugin = { type: 'sdnbridge', ipam: { subnet: '10.244.1.0/24', routes: [{ GW: '10.244.1.2' }] } }
    expect(said(plugin, 'AdditionalArgs', v2('OutBoundNAT', { Exceptions: 'x' }))).toEqual([
      'error WIN306 /Settings/Exceptions',
    ])
    const conf = {
      cniVersion: '0.3.0',
      name: 'cbr0',
      ...plugin,
      AdditionalArgs: [
        { Name: 'EndpointPolicy', Value: v2('OutBoundNAT', { Exceptions: EXCEPTIONS }) },
        { Name: 'NetworkPolicy', Value: v2('VxlanPort', { Port: 4789 }) },
      ],
    }
    const { diagnostics } = validate({ path: '10-a.conf', text: JSON.stringify(conf) })
    expect(diagnostics.map(({ code }) => code)).toEqual([])
  })

  test('azure-vnet decodes keys in any case on containerd, and knows types of its own', () => {
    const azure = { type: 'azure-vnet', ipam: { type: 'azure-vnet-ipam' } }
    const containerd: Context = { runtime: 'containerd' }
    expect(
      said(azure, 'AdditionalArgs', { Type: 'LoopbackDSR', IPAddress: '169.254.169.254' }, containerd),
    ).toEqual([])
    expect(
      said(azure, 'AdditionalArgs', { type: 'OutBoundNAT', exceptionList: EXCEPTIONS }, containerd),
    ).toEqual([])
    expect(said(azure, 'AdditionalArgs', { Type: 'OutBoundNAT', ExceptionList: 'x' }, containerd)).toEqual([
      'error WIN306 /ExceptionList',
    ])
  })

  test('Calico looks for `Type` by the exact key', () => {
    const calico = { type: 'calico', ipam: { type: 'calico-ipam' } }
    expect(said(calico, 'policies', { type: 'OutBoundNAT', ExceptionList: EXCEPTIONS })).toEqual([
      'error WIN213 /type',
    ])
    expect(said(calico, 'policies', { Type: 'OutBoundNAT', Exceptions: EXCEPTIONS })).toEqual([
      'error WIN235 /Exceptions',
    ])
    expect(
      said(calico, 'policies', { Type: 'SDNROUTE', DestinationPrefix: '10.96.0.0/12', NeedEncap: true }),
    ).toEqual([])
  })

  test('an entry without a value is nothing', () => {
    const conf = {
      cniVersion: '1.0.0',
      name: 'cbr0',
      type: 'win-bridge',
      apiVersion: 2,
      policies: [
        { name: 'EndpointPolicy', value: v2('OutBoundNAT', { Exceptions: EXCEPTIONS }) },
        { name: 'EndpointPolicy', Type: 'ACL', Settings: { Action: 'Allow', Direction: 'In' } },
      ],
      ipam: { type: 'host-local', subnet: '10.244.1.0/24', rangeStart: '10.244.1.3' },
    }
    const { diagnostics } = validate({ path: '10-a.conf', text: JSON.stringify(conf) })
    const errors = diagnostics.filter(({ severity }) => severity === 'error')
    expect(errors.map(({ code, location }) => `${code} ${location.pointer}`)).toEqual(['WIN213 /policies/1'])
  })
})
