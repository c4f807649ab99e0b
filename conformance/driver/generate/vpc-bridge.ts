import { type Doc, list, type Member, num, object } from '../document.ts'
import { bytesAsText } from '../models/bytes.ts'
import type { VpcBridgeCase } from '../models/vpc-bridge.ts'
import type { Random } from '../random.ts'
import type { Generated } from './plugin-case.ts'
import { again, scrap } from './scrap.ts'

/** A configuration of vpc-bridge: mostly as EKS writes it, with values that are nearly right. */
export function vpcBridgeCase(r: Random): Generated<VpcBridgeCase> {
  return { doc: conf(r), withText: (text) => ({ document: bytesAsText(text) }) }
}

function conf(r: Random): Doc {
  const members: Member[] = []
  const maybe = (probability: number, key: string, value: () => Doc): void => {
    if (!r.chance(probability)) return
    const member: Member = [key, r.chance(0.03) ? scrap(r) : value()]
    members.push(member)
    if (r.chance(0.02)) members.push(again(r, member))
  }
  maybe(0.95, 'name', () => 'vpc')
  maybe(0.95, r.pick(['cniVersion', 'cniversion']), () => r.pick(['0.3.1', '0.4.0', '']))
  maybe(0.95, 'type', () => 'vpc-bridge')
  maybe(0.3, 'capabilities', () => object(['portMappings', r.chance(0.9) || scrap(r)]))
  maybe(0.2, 'ipam', () => object(['type', r.chance(0.9) ? 'host-local' : scrap(r)]))
  maybe(0.2, 'dns', () => object(['nameservers', list('10.100.0.10')], ['search', list('{%namespace%}.svc')]))
  maybe(0.1, 'prevResult', () => object(['ips', scrap(r)]))
  maybe(0.2, 'runtimeConfig', () => object(['portMappings', ports(r)]))
  maybe(0.3, 'eniName', () => r.pick(['Ethernet 2', '']))
  maybe(0.85, r.pick(['eniMACAddress', 'eniMACAddress', 'ENIMacAddress']), () => r.pick(MACS))
  maybe(0.85, 'eniIPAddresses', () => several(r))
  maybe(0.5, 'vpcCIDRs', () => several(r))
  maybe(0.4, 'bridgeType', () => r.pick(['L2', 'L3', 'L3', 'l3', '']))
  maybe(0.1, 'bridgeNetNSPath', () => r.pick(['', '/proc/1/ns/net']))
  maybe(0.5, 'ipAddresses', () => several(r))
  maybe(0.7, 'gatewayIPAddress', () => r.pick(['10.14.34.1', '10.14.34.1/25', 'fd00::1', '10.14.34.01', '']))
  maybe(0.3, 'interfaceType', () => r.pick(['veth', 'tap', 'TAP', '']))
  maybe(0.3, 'tapUserID', () => r.pick<Doc>(USERS))
  maybe(0.5, 'serviceCIDR', () => r.pick(['10.100.0.0/16', '10.100.0.0', 'x']))
  maybe(0.1, 'vpcCIDR', () => scrap(r))
  return object(...members)
}

const MACS = [
  '02:11:22:33:44:55',
  '02-11-22-33-44-55',
  '0211.2233.4455',
  '02:11:22:33:44:55:66:77',
  '02:11:22-33:44:55',
  '02:11:22:33:44',
  '02:11:22:33:44:5g',
  '0211.2233.4455.6677',
  '0211.2233.4455.66',
  '021122334455',
  ' 02:11:22:33:44:55',
  '2:11:22:33:44:55',
  '00:00:00:00:fe:80:00:00:00:00:00:00:02:00:5e:10:00:00:00:01',
  '',
]

const USERS = [
  '1000',
  '-1',
  '+7',
  '',
  '1_000',
  '0x10',
  ' 1',
  '9223372036854775807',
  '9223372036854775808',
  '-9223372036854775808',
  '-9223372036854775809',
  '00000000000000000000000000012',
  num(1000),
]

const PREFIXES = [
  '10.14.34.71/25',
  '10.14.0.0/16',
  '10.14.34.71',
  '10.14.34.71/33',
  '10.14.034.71/25',
  'fd00::5/64',
  '::ffff:10.0.0.1/120',
  '10.14.34.71/025',
  '',
  'x',
]

function several(r: Random): Doc {
  if (r.chance(0.03)) return r.pick<Doc>([null, '10.14.34.71/25'])
  return list(...r.several(0, 3, () => (r.chance(0.75) ? PREFIXES[0] : r.pick(PREFIXES)) ?? ''))
}

function ports(r: Random): Doc {
  if (r.chance(0.1)) return scrap(r)
  return list(
    object(
      ['protocol', r.pick<Doc>(['tcp', 'sctp', num(6)])],
      ['hostPort', r.pick<Doc>([num(8080), num(-1), num('1e3'), '80', num('99999999999999999999')])],
      ['containerPort', num(80)],
    ),
  )
}
