import { expect, test } from 'vitest'
import { validate } from '../../src/validate/validate.ts'

const found = (conf: object, code: string) =>
  validate({ path: '10-a.conf', text: JSON.stringify(conf) }).diagnostics.filter((one) => one.code === code)

test.each([
  ['10.0.0.0/8', ['the exception `10.0.0.0/8` covers a whole private block']],
  ['240.0.0.0/4', []],
  ['192.168.0.0/16', []],
  ['8.0.0.0/8', ['the exception `8.0.0.0/8` covers public addresses']],
])('the exception %s', (range, messages) => {
  const value = { Type: 'OutBoundNAT', Settings: { Exceptions: ['10.96.0.0/12', range] } }
  const conf = { cniVersion: '1.0.0', name: 'cbr0', type: 'win-bridge', apiVersion: 2 }
  const said = found({ ...conf, policies: [{ name: 'EndpointPolicy', value }] }, 'WIN229')
  expect(said.map(({ message }) => message)).toEqual(messages)
})

test('the type l2tunnel is not mended to a plugin that makes no such network', () => {
  const conf = { cniVersion: '0.2.0', name: 'l2tunnel', type: 'l2tunnel', optionalFlags: {} }
  const [finding] = found(conf, 'WIN221')
  expect(finding?.help).toContain('`win-bridge`, which takes an L2Tunnel network')
  expect(finding?.fix).toBeUndefined()
})
