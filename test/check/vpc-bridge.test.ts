import { expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import { readVpcBridgeConf } from '../../src/programs/vpc-bridge.ts'
import { validate } from '../../src/validate/validate.ts'

/** The recorded cases of conformance/, in which the program is a text. */
const CASES: readonly { readonly id: string; readonly input: { readonly document: unknown } }[] = JSON.parse(
  readFileSync('conformance/cases/vpc-bridge/sample.json', 'utf8'),
).cases

test('validate tells as an error what vpc-bridge stops at, with its words', () => {
  let refused = 0
  for (const { id, input } of CASES) {
    const { document } = input
    if (typeof document !== 'string') continue
    const read = readVpcBridgeConf(document)
    // What cannot be decoded is told by other rules.
    if (read.ok || !/^(invalid|missing) /.test(read.error)) continue
    const { kind, diagnostics } = validate({ path: 'vpc.conf', text: document })
    if (kind !== 'cni-conf' || !document.includes('"type":"vpc-bridge"')) continue
    refused++
    const labels = diagnostics.filter(({ severity }) => severity === 'error').map(({ label }) => label)
    expect(labels, id).toContain(`no pod starts: \`${read.error}\``)
  }
  expect(refused).toBeGreaterThan(50)
})

test('a MAC address without separators is read by newer builds only', () => {
  const text = JSON.stringify({
    cniVersion: '0.3.1',
    name: 'vpc',
    type: 'vpc-bridge',
    eniMACAddress: '021122334455',
    eniIPAddresses: ['10.14.34.71/25'],
    gatewayIPAddress: '10.14.34.1',
  })
  const found = validate({ path: 'vpc.conf', text }).diagnostics.filter(({ code }) => code === 'WIN267')
  expect(found.map(({ severity, help }) => `${severity} ${help}`)).toEqual([
    'warning write `02:11:22:33:44:55`',
  ])
})
