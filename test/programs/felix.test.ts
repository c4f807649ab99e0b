import { describe, expect, it } from 'vitest'
import { combinePorts } from '../../src/programs/felix/ports.ts'
import { replayFelix } from '../support/felix-vector.ts'

describe('Felix, read in its source', () => {
  const allow = (rules: object[]) => ({
    policies: { p: { in: rules } },
    tiers: [{ ingressPolicies: ['p'], isDefaultTier: true }],
  })

  it('drops a deny with a negated network, which fails open', () => {
    const result = replayFelix(
      allow([
        { action: 'deny', notSrcNet: ['10.0.0.0/8'] },
        { action: 'allow', ruleId: 'a' },
      ]),
    )
    expect('acls' in result && result.acls.map((acl) => acl['Action'])).toEqual([
      'Allow',
      'Block',
      'Allow',
      'Block',
      'Allow',
    ])
  })

  it('turns a misspelt protocol into any protocol', () => {
    const result = replayFelix(allow([{ action: 'allow', protocol: 'tpc', dstPorts: ['80'] }]))
    expect('acls' in result && result.acls[0]).toMatchObject({ Protocol: 256, LocalPorts: '80' })
  })

  it('splits more than 4000 addresses into several rules', () => {
    const srcNet = Array.from({ length: 4001 }, (_, i) => `10.${i >> 8}.${i & 255}.0/32`)
    const result = replayFelix(allow([{ action: 'allow', ruleId: 'r', srcNet }]))
    expect('acls' in result && result.acls.map((acl) => acl['Id'])).toEqual(
      expect.arrayContaining(['policy-p-r-0', 'policy-p-r-1']),
    )
  })

  it('panics when a common port range reaches the top of the longer list', () => {
    expect(combinePorts('443', '443')).toEqual({ ok: false, panic: 'bitset said no end of range' })
    expect(combinePorts('80-90', '443')).toEqual({ ok: true, ports: '' })
    expect(combinePorts('80-90,500', '85-443')).toEqual({ ok: true, ports: '85-90' })
  })
})
