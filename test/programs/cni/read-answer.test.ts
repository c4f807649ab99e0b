import { expect, test } from 'vitest'
import { formatAddress } from '../../../src/net/address.ts'
import { readAddresses } from '../../../src/programs/cni/read-answer.ts'

const V4 = '10.244.1.10/24'
const NEW = JSON.stringify({ cniVersion: '0.4.0', ips: [{ version: '4', address: V4 }] })
const OLD = JSON.stringify({ cniVersion: '0.2.0', ip6: { ip: 'fd00::5/64' }, ip4: { ip: V4 } })

test.each([
  ['the form that was asked for counts before v1.0.0', NEW, '0.2.0', '0.8.1', []],
  ['the form that the result names counts in v1.0.x', NEW, '0.2.0', '1.0.1', ['10.244.1.10']],
  ['the form that the result names counts from v1.1.0 on', NEW, '0.2.0', '1.3.0', ['10.244.1.10']],
  [
    'a result without a version has the one that was asked for',
    '{"ips":[{"address":"1.2.3.4/8"}]}',
    '1.0.0',
    '1.1.2',
    ['1.2.3.4'],
  ],
  [
    'a result without a version is 0.1.0 in v1.0.x',
    '{"ips":[{"address":"1.2.3.4/8"}]}',
    '1.0.0',
    '1.0.1',
    [],
  ],
  ['an old result has IPv4 first', OLD, '0.2.0', '1.3.0', ['10.244.1.10', 'fd00::5']],
])('%s', (_, stdout, asked, cni, addresses) => {
  const read = readAddresses({ exit: 0, stdout }, asked, cni)
  expect(read.ok && read.value.map(({ address }) => address && formatAddress(address))).toEqual(addresses)
})

test.each([
  [0, '{"cniVersion":"9.9.9"}', 'unsupported CNI result version "9.9.9"'],
  [0, 'oops', "failed to unmarshal raw result: invalid character 'o' looking for beginning of value"],
  [0, '{"cniVersion":"1.0.0","ips":[{"address":"x"}]}', 'invalid CIDR address: x'],
  [1, '{"code":11,"msg":"no addresses"}', 'no addresses'],
  [1, '', 'netplugin failed with no error message: exit status 1'],
  [
    1,
    'oops\n',
    `netplugin failed but error parsing its diagnostic message "oops\\n": invalid character 'o' looking for beginning of value`,
  ],
])('exit %d with %j is the error %j', (exit, stdout, text) => {
  expect(readAddresses({ exit, stdout }, '1.0.0', '1.3.0')).toMatchObject({ ok: false, error: { text } })
})
