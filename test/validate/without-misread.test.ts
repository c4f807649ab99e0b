import { expect, test } from 'vitest'
import { validate } from '../../src/validate/validate.ts'

/* One cause, one finding: nothing is said of a word that is not read as it was meant, but that it is not. */

const CONF = (name: string, dataDir: string): Buffer =>
  Buffer.from(
    `{
  "cniVersion": "1.0.0",
  "name": "${name}",
  "type": "win-bridge",
  "apiVersion": 2,
  "policies": [{ "name": "EndpointPolicy", "value": { "Type": "OutBoundNAT", "Settings": { "Exceptions": ["10.0.0.0/8"] } } }],
  "ipam": { "type": "host-local", "subnet": "10.244.1.0/24", "rangeStart": "10.244.1.3", "dataDir": "${dataDir}" }
}
`,
    'latin1',
  )

const errorsOf = (bytes: Uint8Array): readonly string[] =>
  validate({ path: '10-a.conf', text: bytes })
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map(({ code }) => code)

test.each([
  ['a name in Latin-1', CONF('c\u00e9r0', 'x'), ['WIN004']],
  ['a path of escapes', CONF('cbr0', 'C:\\temp\\net'), ['WIN032']],
  ['a path of escapes, right and wrong ones', CONF('cbr0', 'C:\\temp\\x'), ['WIN031']],
  ['a path of escapes for a name', CONF('C:\\temp', 'x'), ['WIN032']],
])('%s is one error', (_, bytes, codes) => {
  expect(errorsOf(bytes)).toEqual(codes)
})

test('what is wrong with another word is told all the same', () => {
  const text = CONF('c\u00e9r0', 'x').toString('latin1').replace('"rangeStart"', '"rangeBegin"')
  const { diagnostics } = validate({ path: '10-a.conf', text: Buffer.from(text, 'latin1') })
  expect(diagnostics.map(({ code }) => code)).toEqual(expect.arrayContaining(['WIN004', 'WIN218', 'WIN229']))
})
