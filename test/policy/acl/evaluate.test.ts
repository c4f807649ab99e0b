import { describe, expect, it } from 'vitest'
import { type Address, parseAddress } from '../../../src/net/address.ts'
import type { Acl } from '../../../src/policy/acl/acl.ts'
import { type EndpointPacket, evaluateAcls } from '../../../src/policy/acl/evaluate.ts'

function address(text: string): Address {
  const parsed = parseAddress(text)
  if (parsed === undefined) throw new Error(text)
  return parsed
}

const PACKET: EndpointPacket = {
  direction: 'In',
  local: address('10.244.1.10'),
  remote: address('10.244.2.20'),
  protocol: 6,
  localPort: 443,
  remotePort: 50000,
}

function acl(part: Partial<Acl>): Acl {
  return { action: 'Allow', direction: 'In', priority: 1000, ruleType: 'Switch', ...part }
}

const action = (
  acls: readonly Acl[],
  packet = PACKET,
  deny: 'per-direction' | 'whole-endpoint' = 'per-direction',
) => {
  const verdict = evaluateAcls(acls, packet, deny)
  return verdict.kind === 'tie' ? 'tie' : verdict.action
}

describe('the ACLs of an endpoint', () => {
  it('let everything pass when there are none', () => {
    expect(action([])).toBe('Allow')
  })

  it('block what nothing matches, once a rule of that direction exists', () => {
    const other = acl({ remoteAddresses: ['10.9.0.0/16'] })
    expect(action([other])).toBe('Block')
    expect(action([other], { ...PACKET, direction: 'Out' })).toBe('Allow')
    expect(action([other], { ...PACKET, direction: 'Out' }, 'whole-endpoint')).toBe('Block')
  })

  it('are tried in the order of their priorities, not of the list', () => {
    expect(action([acl({ action: 'Block', priority: 200 }), acl({ priority: 100 })])).toBe('Allow')
  })

  it('are undecided when one priority both allows and blocks', () => {
    expect(action([acl({}), acl({ action: 'Block' })])).toBe('tie')
  })

  it('match by protocol, address, prefix, port and range', () => {
    const block = acl({ action: 'Block', priority: 65000 })
    expect(action([acl({ protocols: [17] }), block])).toBe('Block')
    expect(action([acl({ protocols: [17, 6] }), block])).toBe('Allow')
    expect(action([acl({ remoteAddresses: ['10.244.2.20'] }), block])).toBe('Allow')
    expect(action([acl({ remoteAddresses: ['10.244.3.0/24'] }), block])).toBe('Block')
    expect(action([acl({ localAddresses: ['10.244.1.0/24'] }), block])).toBe('Allow')
    expect(action([acl({ localPorts: ['80', '400-500'] }), block])).toBe('Allow')
    expect(action([acl({ remotePorts: ['80'] }), block])).toBe('Block')
  })

  it('do not count rules for the host', () => {
    expect(action([acl({ ruleType: 'Host', action: 'Block' })])).toBe('Allow')
  })
})
