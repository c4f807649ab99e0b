import { expect, test } from 'vitest'
import { formatAddress } from '../../src/net/address.ts'
import { formatGoIpNet, parseGoCidr, parseGoIp } from '../../src/net/go-net.ts'

// Measured with go1.26 net.ParseCIDR; the text is that of the address with the mask, as IPNet.String prints it.
test.each([
  ['10.1.2.3/24', '10.1.2.3/24'],
  ['10.0.0.0/08', '10.0.0.0/8'],
  ['::1/00064', '::1/64'],
  ['1:2:3:4:5:6:7::/64', '1:2:3:4:5:6:7:0/64'],
  ['::ffff:10.1.2.0/120', '10.1.2.0/24'],
  ['::ffff:10.1.2.0/64', '10.1.2.0/0'],
  ['::1.2.3.4/96', '::102:304/96'],
])('%s is %s', (text, shown) => {
  const net = parseGoCidr(text)
  expect(net && formatGoIpNet(net)).toBe(shown)
})

test.each([
  '',
  '10.0.0.0',
  '010.0.0.0/8',
  '10.0.0.0/+8',
  '10.0.0.0/8 ',
  '10.0.0.0/33',
  'fe80::1%eth0/64',
  '10/8',
])('%j is refused', (text) => {
  expect(parseGoCidr(text)).toBeUndefined()
})

test('an IPv6 address with an IPv4 mask prints as <nil>', () => {
  const address = parseGoIp('fd00::2')
  expect(address && formatGoIpNet({ address, ones: 24, maskBits: 32 })).toBe('<nil>')
})

test('an IPv4-mapped address is IPv4', () => {
  const address = parseGoIp('::ffff:10.1.2.3')
  expect(address && formatAddress(address)).toBe('10.1.2.3')
})
