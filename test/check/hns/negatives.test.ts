import { describe, expect, test } from 'vitest'
import { list, object, sharedVectors } from '../../support/shared.ts'
import { negativeCodes } from '../../support/vectors/hns-negatives.ts'
import { buildsOf } from '../../support/vectors/builds.ts'

/** The code that is about what each case is about; other findings may come with it. */
const CODE_OF: Readonly<Record<string, string>> = {
  'ob-exception-arm-id': 'WIN210',
  'ob-exception-bare-ip': 'WIN210',
  'v1-key-in-v2-settings': 'WIN302',
  'v1-flat-in-apiversion2': 'WIN212',
  'v1-route-on-v2': 'WIN301',
  'acl-any-word': 'WIN315',
  'acl-lone-block': 'WIN314',
  'route-next-hop-gateway-collision': 'WIN334',
  'network-gw-outside-subnet': 'WIN329',
  'network-no-default-route': 'WIN328',
  'no-schemaversion': 'WIN310',
  'portmapping-hostport-without-flag': 'WIN326',
  'v1-nat-on-l2bridge': 'WIN327',
  'sourcevip-reserved': 'WIN337',
  'dsr-on-old-1809': 'WIN344',
  'wcn-type-lowercase': 'WIN221',
  'wcn-gateway-key': 'WIN226',
  'wcn-dualstack-non-l2bridge': 'WIN342',
  'acn-dns-half-set': 'WIN343',
  'endpoint-mac-colon': 'WIN335',
  'l2bridge-on-client-sku': 'WIN332',
  'adapter-missing': 'WIN331',
  'overlay-second-on-adapter': 'WIN330',
  'portmapping-internal-port-zero': 'WIN309',
  'v1-addroute-policylist': 'WIN338',
}

const file = sharedVectors('hns-negatives.json')

describe.runIf(file !== undefined)('the reason of each known case is found', () => {
  test.each(list(file?.['cases']).map(object))('$id', (vector) => {
    const { inside } = buildsOf(String(vector['builds']))
    const codes = inside.flatMap((build) => negativeCodes(vector, build))
    expect(codes).toContain(CODE_OF[String(vector['id'])])
  })
})

test.each([
  ['any', 12, 0],
  ['<17763.1432', 2, 10],
  ['17763', 4, 8],
  ['20348+', 3, 9],
  ['>=19041', 6, 6],
  ['below 20348', 9, 3],
  ['17763, 19041', 6, 6],
  ['18362-18363', 2, 10],
  ['seen on 26100 after 2026-04 updates; told by maintainers', 1, 0],
])('the builds of `%s`', (text, inside, outside) => {
  const builds = buildsOf(text)
  expect([builds.inside.length, builds.outside.length]).toEqual([inside, outside])
})
