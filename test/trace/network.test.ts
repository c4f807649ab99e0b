import { expect, test } from 'vitest'
import { readNetworks } from '../../src/trace/network.ts'

test.each([
  [
    '{"Name":"a","Type":"L2Bridge","ManagementIP":"1.2.3.4","Subnets":[{"AddressPrefix":"10.0.0.0/24","GatewayAddress":"10.0.0.1"}],"ID":"X"}',
  ],
  [
    '[{"name":"a","type":"L2Bridge","managementip":"1.2.3.4","subnets":[{"addressprefix":"10.0.0.0/24","gatewayaddress":"10.0.0.1"}],"Id":"X"}]',
  ],
  [
    '{"Id":"X","Name":"a","Type":"L2Bridge","Ipams":[{"Type":"Static","Subnets":[{"IpAddressPrefix":"10.0.0.0/24","Routes":[{"NextHop":"10.0.0.1"}]}]}],"Policies":[{"Type":"ProviderAddress","Settings":{"ProviderAddress":"1.2.3.4"}}]}',
  ],
])('%s', (text) => {
  expect(readNetworks(text)).toEqual({
    ok: true,
    value: [
      {
        id: 'X',
        name: 'a',
        type: 'L2Bridge',
        managementIP: '1.2.3.4',
        subnets: [{ addressPrefix: '10.0.0.0/24', gatewayAddress: '10.0.0.1' }],
      },
    ],
  })
})

test.each([
  ['{', 'unexpected end of JSON input'],
  ['{}', 'a network has no name'],
  ['{"Name":1}', 'json: cannot unmarshal number into Go struct field Network.Name of type string'],
])('%s is refused', (text, error) => {
  expect(readNetworks(text)).toEqual({ ok: false, error })
})

test('a file as Windows PowerShell writes it: UTF-16, or UTF-8 with a mark', () => {
  const json = '[{"Name":"n","Type":"Overlay"}]'
  const utf16 = new Uint8Array([0xff, 0xfe, ...[...json].flatMap((c) => [c.charCodeAt(0), 0])])
  const marked = new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode(json)])
  for (const bytes of [utf16, marked]) expect(readNetworks(bytes)).toEqual(readNetworks(json))
})
